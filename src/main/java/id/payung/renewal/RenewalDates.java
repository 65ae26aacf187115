package id.payung.renewal;

import id.payung.agreement.AgreementDirectory;
import id.payung.party.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** When a renewal's days begin: in the municipality's zone. */
@Component
public class RenewalDates {

    private final Renewals renewals;
    private final AgreementDirectory directory;
    private final BusinessCalendar calendar;

    RenewalDates(Renewals renewals, AgreementDirectory directory, BusinessCalendar calendar) {
        this.renewals = renewals;
        this.directory = directory;
        this.calendar = calendar;
    }

    /** The beginning of the day on which the decision opens; long past where less time than that was left. */
    public Instant opensAt(RenewalId id) {
        var renewal = renewals.get(id);
        return startOf(renewal.opensOn(), renewal);
    }

    /** The end of the agreement's last day. */
    public Instant endsAt(RenewalId id) {
        var renewal = renewals.get(id);
        return startOf(renewal.lastDay().plusDays(1), renewal);
    }

    private Instant startOf(LocalDate day, Renewal renewal) {
        return calendar.startOf(day, directory.facts(renewal.agreement()).municipality());
    }
}
