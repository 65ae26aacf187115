package id.payung.agreement;

/** What the municipality decided about the time after the last day. */
public enum RenewalDecision {
    RENEW,
    DO_NOT_RENEW
}
