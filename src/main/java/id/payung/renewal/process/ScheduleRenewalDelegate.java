package id.payung.renewal.process;

import id.payung.agreement.AgreementId;
import id.payung.platform.CaseVariables;
import id.payung.renewal.RenewalScheduling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("scheduleRenewal")
class ScheduleRenewalDelegate implements JavaDelegate {

    private final RenewalScheduling scheduling;

    ScheduleRenewalDelegate(RenewalScheduling scheduling) {
        this.scheduling = scheduling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scheduling.schedule(new AgreementId(CaseVariables.AGREEMENT_ID.get(execution)));
    }
}
