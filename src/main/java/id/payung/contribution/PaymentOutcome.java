package id.payung.contribution;

/** What became of a payment that somebody told. */
public sealed interface PaymentOutcome {

    Payment payment();

    /** The code of the bill that it pays. */
    String billingCode();

    record Recorded(Payment payment, String billingCode) implements PaymentOutcome {}

    /** The same was told before: nothing changed. */
    record KnownAlready(Payment payment, String billingCode) implements PaymentOutcome {}
}
