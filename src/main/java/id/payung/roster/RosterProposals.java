package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes last year's people as the roster of the agreement that follows: copied from the predecessor's handed-over
 * rosters and judged by the same rules as a file, on the new first day.
 */
@Service
public class RosterProposals {

    private final RosterUpload upload;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final Places places;
    private final JdbcClient jdbc;

    RosterProposals(
            RosterUpload upload,
            AgreementDirectory directory,
            CurrentUser currentUser,
            Places places,
            JdbcClient jdbc) {
        this.upload = upload;
        this.directory = directory;
        this.currentUser = currentUser;
        this.places = places;
        this.jdbc = jdbc;
    }

    /**
     * @throws Refused forbidden, for everybody but the municipal officer of the agreement's agency; conflict, where no
     *     roster is asked for, or where there is nobody to propose
     */
    @Transactional
    public RosterId propose(AgreementId id) {
        var agreement = directory.facts(id);
        RosterUpload.requireOfficer(agreement, currentUser.actor());
        if (!isAnybodyProposed(agreement)) {
            throw Refused.conflict("roster.proposal.nobody");
        }
        var roster = upload.askedFor(id, null);
        ask(roster);
        return roster.id();
    }

    /** Fills a roster that has just been asked for. Where last year's people exceed this year's quota, the last ones wait. */
    void proposeFor(Roster roster, AgreementFacts agreement) {
        if (isAnybodyProposed(agreement)) {
            ask(roster);
        }
    }

    private boolean isAnybodyProposed(AgreementFacts agreement) {
        var predecessor = agreement.predecessor();
        return predecessor != null && StoredPeople.exist(jdbc, predecessor);
    }

    /**
     * Fills a wave that has just been asked for with those who wait for a place: as many as there are places, the longest
     * waiting first.
     *
     * @throws Refused conflict, where nobody waits or no place is free
     */
    void proposeWaiting(Roster roster, AgreementFacts agreement) {
        if (StoredPeople.countWaiting(jdbc, agreement.id()) == 0) {
            throw Refused.conflict("roster.waiting.nobody");
        }
        if (places.takenElsewhere(agreement.id(), roster.id()) >= agreement.quota()) {
            throw Refused.conflict("roster.waiting.noPlace");
        }
        upload.ask(roster, Upload.Source.WAITING_LIST, null, "roster.proposed");
    }

    /** How many people of the agreement wait for a place that none of their own rosters will give them. */
    @Transactional(readOnly = true)
    public int countWaiting(AgreementId agreement) {
        return StoredPeople.countWaiting(jdbc, agreement);
    }

    private void ask(Roster roster) {
        upload.ask(roster, Upload.Source.PREDECESSOR, null, "roster.proposed");
    }
}
