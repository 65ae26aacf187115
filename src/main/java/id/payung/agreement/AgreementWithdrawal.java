package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdrawal by either party before both have signed; what becomes of the branch's number then. */
@Service
public class AgreementWithdrawal {

    private final Agreements agreements;
    private final AgreementNumbers numbers;
    private final AgreementDirectory directory;
    private final AgreementWorkflow workflow;
    private final List<AgreementEnded> followers;
    private final Journal journal;
    private final CurrentUser currentUser;

    AgreementWithdrawal(
            Agreements agreements,
            AgreementNumbers numbers,
            AgreementDirectory directory,
            AgreementWorkflow workflow,
            List<AgreementEnded> followers,
            Journal journal,
            CurrentUser currentUser) {
        this.agreements = agreements;
        this.numbers = numbers;
        this.directory = directory;
        this.workflow = workflow;
        this.followers = followers;
        this.journal = journal;
        this.currentUser = currentUser;
    }

    @Transactional
    public void withdraw(AgreementId id, String reason) {
        var actor = currentUser.actor();
        var facts = directory.factsFor(id, actor);
        facts.requireOfficer(actor);
        if (reason.isBlank()) {
            throw Refused.field("reason", "agreement.reason.missing");
        }
        IdentityNumberInText.refuse("reason", reason);
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var before = agreement.status();
        agreement.withdraw();
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.withdrawn",
                before.name(),
                agreement.status().name(),
                reason);
        endNumber(agreement, reason);
        followers.forEach(follower -> follower.withdrawn(facts));
        workflow.withdrawn(id);
    }

    private void endNumber(Agreement agreement, String reason) {
        var outcome = agreement.isSignedByOne() ? AgreementNumbers.Outcome.SPENT : AgreementNumbers.Outcome.GIVEN_BACK;
        var event = agreement.isSignedByOne() ? "agreement.numberSpent" : "agreement.numberGivenBack";
        numbers.end(agreement.id(), outcome, reason)
                .ifPresent(number -> journal.record(agreement.id().value(), event, null, null, number));
    }
}
