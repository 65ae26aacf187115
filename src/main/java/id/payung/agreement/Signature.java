package id.payung.agreement;

import id.payung.party.Capacity;
import id.payung.party.Mandate;
import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A signature, recorded by an officer of the signer's side with the scan, or with the file that was signed electronically. Who
 * signed and by which right is kept as it was known then, whatever becomes of the register of officials.
 *
 * @param signerPosition the title as it is printed
 * @param official of the register; null, with capacity and decree, for what was recorded before there was one
 * @param reason why it was not the municipality's head who signed an umbrella
 * @param mandateNumber the mandate letter (surat kuasa) of a delegated official
 * @param signedOn the day in the municipality
 * @param place null where an electronic signature does not name one
 * @param scan the paper that shows it
 * @param signedAt by the electronic signature
 * @param certificate its issuer and serial number
 * @param receivedOn when the signed paper came in
 * @param witnesses of a signature on paper
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
        SignatureMode mode,
        LocalDate signedOn,
        @Nullable String place,
        UUID scan,
        @Nullable Instant signedAt,
        @Nullable String certificate,
        @Nullable LocalDate receivedOn,
        List<String> witnesses,
        @Nullable StampDuty stampDuty,
        String recordedBy,
        Instant recordedAt) {

    /** How it was made, by what the paper or the electronic signature says, and who recorded it. */
    record Made(
            SignatureMode mode,
            LocalDate signedOn,
            @Nullable String place,
            UUID paper,
            @Nullable Instant signedAt,
            @Nullable String certificate,
            Notes notes,
            String recordedBy,
            Instant recordedAt) {

        /** The field of the form by which the day is known. */
        String dayField() {
            return mode == SignatureMode.PAPER ? "signedOn" : "signedFile";
        }
    }

    /** What was noted beside a signature on paper. */
    record Notes(@Nullable LocalDate receivedOn, List<String> witnesses, @Nullable StampDuty stampDuty) {
        static final Notes NONE = new Notes(null, List.of(), null);
        private static final int MOST_WITNESSES = 2;
        private static final int LONGEST_NAME = 100;

        Notes {
            witnesses = List.copyOf(witnesses);
            if (witnesses.size() > MOST_WITNESSES
                    || witnesses.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
                throw Refused.field("witnesses", "agreement.signing.witnesses", MOST_WITNESSES, LONGEST_NAME);
            }
        }
    }

    static Signature of(Side side, Signer signer, Optional<Mandate> mandate, Made made) {
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
                made.mode(),
                made.signedOn(),
                made.place(),
                made.paper(),
                made.signedAt(),
                made.certificate(),
                made.notes().receivedOn(),
                made.notes().witnesses(),
                made.notes().stampDuty(),
                made.recordedBy(),
                made.recordedAt());
    }
}
