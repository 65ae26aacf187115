package id.payung.agreement;

import java.util.UUID;

/** Identifies an agreement, and is the business key of its lifecycle. */
public record AgreementId(UUID value) {

    public static AgreementId of(String text) {
        return new AgreementId(UUID.fromString(text));
    }

    static AgreementId next() {
        return new AgreementId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
