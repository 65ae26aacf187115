package id.payung.document.signature;

/** What is wrong with a signature. The sentence for each is {@code document.signature.fault.<name>}. */
public enum SignatureFault {
    /** Bytes of the file are not covered, or something other than a signature was added after it. */
    NOT_WHOLE,
    /** What is covered is not what was signed. */
    ALTERED,
    /** Not a signature that can be read: of another kind, or broken. */
    UNREADABLE,
    /** By a digest that can be forged. */
    WEAK,
    /** The certificate had expired. */
    EXPIRED,
    NOT_YET_VALID,
    /** The certificate is not one for signatures. */
    NOT_FOR_SIGNING,
    /** No chain leads to an issuer that this installation trusts. */
    UNKNOWN_ISSUER
}
