package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.BusinessCalendar;
import id.payung.platform.Journal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decree that determines the people, and their hand-over to the branch. From then on they are billed. */
@Service
public class RosterDetermination {

    private final RosterRecords records;
    private final Documents documents;
    private final AgreementDirectory directory;
    private final BusinessCalendar calendar;
    private final Journal journal;

    RosterDetermination(
            RosterRecords records,
            Documents documents,
            AgreementDirectory directory,
            BusinessCalendar calendar,
            Journal journal) {
        this.records = records;
        this.documents = documents;
        this.directory = directory;
        this.calendar = calendar;
        this.journal = journal;
    }

    @Transactional
    public void determine(RosterId id, String decreeNumber, LocalDate decreeDate, UUID scan) {
        var roster = Rosters.require(records.findOneById(id.value()));
        documents.require(roster.agreement().value(), scan, DocumentKind.DECREE, "scan");
        var before = roster.status();
        roster.determine(new Decree(decreeNumber, decreeDate, scan), today(roster));
        save(roster, "roster.determined", before, decreeNumber);
    }

    @Transactional
    public void handOver(RosterId id, String minutesNumber, LocalDate handedOverOn, UUID scan) {
        var roster = Rosters.require(records.findOneById(id.value()));
        documents.require(roster.agreement().value(), scan, DocumentKind.HANDOVER_MINUTES, "scan");
        var before = roster.status();
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
