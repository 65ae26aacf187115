package id.payung.monitoring;

import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with its people and its money. Amounts in whole rupiah; each figure is defined in {@code docs/figures.md}.
 *
 * @param lastDay the last day of coverage; after an early end, the day decided on
 * @param quota null for an umbrella, which covers nobody itself
 * @param people on rosters determined by decree
 * @param covered covered today, in the municipality's zone
 * @param billed of bills with a billing code
 * @param paid received for these bills
 * @param amendments how many have changed it
 * @param amending whether another is open
 * @param umbrella that it is made under; null where it stands alone
 * @param signBy the last day on which it is to be signed, on the fast track
 */
public record AgreementLine(
        UUID id,
        AgreementKind kind,
        String title,
        AgreementStatus status,
        String branch,
        String branchName,
        String municipality,
        String municipalityName,
        String agency,
        @Nullable String branchNumber,
        @Nullable String municipalNumber,
        LocalDate firstDay,
        LocalDate lastDay,
        int months,
        @Nullable Integer quota,
        long people,
        long covered,
        long billed,
        long paid,
        @Nullable UUID predecessor,
        @Nullable UUID successor,
        int amendments,
        boolean amending,
        @Nullable Umbrella umbrella,
        @Nullable LocalDate signBy) {

    /**
     * What an agreement is made under; named also to those who may not read it.
     *
     * @param segment the one whose people the agreement covers
     * @param readable whether the asker may read the umbrella itself
     */
    public record Umbrella(UUID id, String title, @Nullable String segment, boolean readable) {}
}
