package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementTermination;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("concludeTermination")
class ConcludeTerminationDelegate implements JavaDelegate {

    private final AgreementTermination termination;

    ConcludeTerminationDelegate(AgreementTermination termination) {
        this.termination = termination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVariables.TERMINATION_AGREED.set(execution, termination.conclude(agreement(execution)));
    }
}
