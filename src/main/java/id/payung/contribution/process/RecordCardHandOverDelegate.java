package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.CardHandOver;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordCardHandOver")
class RecordCardHandOverDelegate implements JavaDelegate {

    private final CardHandOver handOver;

    RecordCardHandOverDelegate(CardHandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        handOver.record(
                bill(execution),
                input.requiredDate("handedOverOn"),
                Math.toIntExact(input.requiredNumber("cards")),
                input.text("note").orElse(null));
    }
}
