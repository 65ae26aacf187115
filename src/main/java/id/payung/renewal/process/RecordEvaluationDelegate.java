package id.payung.renewal.process;

import static id.payung.renewal.process.RenewalVariables.renewal;

import id.payung.platform.FormInput;
import id.payung.renewal.RenewalDeciding;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordEvaluation")
class RecordEvaluationDelegate implements JavaDelegate {

    private final RenewalDeciding deciding;

    RecordEvaluationDelegate(RenewalDeciding deciding) {
        this.deciding = deciding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deciding.recordEvaluation(renewal(execution), FormInput.of(execution).required("evaluation"));
    }
}
