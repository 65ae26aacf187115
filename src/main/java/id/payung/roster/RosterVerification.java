package id.payung.roster;

import id.payung.agreement.Side;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both sides look at the people: the municipal verifier, who is never the uploader, and the branch. */
@Service
public class RosterVerification {

    private final RosterRecords records;
    private final Journal journal;
    private final CurrentUser currentUser;

    RosterVerification(RosterRecords records, Journal journal, CurrentUser currentUser) {
        this.records = records;
        this.journal = journal;
        this.currentUser = currentUser;
    }

    @Transactional
    public void answer(RosterId id, Side side, Verdict verdict, @Nullable String reason) {
        var roster = Rosters.require(records.findOneById(id.value()));
        roster.verify(side, verdict, currentUser.actor().id(), reason);
        records.save(roster);
        journal.record(
                roster.agreement().value(),
                "roster",
                id.value(),
                verdict == Verdict.VERIFY ? "roster.verified" : "roster.returned",
                null,
                side.name(),
                reason);
    }

    /** @return whether both sides verified; otherwise the roster goes back to the officer */
    @Transactional
    public boolean conclude(RosterId id) {
        var roster = Rosters.require(records.findOneById(id.value()));
        var before = roster.status();
        boolean verified = roster.concludeVerification();
        records.save(roster);
        journal.record(
                roster.agreement().value(),
                "roster",
                id.value(),
                "roster.verificationConcluded",
                before.name(),
                roster.status().name(),
                null);
        return verified;
    }
}
