package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementOffer;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordOffer")
class RecordOfferDelegate implements JavaDelegate {

    private final AgreementOffer offer;

    RecordOfferDelegate(AgreementOffer offer) {
        this.offer = offer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        offer.send(
                agreement(execution),
                input.requiredId("offerLetter"),
                input.requiredId("termsOfReference"),
                input.text("note").orElse(null));
    }
}
