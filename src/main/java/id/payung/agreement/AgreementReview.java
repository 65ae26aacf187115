package id.payung.agreement;

import id.payung.platform.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Review of the draft by the other party's officer and both legal divisions, round by round. */
@Service
public class AgreementReview {

    private final Agreements agreements;
    private final Decisions decisions;
    private final SeparationOfDuties duties;
    private final Journal journal;

    AgreementReview(Agreements agreements, Decisions decisions, SeparationOfDuties duties, Journal journal) {
        this.agreements = agreements;
        this.decisions = decisions;
        this.duties = duties;
        this.journal = journal;
    }

    /** @throws id.payung.platform.Refused where the reason for changes is missing, or this desk has answered already */
    @Transactional
    public void answer(AgreementId id, Desk desk, String answer, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findById(id.value()));
        agreement.requireInReview();
        duties.requireNotTheDrafter(agreement);
        var verdict = Verdict.valueOf(answer);
        decisions.add(id, Decision.Stage.REVIEW, agreement.round(), desk, verdict, reason);
        journal.record(
                id.value(),
                verdict == Verdict.AGREE ? "agreement.reviewAgreed" : "agreement.changesRequested",
                null,
                desk.name(),
                reason);
    }

    /**
     * After all have answered.
     *
     * @return whether everybody agreed; else the text goes back to its drafter
     */
    @Transactional
    public boolean conclude(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        boolean agreed = decisions.of(id, Decision.Stage.REVIEW, agreement.round()).stream()
                .allMatch(d -> d.verdict() == Verdict.AGREE);
        var before = agreement.status();
        if (agreed) {
            agreement.sendToApproval();
        } else {
            agreement.requestChanges();
        }
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.reviewConcluded",
                before.name(),
                agreement.status().name(),
                null);
        return agreed;
    }
}
