package id.payung.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded signature, for other modules.
 *
 * @param title as it is printed
 * @param right the decree, and the mandate where there is one; null for what was recorded before there was a register
 * @param paper the scan, or the file that was signed electronically
 * @param reason why it was not the municipality's head who signed an umbrella
 * @param signedAt by an electronic signature
 */
public record SignatureFacts(
        Side side,
        SignatureMode mode,
        String name,
        String title,
        @Nullable String right,
        @Nullable String reason,
        LocalDate signedOn,
        @Nullable Instant signedAt,
        @Nullable String place,
        UUID paper,
        @Nullable String certificate,
        @Nullable LocalDate receivedOn,
        List<String> witnesses,
        @Nullable StampDuty stampDuty,
        String recordedBy,
        Instant recordedAt) {

    public SignatureFacts {
        witnesses = List.copyOf(witnesses);
    }

    static SignatureFacts of(Signature signature) {
        var decree = signature.decree();
        var mandate = signature.mandateNumber();
        return new SignatureFacts(
                signature.side(),
                signature.mode(),
                signature.signerName(),
                signature.signerPosition(),
                decree == null || mandate == null ? (decree == null ? mandate : decree) : decree + "; " + mandate,
                signature.reason(),
                signature.signedOn(),
                signature.signedAt(),
                signature.place(),
                signature.scan(),
                signature.certificate(),
                signature.receivedOn(),
                signature.witnesses(),
                signature.stampDuty(),
                signature.recordedBy(),
                signature.recordedAt());
    }
}
