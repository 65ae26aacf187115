package id.payung.agreement;

/** How the stamp duty (bea meterai) on a signed paper was paid. Who of the two sides stamps which copy is theirs to agree. */
public enum StampDuty {
    PAPER_STAMP,
    E_STAMP,
    NOT_DUE
}
