package id.payung.renewal;

import java.util.UUID;

/** Identifies a renewal, and is the business key of agreement-renewal. */
public record RenewalId(UUID value) {

    public static RenewalId of(String text) {
        return new RenewalId(UUID.fromString(text));
    }

    static RenewalId next() {
        return new RenewalId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
