package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementDirectory;
import id.payung.party.BusinessCalendar;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The diagram's timers: days begin in the municipality's zone. */
@Component("agreementCalendar")
public class AgreementCalendar {

    private final AgreementDirectory directory;
    private final BusinessCalendar calendar;

    AgreementCalendar(AgreementDirectory directory, BusinessCalendar calendar) {
        this.directory = directory;
        this.calendar = calendar;
    }

    public Date firstDay(DelegateExecution execution) {
        var facts = directory.facts(agreement(execution));
        return Date.from(calendar.startOf(facts.period().firstDay(), facts.municipality()));
    }

    public Date dayAfterLast(DelegateExecution execution) {
        var facts = directory.facts(agreement(execution));
        return Date.from(calendar.startOf(facts.period().lastDay().plusDays(1), facts.municipality()));
    }

    /** Asked when the last day has passed: an amendment may have given the agreement more months meanwhile. */
    public boolean isOver(DelegateExecution execution) {
        var facts = directory.facts(agreement(execution));
        return calendar.today(facts.municipality()).isAfter(facts.period().lastDay());
    }
}
