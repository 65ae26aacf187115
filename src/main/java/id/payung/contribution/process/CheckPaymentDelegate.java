package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.PaymentRecording;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("checkPayment")
class CheckPaymentDelegate implements JavaDelegate {

    private final PaymentRecording recording;

    CheckPaymentDelegate(PaymentRecording recording) {
        this.recording = recording;
    }

    @Override
    public void execute(DelegateExecution execution) {
        BillingVariables.PAYMENT_RECORDED.set(execution, recording.isRecorded(bill(execution)));
    }
}
