package id.payung.document.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file at one time.
 *
 * @param signatures in the order in which they were made
 * @param secondOpinion the latest about this file; null where nobody could be asked
 */
public record SignatureReport(
        UUID id,
        UUID document,
        String documentSha256,
        Instant checkedAt,
        List<PdfSignature> signatures,
        @Nullable SecondOpinion secondOpinion) {

    public SignatureReport {
        signatures = List.copyOf(signatures);
    }

    /** The first thing wrong, of the earliest signature that has one. */
    public Optional<SignatureFault> firstFault() {
        return signatures.stream()
                .flatMap(signature -> signature.faults().stream().sorted())
                .findFirst();
    }

    /** Those made after the file had a length. */
    public List<PdfSignature> madeAfter(long length) {
        return signatures.stream()
                .filter(signature -> signature.coveredUntil() > length)
                .toList();
    }
}
