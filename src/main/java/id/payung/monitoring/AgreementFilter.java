package id.payung.monitoring;

import id.payung.agreement.AgreementStatus;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements of those that somebody may read.
 *
 * @param statuses none means every one
 * @param endingBefore the last day of coverage lies before this day
 * @param text somewhere in the title or in one of the numbers
 * @param show only those with something to see
 */
public record AgreementFilter(
        Set<AgreementStatus> statuses,
        @Nullable String municipality,
        @Nullable LocalDate endingBefore,
        @Nullable String text,
        Show show) {

    /** What there must be to see. */
    public enum Show {
        ALL,
        /** People covered today. */
        COVERED,
        /** A bill with a billing code. */
        BILLED,
        /** A bill with a billing code that is not paid. */
        UNPAID
    }

    public AgreementFilter {
        statuses = Set.copyOf(statuses);
    }
}
