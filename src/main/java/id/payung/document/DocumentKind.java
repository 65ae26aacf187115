package id.payung.document;

/** What a paper is. */
public enum DocumentKind {
    /** The agreement's text while it is being negotiated, watermarked. Made by Payung. */
    DRAFT,
    /** The text with the numbers, ready for signatures. Made by Payung. */
    SIGNING_COPY,
    /** A scan of the signed agreement. */
    SIGNED_COPY,
    /** A mandate letter (surat kuasa). */
    MANDATE,
    /** The decree that determines the people (SK penetapan). */
    DECREE,
    /** Minutes of the handover of the roster (BA serah terima data). */
    HANDOVER_MINUTES,
    /** Proof of a payment, an SP2D. */
    PAYMENT_PROOF,
    /** Any other letter. */
    LETTER;

    /** Papers that Payung makes itself are never uploaded. */
    boolean isUploadable() {
        return this != DRAFT && this != SIGNING_COPY;
    }
}
