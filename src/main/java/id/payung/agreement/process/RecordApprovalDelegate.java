package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementApproval;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordApproval")
class RecordApprovalDelegate implements JavaDelegate {

    private final AgreementApproval approval;

    RecordApprovalDelegate(AgreementApproval approval) {
        this.approval = approval;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        approval.answer(
                agreement(execution),
                DecidingDesk.of(execution),
                input.required("decision"),
                input.text("reason").orElse(null));
    }
}
