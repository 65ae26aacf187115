package id.payung.coverage;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is covered on a day.
 *
 * @param status null where the person is none of these to the asker
 * @param reason why not; null where covered
 * @param turningDay the day on which the reason turns: the first covered day, or the last
 * @param covers under which of the asker's agreements, on that day
 */
record CoverAnswer(
        boolean covered,
        @Nullable CoverStatus status,
        @Nullable NotCovered reason,
        @Nullable LocalDate turningDay,
        List<Cover> covers) {

    /**
     * @param from the first day without a gap since
     * @param paidThrough the last day without a gap
     * @param jkmFullBenefitFrom null where the agreement has no JKM
     */
    record Cover(
            AgreementId agreement,
            List<Programme> programs,
            LocalDate from,
            LocalDate paidThrough,
            @Nullable LocalDate jkmFullBenefitFrom) {}
}
