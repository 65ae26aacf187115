package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * First to last day of coverage, both included. The last day is counted in months from the first day: 2027-03-01 and 12
 * months end on 2028-02-29, 2027-08-31 and 6 months on 2028-02-28.
 */
public record CoveragePeriod(LocalDate firstDay, int months) {

    /** One agreement, one year as a rule; five years at most (Permendagri 22/2020 by a city's guide, [V YOG]). */
    public static final int MOST_MONTHS = 60;

    public CoveragePeriod {
        if (months < 1 || months > MOST_MONTHS) {
            throw Refused.field("months", "agreement.months.outOfRange", MOST_MONTHS);
        }
    }

    public LocalDate lastDay() {
        return firstDay.plusMonths(months).minusDays(1);
    }

    /** The period that follows without a gap. */
    public CoveragePeriod next() {
        return new CoveragePeriod(lastDay().plusDays(1), months);
    }

    /** The first day of each of its months, counted from its own first day. */
    public List<LocalDate> monthBeginnings() {
        return IntStream.range(0, months).mapToObj(firstDay::plusMonths).toList();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay());
    }
}
