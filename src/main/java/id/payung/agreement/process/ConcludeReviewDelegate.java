package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("concludeReview")
class ConcludeReviewDelegate implements JavaDelegate {

    private final AgreementReview review;

    ConcludeReviewDelegate(AgreementReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVariables.REVIEW_AGREED.set(execution, review.conclude(agreement(execution)));
    }
}
