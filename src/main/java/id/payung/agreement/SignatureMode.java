package id.payung.agreement;

/** How somebody signed: each side chooses for itself. */
public enum SignatureMode {
    PAPER,
    ELECTRONIC
}
