package id.payung.monitoring;

import id.payung.agreement.AgreementStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with its people and its money. Amounts in whole rupiah; each figure is defined in {@code docs/figures.md}.
 *
 * @param lastDay the last day of coverage; after an early end, the day decided on
 * @param people on rosters determined by decree
 * @param covered covered today, in the municipality's zone
 * @param billed of bills with a billing code
 * @param paid received for these bills
 * @param amendments how many have changed it
 * @param amending whether another is open
 */
public record AgreementLine(
        UUID id,
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
        int quota,
        long people,
        long covered,
        long billed,
        long paid,
        @Nullable UUID predecessor,
        @Nullable UUID successor,
        int amendments,
        boolean amending) {}
