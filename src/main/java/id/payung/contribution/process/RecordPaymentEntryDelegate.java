package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.PaymentRecording;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordPaymentEntry")
class RecordPaymentEntryDelegate implements JavaDelegate {

    private final PaymentRecording recording;

    RecordPaymentEntryDelegate(PaymentRecording recording) {
        this.recording = recording;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        recording.record(
                bill(execution),
                input.required("reference"),
                input.requiredNumber("amount"),
                input.requiredDate("paidAt"),
                input.text("sp2d").orElse(null),
                input.id("proof").orElse(null));
    }
}
