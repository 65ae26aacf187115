package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementTermination;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordTerminationDecision")
class RecordTerminationDecisionDelegate implements JavaDelegate {

    private final AgreementTermination termination;

    RecordTerminationDecisionDelegate(AgreementTermination termination) {
        this.termination = termination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        termination.answer(
                agreement(execution),
                DecidingDesk.of(execution),
                input.required("decision"),
                input.text("reason").orElse(null));
    }
}
