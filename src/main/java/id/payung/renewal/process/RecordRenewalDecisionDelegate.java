package id.payung.renewal.process;

import static id.payung.renewal.process.RenewalVariables.RENEWAL_DECISION;
import static id.payung.renewal.process.RenewalVariables.renewal;

import id.payung.agreement.RenewalDecision;
import id.payung.platform.FormInput;
import id.payung.renewal.RenewalDeciding;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordRenewalDecision")
class RecordRenewalDecisionDelegate implements JavaDelegate {

    private final RenewalDeciding deciding;

    RecordRenewalDecisionDelegate(RenewalDeciding deciding) {
        this.deciding = deciding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        var decision = input.choice("decision", RenewalDecision.class);
        deciding.recordDecision(
                renewal(execution), decision, input.text("reason").orElse(null));
        RENEWAL_DECISION.set(execution, decision.name());
    }
}
