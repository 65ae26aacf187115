package id.payung.contribution.process;

import id.payung.agreement.AgreementId;
import id.payung.contribution.Billing;
import id.payung.platform.CaseVariables;
import id.payung.roster.RosterId;
import id.payung.roster.Rosters;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("openBill")
class OpenBillDelegate implements JavaDelegate {

    private final Billing billing;
    private final Rosters rosters;

    OpenBillDelegate(Billing billing, Rosters rosters) {
        this.billing = billing;
        this.rosters = rosters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var roster = UUID.fromString(execution.getProcessBusinessKey());
        billing.open(
                new AgreementId(CaseVariables.AGREEMENT_ID.get(execution)),
                roster,
                rosters.facts(new RosterId(roster)).coverageFrom());
    }
}
