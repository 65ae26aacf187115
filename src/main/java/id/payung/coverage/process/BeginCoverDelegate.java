package id.payung.coverage.process;

import id.payung.contribution.BillId;
import id.payung.coverage.CoverBeginning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("beginCover")
class BeginCoverDelegate implements JavaDelegate {

    private final CoverBeginning beginning;

    BeginCoverDelegate(CoverBeginning beginning) {
        this.beginning = beginning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        beginning.begin(BillId.of(execution.getProcessBusinessKey()));
    }
}
