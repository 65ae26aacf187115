package id.payung.document.signature;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a PDF, as it was found.
 *
 * @param field its name in the file
 * @param signer common name of the certificate; null where there is none to be read
 * @param issuer common name of whoever issued it
 * @param serial of the certificate, in hex
 * @param signedAt by the time stamp, or else by the signer's own clock; null where neither says it
 * @param timeStamped whether a trusted time stamp says so
 * @param coverage what it covers
 * @param coveredUntil where the covered part of the file ends, in bytes
 * @param coveredSha256 of the covered bytes
 * @param visible whether it shows on a page; one that does not is used as initials (paraf)
 * @param faults none: it holds
 */
public record PdfSignature(
        String field,
        @Nullable String signer,
        @Nullable String issuer,
        @Nullable String serial,
        @Nullable Instant signedAt,
        boolean timeStamped,
        Coverage coverage,
        long coveredUntil,
        @Nullable String coveredSha256,
        @Nullable String location,
        boolean visible,
        Set<SignatureFault> faults) {

    public enum Coverage {
        /** Everything but the place of the signature itself. */
        WHOLE_FILE,
        /** The file as it was signed; after that only signatures were added, and what helps to check them. */
        WHOLE_REVISION,
        /** Anything else. */
        PART
    }

    public PdfSignature {
        faults = Set.copyOf(faults);
    }
}
