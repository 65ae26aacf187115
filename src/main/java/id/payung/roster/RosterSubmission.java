package id.payung.roster;

import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The officer stands by the uploaded rows, or answers what was found in them. */
@Service
public class RosterSubmission {

    private final RosterRecords records;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterSubmission(RosterRecords records, Journal journal, CurrentUser currentUser, Clock clock) {
        this.records = records;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * How the check stands: for the process to choose its way.
     *
     * @param finished whether every row has been judged
     * @param clean whether there are people and none is rejected or held, or the officer goes on without those
     */
    public record Check(boolean finished, boolean clean) {}

    /**
     * @param uploaded the roster named in the form
     * @throws Refused on {@code roster} where it is another one, or has no rows
     */
    @Transactional
    public Check submit(RosterId id, UUID uploaded) {
        requireSame(id, uploaded);
        var roster = Rosters.require(records.findOneById(id.value()));
        roster.submit(currentUser.actor().id(), clock.instant());
        return save(roster, "roster.submitted", null);
    }

    /** @param uploaded the roster named in the form, where a mended file was uploaded */
    @Transactional
    public Check correct(RosterId id, Correction correction, @Nullable UUID uploaded) {
        if (uploaded != null) {
            requireSame(id, uploaded);
        }
        var roster = Rosters.require(records.findOneById(id.value()));
        roster.correct(correction, currentUser.actor().id(), clock.instant());
        return save(roster, "roster.corrected", correction.name());
    }

    private static void requireSame(RosterId id, UUID uploaded) {
        if (!id.value().equals(uploaded)) {
            throw Refused.field("roster", "roster.submission.otherRoster");
        }
    }

    private Check save(Roster roster, String event, @Nullable String note) {
        records.save(roster);
        journal.record(
                roster.agreement().value(),
                "roster",
                roster.id().value(),
                event,
                null,
                roster.status().name(),
                note);
        return new Check(roster.status() != RosterStatus.CHECKING, roster.status() == RosterStatus.CHECKED);
    }
}
