package id.payung.renewal.process;

import id.payung.renewal.RenewalSweep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("sendRenewalReminders")
class SendRenewalRemindersDelegate implements JavaDelegate {

    private final RenewalSweep sweep;

    SendRenewalRemindersDelegate(RenewalSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sweep.run();
    }
}
