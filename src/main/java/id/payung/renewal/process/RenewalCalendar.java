package id.payung.renewal.process;

import static id.payung.renewal.process.RenewalVariables.renewal;

import id.payung.renewal.RenewalDates;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The diagram's timers. */
@Component("renewalCalendar")
public class RenewalCalendar {

    private final RenewalDates dates;

    RenewalCalendar(RenewalDates dates) {
        this.dates = dates;
    }

    public Date opensAt(DelegateExecution execution) {
        return Date.from(dates.opensAt(renewal(execution)));
    }

    public Date endsAt(DelegateExecution execution) {
        return Date.from(dates.endsAt(renewal(execution)));
    }
}
