package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.HeldPeople;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.Places;
import id.payung.roster.people.SetRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision sheet of a roster: rows that no rule rejects, but about which a person must decide. It is the municipal
 * verifier's, and never that of whoever uploaded the rows.
 */
@Service
public class HeldRows {

    /** So that a reason says something. */
    private static final int SHORTEST_REASON = 5;

    private static final int LONGEST_REASON = 1_000;

    private final RosterRecords records;
    private final HeldPeople held;
    private final FindingRecords findings;
    private final FindingSentences sentences;
    private final SetRules setRules;
    private final Places places;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    HeldRows(
            RosterRecords records,
            HeldPeople held,
            FindingRecords findings,
            FindingSentences sentences,
            SetRules setRules,
            Places places,
            AgreementDirectory directory,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.held = held;
        this.findings = findings;
        this.sentences = sentences;
        this.setRules = setRules;
        this.places = places;
        this.directory = directory;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param person with a masked identity number */
    public record Line(HeldPeople.Line person, List<String> reasons) {}

    /**
     * @param left how many rows are held in all
     * @param mayDecide whether the reader is the one who decides, now
     */
    public record Sheet(About roster, List<Line> lines, int left, boolean mayDecide) {}

    /** What the sheet says of its roster. */
    public record About(RosterId id, AgreementFacts agreement, int wave, RosterStatus status) {}

    /** What became of one row that somebody decided on. */
    public record Outcome(int row, Result result) {}

    /** NOT_HELD: nobody waited for a decision about the row, or somebody has decided meanwhile. */
    public enum Result {
        ACCEPTED,
        REFUSED,
        NOT_HELD
    }

    /** @param afterRow the last row of the page before; 0 for the first page */
    @Transactional(readOnly = true)
    public Sheet sheet(RosterId id, int afterRow, int size) {
        var roster = visible(id);
        var agreement = directory.facts(roster.agreement());
        var lines = held.page(id, afterRow, size);
        var reasons = findings
                .ofRows(id, lines.stream().map(HeldPeople.Line::row).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.row(), Collectors.mapping(sentences::of, Collectors.toList())));
        return new Sheet(
                new About(id, agreement, roster.wave(), roster.status()),
                lines.stream()
                        .map(line -> new Line(line, reasons.getOrDefault(line.row(), List.of())))
                        .toList(),
                roster.counts().held(),
                roster.isBeingVerified() && isVerifier(agreement, currentUser.actor()));
    }

    /** What was decided, the latest first. */
    public record DecisionPage(List<HeldPeople.Decision> decisions, int total) {}

    @Transactional(readOnly = true)
    public DecisionPage decisions(RosterId id, int page, int size) {
        visible(id);
        return new DecisionPage(held.decisions(id, page, size), held.countDecisions(id));
    }

    /**
     * Decides about rows, in bulk and with one reason.
     *
     * @param rows the sheet's row numbers; null for all that are held
     * @return what became of each row
     * @throws Refused forbidden, to all but the municipal verifier, and to whoever uploaded or submitted the roster; on
     *     {@code reason}, where it is missing or holds an identity number
     */
    @Transactional
    public List<Outcome> decide(RosterId id, @Nullable List<Integer> rows, Acceptance acceptance, String reason) {
        // First the agreement, then the roster: everybody locks them in this order.
        var agreement = directory.factsForChange(
                Rosters.require(records.findById(id.value())).agreement());
        var roster = Rosters.require(records.findOneById(id.value()));
        var actor = currentUser.actor();
        if (!isVerifier(agreement, actor)) {
            throw Refused.forbidden("roster.held.onlyVerifier");
        }
        if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw Refused.field("reason", "roster.held.reasonMissing", SHORTEST_REASON, LONGEST_REASON);
        }
        IdentityNumberInText.refuse("reason", reason);
        roster.requireToBeVerifiedBy(actor.id());
        Instant at = clock.instant();
        Set<Integer> decided =
                Set.copyOf(held.decide(id, rows, acceptance == Acceptance.ACCEPT, reason.strip(), actor.id(), at));
        if (!decided.isEmpty()) {
            places.arrange(id, agreement.id(), agreement.quota());
            roster.recount(setRules.counts(PeopleTables.STORED, id));
            records.save(roster);
            journal.record(
                    agreement.id().value(),
                    "roster",
                    id.value(),
                    "roster.heldDecided." + acceptance,
                    null,
                    roster.status().name(),
                    "%d: %s".formatted(decided.size(), reason.strip()));
        }
        var result = acceptance == Acceptance.ACCEPT ? Result.ACCEPTED : Result.REFUSED;
        return (rows == null ? decided.stream().sorted() : rows.stream().distinct())
                .map(row -> new Outcome(row, decided.contains(row) ? result : Result.NOT_HELD))
                .toList();
    }

    /** Decides about all rows that are still held, as {@link #decide} does. */
    @Transactional
    public void decideAll(RosterId id, Acceptance acceptance, String reason) {
        var unused = decide(id, null, acceptance, reason);
    }

    /** For the process: whether somebody must decide before both sides verify. */
    @Transactional(readOnly = true)
    public boolean areLeft(RosterId id) {
        return Rosters.require(records.findById(id.value())).counts().held() > 0;
    }

    /** @throws Refused where rows are still held: the task ends when the sheet is done */
    @Transactional(readOnly = true)
    public void requireNoneLeft(RosterId id) {
        int left = Rosters.require(records.findById(id.value())).counts().held();
        if (left > 0) {
            throw Refused.field("decision", "roster.held.left", left);
        }
    }

    private static boolean isVerifier(AgreementFacts agreement, Actor actor) {
        return actor.is(Role.MUNICIPAL_VERIFIER)
                && actor.worksFor(agreement.municipality())
                && agreement.agency().equals(actor.agency());
    }

    private Roster visible(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        if (!directory.mayRead(directory.facts(roster.agreement()), currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
        return roster;
    }
}
