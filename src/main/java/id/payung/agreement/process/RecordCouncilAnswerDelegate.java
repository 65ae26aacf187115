package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementOffer;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordCouncilAnswer")
class RecordCouncilAnswerDelegate implements JavaDelegate {

    private final AgreementOffer offer;

    RecordCouncilAnswerDelegate(AgreementOffer offer) {
        this.offer = offer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        var outcome = offer.recordCouncil(
                agreement(execution),
                input.required("decision"),
                input.requiredId("decisionPaper"),
                input.text("reason").orElse(null));
        AgreementVariables.OFFER_OUTCOME.set(execution, outcome.name());
    }
}
