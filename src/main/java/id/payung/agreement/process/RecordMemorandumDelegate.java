package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementDrafting.Revision;
import id.payung.agreement.SigningOrder;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordMemorandum")
class RecordMemorandumDelegate implements JavaDelegate {

    private final AgreementDrafting drafting;

    RecordMemorandumDelegate(AgreementDrafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        drafting.sendUmbrellaToReview(
                agreement(execution),
                Revision.ofUmbrella(
                        input.text("title").orElse(null),
                        input.date("coverageStart").orElse(null),
                        input.number("months").orElse(null),
                        input.lines("legalBasis"),
                        input.text("signingOrder").map(SigningOrder::valueOf).orElse(null)),
                input.id("workPlan").orElse(null));
    }
}
