package id.payung.agreement;

import id.payung.party.Organisations;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows an agreement: a successor, or nothing by decision. */
@Service
public class AgreementSuccession {

    private final Agreements agreements;
    private final AgreementDrafting drafting;
    private final Organisations organisations;
    private final Journal journal;
    private final Clock clock;

    AgreementSuccession(
            Agreements agreements,
            AgreementDrafting drafting,
            Organisations organisations,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.drafting = drafting;
        this.organisations = organisations;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void decide(AgreementId id, RenewalDecision decision) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        agreement.decideRenewal(decision);
        agreements.save(agreement);
    }

    /**
     * Drafts the agreement for the following period, with the same terms, and starts its lifecycle: a renewal runs the whole
     * procedure again [V YOG].
     *
     * @throws Refused conflict, where there is a successor already
     */
    @Transactional
    public AgreementId draftSuccessor(AgreementId predecessor) {
        var agreement = AgreementView.require(agreements.findOneById(predecessor.value()));
        var successor = insert(agreement.succeed(clock.instant()));
        journal.record(
                predecessor.value(),
                "agreement.successorDrafted",
                null,
                null,
                successor.id().toString());
        drafting.opened(successor, organisations.branch(successor.branch()));
        return successor.id();
    }

    private Agreement insert(Agreement successor) {
        try {
            return agreements.save(successor);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("agreement.renewal.alreadyRenewed");
        } catch (DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw Refused.conflict("agreement.renewal.alreadyRenewed");
            }
            throw e;
        }
    }
}
