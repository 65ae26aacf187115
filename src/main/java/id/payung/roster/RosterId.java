package id.payung.roster;

import java.util.UUID;

/** Identifies a roster, and is the business key of its roster-submission. */
public record RosterId(UUID value) {

    public static RosterId of(String text) {
        return new RosterId(UUID.fromString(text));
    }

    static RosterId next() {
        return new RosterId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
