package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("reserveBranchNumber")
class ReserveBranchNumberDelegate implements JavaDelegate {

    private final AgreementSigning signing;

    ReserveBranchNumberDelegate(AgreementSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.reserveBranchNumber(agreement(execution));
    }
}
