package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("makeSigningCopy")
class MakeSigningCopyDelegate implements JavaDelegate {

    private final AgreementSigning signing;

    MakeSigningCopyDelegate(AgreementSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.makeSigningCopy(agreement(execution));
    }
}
