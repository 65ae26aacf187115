package id.payung.contribution.process;

import id.payung.contribution.BillId;
import id.payung.contribution.BillingWorkflow;
import id.payung.platform.ProcessStart;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class CamundaBillingWorkflow implements BillingWorkflow {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaBillingWorkflow.class);
    private static final String PROCESS = "contribution-billing";
    private static final int ATTEMPTS = 3;

    private final ProcessStart processes;

    CamundaBillingWorkflow(ProcessStart processes) {
        this.processes = processes;
    }

    @Override
    public void opened(BillId bill, ProcessStart.Parties parties) {
        processes.start(PROCESS, bill.value(), parties, Map.of());
    }

    @Override
    public void paymentRecorded(BillId bill) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                processes.tell("paymentRecorded", bill.value(), Map.of());
                return;
            } catch (OptimisticLockingException e) {
                // Somebody claimed or completed the task at the same instant: the payment stands, only the hint is
                // repeated.
                LOG.info("The process of bill {} was busy, attempt {}", bill, attempt);
            }
        }
        LOG.warn("Bill {} is paid, but its process was too busy to hear it; the daily sweep tells it again", bill);
    }

    @Override
    public void cancelled(BillId bill) {
        processes.tell("billCancelled", bill.value(), Map.of());
    }
}
