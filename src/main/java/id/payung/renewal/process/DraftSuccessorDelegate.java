package id.payung.renewal.process;

import static id.payung.renewal.process.RenewalVariables.renewal;

import id.payung.renewal.RenewalDeciding;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("draftSuccessor")
class DraftSuccessorDelegate implements JavaDelegate {

    private final RenewalDeciding deciding;

    DraftSuccessorDelegate(RenewalDeciding deciding) {
        this.deciding = deciding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deciding.draftSuccessor(renewal(execution));
    }
}
