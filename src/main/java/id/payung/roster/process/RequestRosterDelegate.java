package id.payung.roster.process;

import id.payung.agreement.AgreementId;
import id.payung.platform.CaseVariables;
import id.payung.roster.RosterRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("requestRoster")
class RequestRosterDelegate implements JavaDelegate {

    private final RosterRequests requests;

    RequestRosterDelegate(RosterRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.request(new AgreementId(CaseVariables.AGREEMENT_ID.get(execution)));
    }
}
