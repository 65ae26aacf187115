package id.payung.agreement;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an agreement's amendments when it ends: an open one is withdrawn, those in force end with it. */
@Component
class AmendmentEnding implements AgreementEnded {

    private final Agreements agreements;
    private final OneWithdrawal withdrawal;

    AmendmentEnding(Agreements agreements, OneWithdrawal withdrawal) {
        this.agreements = agreements;
        this.withdrawal = withdrawal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        end(agreement.id());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(AgreementFacts agreement) {
        end(agreement.id());
    }

    private void end(AgreementId agreement) {
        for (var known : agreements.findAmendments(agreement.value())) {
            var amendment =
                    AgreementView.require(agreements.findOneById(known.id().value()));
            if (amendment.status().isBeforeSigned()) {
                withdrawal.withdraw(amendment, "");
            } else if (amendment.status() == AgreementStatus.IN_FORCE) {
                amendment.endWithItsAgreement();
                agreements.save(amendment);
            }
        }
    }
}
