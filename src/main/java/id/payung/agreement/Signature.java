package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A signature on paper, recorded by an officer of the signer's side with the scan.
 *
 * @param mandateNumber the mandate letter (surat kuasa) of a delegated official; a delegated official signs only under one
 *     that is valid on the signing date [V YOG, KOMP]
 */
@Table("agreement_signature")
record Signature(
        Side side,
        String signerName,
        String signerPosition,
        @Nullable String mandateNumber,
        @Nullable LocalDate mandateFrom,
        @Nullable LocalDate mandateUntil,
        LocalDate signedOn,
        String place,
        UUID scan,
        String recordedBy,
        Instant recordedAt) {

    Signature {
        if (mandateNumber != null) {
            if (mandateFrom == null) {
                throw Refused.field("mandateValidFrom", "agreement.mandate.validityMissing");
            }
            if (mandateUntil == null) {
                throw Refused.field("mandateValidUntil", "agreement.mandate.validityMissing");
            }
            if (signedOn.isBefore(mandateFrom) || signedOn.isAfter(mandateUntil)) {
                throw Refused.field("mandateNumber", "agreement.mandate.notValidOnSigningDate", signedOn);
            }
        }
    }
}
