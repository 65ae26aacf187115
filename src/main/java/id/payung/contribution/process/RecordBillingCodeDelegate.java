package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.BillingCodeEntry;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordBillingCode")
class RecordBillingCodeDelegate implements JavaDelegate {

    private final BillingCodeEntry entry;

    RecordBillingCodeDelegate(BillingCodeEntry entry) {
        this.entry = entry;
    }

    @Override
    public void execute(DelegateExecution execution) {
        entry.enter(bill(execution), FormInput.of(execution).required("billingCode"));
    }
}
