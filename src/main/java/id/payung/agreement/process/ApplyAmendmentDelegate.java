package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.Amending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("applyAmendment")
class ApplyAmendmentDelegate implements JavaDelegate {

    private final Amending amending;

    ApplyAmendmentDelegate(Amending amending) {
        this.amending = amending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        amending.apply(agreement(execution));
    }
}
