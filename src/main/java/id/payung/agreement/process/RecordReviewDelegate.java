package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementReview;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordReview")
class RecordReviewDelegate implements JavaDelegate {

    private final AgreementReview review;

    RecordReviewDelegate(AgreementReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        review.answer(
                agreement(execution),
                DecidingDesk.of(execution),
                input.required("decision"),
                input.text("reason").orElse(null));
    }
}
