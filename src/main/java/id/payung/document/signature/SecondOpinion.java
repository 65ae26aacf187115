package id.payung.document.signature;

import java.time.Instant;

/**
 * What a signing server said about the signatures of a file. It stands beside what was found here and decides nothing: such a
 * server knows its own certificates, and not which text was to be signed.
 *
 * @param organisation whose server was asked
 */
public record SecondOpinion(String organisation, Verdict verdict, Instant askedAt) {

    /** The sentence for each is {@code document.signature.opinion.<name>}. */
    public enum Verdict {
        CONFIRMED,
        /** It finds fault with one, does not know its certificate, or finds none. */
        DOUBTED,
        /** It said nothing, or nothing that is understood here; the check went on without it. */
        UNAVAILABLE
    }
}
