package id.payung.agreement;

import id.payung.platform.Journal;
import id.payung.platform.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of initials (paraf berjenjang): one desk after the other answers for the very text that was reviewed, before the
 * heads approve it [K: who, and in which order].
 */
@Service
public class AgreementInitials {

    private final Agreements agreements;
    private final InitialsChain chain;
    private final Decisions decisions;
    private final SeparationOfDuties duties;
    private final Journal journal;

    AgreementInitials(
            Agreements agreements,
            InitialsChain chain,
            Decisions decisions,
            SeparationOfDuties duties,
            Journal journal) {
        this.agreements = agreements;
        this.chain = chain;
        this.decisions = decisions;
        this.duties = duties;
        this.journal = journal;
    }

    /** Whose turn it is; empty when all have initialled. */
    @Transactional(readOnly = true)
    public Optional<Role> next(AgreementId id) {
        return nextDesk(AgreementView.require(agreements.findById(id.value()))).map(desk -> desk.role()
                .orElseThrow(() -> new IllegalStateException(
                        "initials-chain.dmn asks %s, whose role depends on the agreement".formatted(desk))));
    }

    private Optional<Desk> nextDesk(Agreement agreement) {
        int given = decisions
                .of(agreement.id(), Decision.Stage.INITIALS, agreement.round())
                .size();
        return chain.desk(agreement.kind(), given + 1);
    }

    /**
     * Initials, or returns the text to its drafter with a reason.
     *
     * @return whether the text stays as it is
     * @throws id.payung.platform.Refused where the reason is missing, or the text is the asker's own
     */
    @Transactional
    public boolean answer(AgreementId id, String answer, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        agreement.requireInApproval();
        var desk = nextDesk(agreement).orElseThrow(() -> new IllegalStateException("Everybody has initialled"));
        duties.requireNotTheDrafter(agreement);
        var verdict = Verdict.valueOf(answer);
        decisions.add(id, Decision.Stage.INITIALS, agreement.round(), desk, verdict, reason);
        if (verdict == Verdict.INITIAL) {
            journal.record(id.value(), "agreement.initialled", null, desk.name(), reason);
            return true;
        }
        var before = agreement.status();
        agreement.returnToDraft();
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.initialsRefused",
                before.name(),
                agreement.status().name(),
                reason);
        return false;
    }
}
