package id.payung.document.signature;

/** Signs PDFs at the server of whoever issued the signer's certificate, and asks it about signed ones. */
public interface SigningGateway {

    /** Whether officials of an organisation can sign there. */
    boolean serves(String organisation);

    /** Whatever the server says, and also when it says nothing, is an answer; nothing is sent twice by itself. */
    Answer sign(SigningOrder order);

    /**
     * What the server of an organisation says of a signed file: a second opinion beside the check here. Whatever it says, and
     * also when it says nothing, is an answer.
     */
    SecondOpinion.Verdict verify(String organisation, byte[] file);

    sealed interface Answer {}

    /** What came back; nobody has looked at it yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(byte[] file) implements Answer {}

    record NotSigned(Why why) implements Answer {}

    /** Why there is no signed file. The sentence for each is {@code document.signature.gateway.<name>}. */
    enum Why {
        WRONG_PASSPHRASE,
        UNKNOWN_SIGNER,
        CERTIFICATE_EXPIRED,
        INVALID_PDF,
        /** It does not admit this installation: the account is wrong. */
        NOT_ADMITTED,
        /** It says no for a reason that is not known here. */
        REFUSED,
        /** Nothing was sent, so nothing was signed. */
        UNREACHABLE,
        /** It failed. */
        FAILED,
        /** It took the order and did not answer, or not in time: it may have signed. */
        ANSWER_LOST
    }
}
