package id.payung.contribution;

import id.payung.agreement.Regime;
import id.payung.party.BusinessCalendar;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** By when a bill should be paid. A reminder, not a sanction: nobody is fined here. */
@Component
class DueDate {

    /** Employers pay by the 15th of the following month, the next working day if that is none. [V PB19] */
    private static final int DAY_OF_FOLLOWING_MONTH = 15;

    private final BusinessCalendar calendar;

    DueDate(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Non-wage contributions have no common date [V FAQ]: due on the first day that they pay for, or, once that has passed,
     * before another month of cover is lost [U].
     */
    LocalDate of(Bill bill, Regime regime, LocalDate today) {
        var first = bill.firstPaidDay();
        if (regime == Regime.PU) {
            return calendar.workingDayFrom(first.plusMonths(1).withDayOfMonth(DAY_OF_FOLLOWING_MONTH));
        }
        return today.isAfter(first)
                ? bill.monthFirstDay(bill.calculation().monthsLeftOut() + 1).minusDays(1)
                : first;
    }
}
