package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.roster.sheet.FileRefused;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Proposes last year's people as the roster of the agreement that follows: copied from the predecessor's handed-over
 * rosters and judged by the same rules as a file, on the new first day.
 */
@Service
public class RosterProposals {

    private final RosterUpload upload;
    private final RosterTerms terms;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    RosterProposals(
            RosterUpload upload,
            RosterTerms terms,
            AgreementDirectory directory,
            CurrentUser currentUser,
            Clock clock,
            JdbcClient jdbc,
            PersonalDataCipher cipher) {
        this.upload = upload;
        this.terms = terms;
        this.directory = directory;
        this.currentUser = currentUser;
        this.clock = clock;
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * @throws Refused forbidden, for everybody but the municipal officer of the agreement's agency; conflict, where no
     *     roster is asked for, or where there is nobody to propose
     */
    public UploadOutcome propose(AgreementId id) {
        var agreement = directory.facts(id);
        RosterUpload.requireOfficer(agreement, currentUser.actor());
        var predecessor = agreement.predecessor();
        if (predecessor == null || !PredecessorPeople.exist(jdbc, predecessor)) {
            throw Refused.conflict("roster.proposal.nobody");
        }
        return upload.inOneGo(() -> take(agreement, upload.askedFor(id, null), predecessor));
    }

    /**
     * Fills a roster that has just been asked for. Where last year's people exceed this year's quota it stays empty: the
     * officer chooses who takes part.
     */
    void proposeFor(Roster roster, AgreementFacts agreement) {
        var predecessor = agreement.predecessor();
        if (predecessor != null && PredecessorPeople.exist(jdbc, predecessor)) {
            upload.inNestedGo(() -> take(agreement, roster, predecessor));
        }
    }

    private UploadOutcome take(AgreementFacts agreement, Roster roster, AgreementId predecessor) throws FileRefused {
        return upload.take(
                agreement,
                roster,
                terms.of(agreement, roster.coverageFrom()),
                new PredecessorPeople(jdbc, cipher, predecessor),
                new Upload(Upload.Source.PREDECESSOR, null, currentUser.actor().id(), clock.instant()));
    }
}
