package id.payung.contribution.process;

import id.payung.agreement.AgreementId;
import id.payung.contribution.Billing;
import id.payung.platform.CaseVariables;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("openBill")
class OpenBillDelegate implements JavaDelegate {

    private final Billing billing;

    OpenBillDelegate(Billing billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        billing.open(
                new AgreementId(CaseVariables.AGREEMENT_ID.get(execution)),
                UUID.fromString(execution.getProcessBusinessKey()));
    }
}
