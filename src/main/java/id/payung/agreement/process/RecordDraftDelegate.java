package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementDrafting.Revision;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.SigningOrder;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordDraft")
class RecordDraftDelegate implements JavaDelegate {

    private final AgreementDrafting drafting;

    RecordDraftDelegate(AgreementDrafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        drafting.sendToReview(
                agreement(execution),
                new Revision(
                        input.text("title").orElse(null),
                        input.number("quota").orElse(null),
                        input.date("coverageStart").orElse(null),
                        input.number("months").orElse(null),
                        input.text("budgetCode").orElse(null),
                        input.lines("legalBasis"),
                        input.text("refundPolicy").map(RefundPolicy::valueOf).orElse(null),
                        input.text("signingOrder").map(SigningOrder::valueOf).orElse(null)));
    }
}
