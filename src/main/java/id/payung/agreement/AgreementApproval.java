package id.payung.agreement;

import id.payung.platform.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approval by the head of the branch and the head of the agency. */
@Service
public class AgreementApproval {

    /** What both heads' answers come to: one rejection rejects, one return returns. */
    public enum Outcome {
        APPROVED,
        RETURNED,
        REJECTED
    }

    private final Agreements agreements;
    private final Umbrellas umbrellas;
    private final Decisions decisions;
    private final SeparationOfDuties duties;
    private final Journal journal;

    AgreementApproval(
            Agreements agreements,
            Umbrellas umbrellas,
            Decisions decisions,
            SeparationOfDuties duties,
            Journal journal) {
        this.agreements = agreements;
        this.umbrellas = umbrellas;
        this.decisions = decisions;
        this.duties = duties;
        this.journal = journal;
    }

    @Transactional
    public void answer(AgreementId id, Desk desk, String answer, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findById(id.value()));
        agreement.requireInApproval();
        duties.requireNotTheDrafter(agreement);
        duties.requireNotAReviewer(agreement);
        var verdict = Verdict.valueOf(answer);
        if (verdict == Verdict.APPROVE) {
            umbrellas.requireReadyToSign(agreement);
        }
        decisions.add(id, Decision.Stage.APPROVAL, agreement.round(), desk, verdict, reason);
        journal.record(id.value(), "agreement.approvalAnswered", null, verdict.name(), reason);
    }

    /** After both have answered. */
    @Transactional
    public Outcome conclude(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var verdicts = decisions.of(id, Decision.Stage.APPROVAL, agreement.round()).stream()
                .map(Decision::verdict)
                .toList();
        var before = agreement.status();
        var outcome = verdicts.contains(Verdict.REJECT)
                ? Outcome.REJECTED
                : verdicts.contains(Verdict.RETURN) ? Outcome.RETURNED : Outcome.APPROVED;
        switch (outcome) {
            case APPROVED -> agreement.approve();
            case RETURNED -> agreement.returnToDraft();
            case REJECTED -> agreement.reject();
        }
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.approvalConcluded",
                before.name(),
                agreement.status().name(),
                null);
        return outcome;
    }
}
