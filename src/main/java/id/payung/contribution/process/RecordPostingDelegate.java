package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.PaymentPosting;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordPosting")
class RecordPostingDelegate implements JavaDelegate {

    private final PaymentPosting posting;

    RecordPostingDelegate(PaymentPosting posting) {
        this.posting = posting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        posting.post(
                bill(execution),
                input.requiredDate("postedOn"),
                input.text("letterNumber").orElse(null),
                input.date("letterDate").orElse(null));
    }
}
