package id.payung.contribution;

import java.util.UUID;

/** Identifies a bill, and is the business key of its process. */
public record BillId(UUID value) {

    public static BillId of(String text) {
        return new BillId(UUID.fromString(text));
    }

    static BillId next() {
        return new BillId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
