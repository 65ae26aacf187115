package id.payung.contribution.process;

import id.payung.contribution.PaymentReception;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("tellPaymentsAgain")
class TellPaymentsAgainDelegate implements JavaDelegate {

    private final PaymentReception reception;

    TellPaymentsAgainDelegate(PaymentReception reception) {
        this.reception = reception;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reception.tellAgain();
    }
}
