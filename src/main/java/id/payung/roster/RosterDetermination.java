package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.WardParts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decree that determines the people and freezes them, and their hand-over to the branch. From then on they are billed.
 */
@Service
public class RosterDetermination {

    private final RosterRecords records;
    private final Documents documents;
    private final AgreementDirectory directory;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final FrozenPeople people;
    private final WardParts parts;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterDetermination(
            RosterRecords records,
            Documents documents,
            AgreementDirectory directory,
            BusinessCalendar calendar,
            Journal journal,
            FrozenPeople people,
            WardParts parts,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.documents = documents;
        this.directory = directory;
        this.calendar = calendar;
        this.journal = journal;
        this.people = people;
        this.parts = parts;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Transactional
    public void determine(RosterId id, String decreeNumber, LocalDate decreeDate, UUID scan) {
        var roster = Rosters.require(records.findOneById(id.value()));
        documents.require(roster.agreement().value(), scan, DocumentKind.DECREE, "scan");
        var before = roster.status();
        roster.determine(new Decree(decreeNumber, decreeDate, scan), today(roster));
        parts.forget(id);
        people.freeze(id, currentUser.actor().id(), clock.instant(), decreeNumber);
        save(roster, "roster.determined", before, decreeNumber);
    }

    @Transactional
    public void handOver(RosterId id, String minutesNumber, LocalDate handedOverOn, UUID scan) {
        var roster = Rosters.require(records.findOneById(id.value()));
        documents.require(roster.agreement().value(), scan, DocumentKind.HANDOVER_MINUTES, "scan");
        var before = roster.status();
        if (!people.areIntact(id)) {
            throw Refused.conflict("roster.frozen.changed");
        }
        roster.handOver(new HandOver(minutesNumber, handedOverOn, scan), today(roster));
        save(roster, "roster.handedOver", before, minutesNumber);
    }

    private LocalDate today(Roster roster) {
        return calendar.today(directory.facts(roster.agreement()).municipality());
    }

    private void save(Roster roster, String event, RosterStatus before, String note) {
        records.save(roster);
        journal.record(
                roster.agreement().value(),
                "roster",
                roster.id().value(),
                event,
                before.name(),
                roster.status().name(),
                note);
    }
}
