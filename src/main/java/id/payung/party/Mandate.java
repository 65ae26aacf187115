package id.payung.party;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter (surat kuasa) by which a municipal head lets an official sign in their place.
 *
 * @param giver the municipal head
 * @param holder the official who may sign
 * @param scope what they may sign, as the letter says it
 * @param withdrawnOn from this day on it is not valid any more
 */
public record Mandate(
        UUID id,
        String municipality,
        String number,
        UUID giver,
        UUID holder,
        String scope,
        LocalDate validFrom,
        LocalDate validUntil,
        @Nullable LocalDate withdrawnOn) {

    public boolean isValidOn(LocalDate day) {
        return isWrittenFor(day) && !isWithdrawnBy(day);
    }

    /** Whether the letter itself names the day. */
    public boolean isWrittenFor(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    public boolean isWithdrawnBy(LocalDate day) {
        return withdrawnOn != null && !day.isBefore(withdrawnOn);
    }

    @Override
    public String toString() {
        return "%s %s %s/%s%s"
                .formatted(
                        municipality,
                        number,
                        validFrom,
                        validUntil,
                        withdrawnOn == null ? "" : " withdrawn " + withdrawnOn);
    }
}
