package id.payung.agreement;

/** An answer of a reviewer or a head. Everything but a yes needs a reason. */
enum Verdict {
    AGREE,
    CHANGES,
    APPROVE,
    RETURN,
    REJECT,
    INITIAL,
    REFUSE,
    /** Of the coordination team, about an offer. */
    ACCEPT,
    IMPROVE,
    COUNCIL,
    /** Of the council. */
    GRANTED,
    REFUSED;

    boolean needsReason() {
        return this != AGREE && this != APPROVE && this != INITIAL && this != ACCEPT && this != GRANTED;
    }
}
