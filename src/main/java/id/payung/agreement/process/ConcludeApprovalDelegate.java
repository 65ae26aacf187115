package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementApproval;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("concludeApproval")
class ConcludeApprovalDelegate implements JavaDelegate {

    private final AgreementApproval approval;

    ConcludeApprovalDelegate(AgreementApproval approval) {
        this.approval = approval;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVariables.APPROVAL_OUTCOME.set(
                execution, approval.conclude(agreement(execution)).name());
    }
}
