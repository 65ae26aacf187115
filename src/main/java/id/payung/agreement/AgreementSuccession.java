package id.payung.agreement;

import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
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
    private final Umbrellas umbrellas;
    private final Segments segments;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final Organisations organisations;
    private final Journal journal;
    private final Clock clock;

    AgreementSuccession(
            Agreements agreements,
            AgreementDrafting drafting,
            Umbrellas umbrellas,
            Segments segments,
            AgreementDirectory directory,
            CurrentUser currentUser,
            Organisations organisations,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.drafting = drafting;
        this.umbrellas = umbrellas;
        this.segments = segments;
        this.directory = directory;
        this.currentUser = currentUser;
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
        var successor = insert(agreement.succeed(umbrellas.forNextPeriod(agreement), clock.instant()));
        segments.write(successor.id(), segments.of(predecessor));
        journal.record(
                predecessor.value(),
                "agreement.successorDrafted",
                null,
                null,
                successor.id().toString());
        drafting.opened(successor, organisations.branch(successor.branch()));
        return successor.id();
    }

    /**
     * Offers the umbrella for the following period. Nobody is asked in good time, as for an agreement that covers people: an
     * officer of either party begins it.
     *
     * @throws Refused forbidden, for everybody but an officer of either party; conflict, where there is a successor already
     */
    @Transactional
    public AgreementId offerAgain(AgreementId umbrella) {
        var actor = currentUser.actor();
        var facts = directory.factsFor(umbrella, actor);
        facts.requireOfficer(actor);
        if (!facts.kind().isUmbrella()) {
            throw Refused.conflict("agreement.succession.onlyUmbrellas");
        }
        return draftSuccessor(umbrella);
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
