package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Side;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.people.WardParts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a municipality for the people of an agreement, wave by wave, and no longer where the agreement ends early. */
@Service
public class RosterRequests implements AgreementEnded {

    private final RosterRecords records;
    private final RosterProposals proposals;
    private final CheckQueue checks;
    private final WardParts parts;
    private final AgreementDirectory directory;
    private final RosterWorkflow workflow;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterRequests(
            RosterRecords records,
            RosterProposals proposals,
            CheckQueue checks,
            WardParts parts,
            AgreementDirectory directory,
            RosterWorkflow workflow,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.proposals = proposals;
        this.checks = checks;
        this.parts = parts;
        this.directory = directory;
        this.workflow = workflow;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Asks for the first wave, whose people are covered from the agreement's first day, and starts its process. Where the
     * agreement follows another, the people of that one are proposed at once.
     */
    @Transactional
    public RosterId request(AgreementId id) {
        var agreement = directory.facts(id);
        agreement.requireCover();
        return request(agreement, agreement.period().firstDay(), proposals::proposeFor);
    }

    /**
     * Asks for one more wave.
     *
     * @param from the first day of its people's coverage: the first of some month of the agreement, counted from its first day
     * @param fromWaitingList whether its people are those who wait for a place
     * @throws Refused forbidden, to all but officers of the two parties; where the agreement is not binding, or nobody waits;
     *     on {@code coverageFrom} for a day on which no month begins, or of a month that is over
     */
    @Transactional
    public RosterId requestAnother(AgreementId id, LocalDate from, boolean fromWaitingList) {
        var agreement = directory.factsForChange(id);
        if (agreement.officerOf(currentUser.actor()).isEmpty()) {
            throw Side.onlyOfficers();
        }
        agreement.requireCover();
        if (!agreement.mayCoverPeople()) {
            throw Refused.conflict("roster.wave.notBinding");
        }
        var period = agreement.period();
        if (!period.monthBeginnings().contains(from)) {
            throw Refused.field("coverageFrom", "roster.wave.noMonthBegins", period.firstDay());
        }
        if (!from.plusMonths(1).isAfter(calendar.today(agreement.municipality()))) {
            throw Refused.field("coverageFrom", "roster.wave.monthIsOver");
        }
        return request(agreement, from, fromWaitingList ? proposals::proposeWaiting : (roster, ofIt) -> {});
    }

    private RosterId request(AgreementFacts agreement, LocalDate from, BiConsumer<Roster, AgreementFacts> propose) {
        var id = agreement.id();
        int wave = records.findByAgreementIdOrderByWave(id.value()).size() + 1;
        var roster = records.save(Roster.request(id, wave, from, clock.instant()));
        journal.record(
                id.value(),
                "roster",
                roster.id().value(),
                "roster.requested",
                null,
                roster.status().name(),
                null);
        propose.accept(roster, agreement);
        workflow.requested(roster.id(), agreement);
        return roster.id();
    }

    /** Cancels what is not handed over yet. Handed-over people stay: their cover ends by its own rules. */
    @Transactional
    public void cancelOpen(AgreementId id) {
        for (Roster roster : records.findByAgreementIdOrderByWave(id.value())) {
            if (!roster.status().isOver()) {
                var before = roster.status();
                roster.cancel();
                records.save(roster);
                parts.forget(roster.id());
                checks.cancel(roster.id(), currentUser.actor().id());
                journal.record(
                        id.value(),
                        "roster",
                        roster.id().value(),
                        "roster.cancelled",
                        before.name(),
                        roster.status().name(),
                        null);
                workflow.cancelled(roster.id());
            }
        }
    }

    @Override
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        cancelOpen(agreement.id());
    }

    @Override
    public void over(AgreementFacts agreement) {
        cancelOpen(agreement.id());
    }
}
