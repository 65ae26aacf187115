package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementTerm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("endAgreement")
class EndAgreementDelegate implements JavaDelegate {

    private final AgreementTerm term;

    EndAgreementDelegate(AgreementTerm term) {
        this.term = term;
    }

    @Override
    public void execute(DelegateExecution execution) {
        term.end(agreement(execution));
    }
}
