package id.payung.agreement;

import id.payung.party.Capacity;
import id.payung.party.Mandate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A signature on paper, recorded by an officer of the signer's side with the scan. Who signed and by which right is kept as it
 * was known then, whatever becomes of the register of officials.
 *
 * @param signerPosition the title as it is printed
 * @param official of the register; null, with capacity and decree, for what was recorded before there was one
 * @param reason why it was not the municipality's head who signed an umbrella
 * @param mandateNumber the mandate letter (surat kuasa) of a delegated official
 */
@Table("agreement_signature")
record Signature(
        Side side,
        String signerName,
        String signerPosition,
        @Nullable UUID official,
        @Nullable Capacity capacity,
        @Nullable String decree,
        @Nullable String mandateNumber,
        @Nullable LocalDate mandateFrom,
        @Nullable LocalDate mandateUntil,
        @Nullable String reason,
        LocalDate signedOn,
        String place,
        UUID scan,
        String recordedBy,
        Instant recordedAt) {

    /** What the paper says of the day and the place, and who recorded it. */
    record OnPaper(LocalDate signedOn, String place, UUID scan, String recordedBy, Instant recordedAt) {}

    static Signature of(Side side, Signer signer, Optional<Mandate> mandate, OnPaper paper) {
        var official = signer.official();
        return new Signature(
                side,
                official.name(),
                official.printedTitle(),
                official.id(),
                official.capacity(),
                official.decree(),
                mandate.map(Mandate::number).orElse(null),
                mandate.map(Mandate::validFrom).orElse(null),
                mandate.map(Mandate::validUntil).orElse(null),
                signer.reason(),
                paper.signedOn(),
                paper.place(),
                paper.scan(),
                paper.recordedBy(),
                paper.recordedAt());
    }
}
