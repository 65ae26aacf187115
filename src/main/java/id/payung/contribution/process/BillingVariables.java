package id.payung.contribution.process;

import id.payung.contribution.BillId;
import id.payung.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the process contribution-billing knows beyond its parties. */
final class BillingVariables {

    /** Whether the bill is paid, asked of the tables when the process arrives at the question. */
    static final ProcessVariable<Boolean> PAYMENT_RECORDED = ProcessVariable.flag("paymentRecorded");

    private BillingVariables() {}

    static BillId bill(DelegateExecution execution) {
        return BillId.of(execution.getProcessBusinessKey());
    }
}
