package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.Counts;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.Places;
import id.payung.roster.people.SetRules;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges a file without storing anything: every row by every rule, in a transaction that is always rolled back. */
@Service
public class RosterChecking {

    /** The first findings are told; who has more knows enough to begin. */
    private static final int MOST_FINDINGS = 5_000;

    private final RosterRecords records;
    private final RosterIntake intake;
    private final SetRules setRules;
    private final Places places;
    private final FindingRecords findings;
    private final RosterTerms terms;
    private final RosterLimits limits;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final Organisations organisations;
    private final CurrentUser currentUser;
    private final TransactionTemplate transaction;

    RosterChecking(
            RosterRecords records,
            RosterIntake intake,
            SetRules setRules,
            Places places,
            FindingRecords findings,
            RosterTerms terms,
            RosterLimits limits,
            FindingSentences sentences,
            AgreementDirectory directory,
            Organisations organisations,
            CurrentUser currentUser,
            TransactionTemplate transaction) {
        this.records = records;
        this.intake = intake;
        this.setRules = setRules;
        this.places = places;
        this.findings = findings;
        this.terms = terms;
        this.limits = limits;
        this.sentences = sentences;
        this.directory = directory;
        this.organisations = organisations;
        this.currentUser = currentUser;
        this.transaction = transaction;
    }

    /** What a dry run found. */
    public sealed interface Outcome {

        record Checked(
                Counts counts,
                Map<String, Integer> totals,
                List<ToldFinding> findings,
                boolean truncated,
                List<ToldFinding> fileFindings)
                implements Outcome {}

        record RefusedWhole(List<ToldFinding> fileFindings) implements Outcome {}
    }

    /** By the terms of an agreement, its other rosters included. */
    public Outcome check(AgreementId id, InputStreamSource content) {
        var agreement = directory.facts(id);
        requireOfficerOrWard(agreement.municipality(), agreement.branch(), currentUser.actor());
        // The roster that is asked for will be replaced by the file: its own people are no duplicates.
        var replaced = records
                .findByAgreementIdOrderByWaveDesc(id.value(), org.springframework.data.domain.Pageable.unpaged())
                .stream()
                .filter(Roster::isAskedFor)
                .findFirst();
        return check(
                replaced.map(Roster::id).orElseGet(RosterId::next),
                agreement,
                terms.of(
                        agreement,
                        replaced.map(Roster::coverageFrom)
                                .orElse(agreement.period().firstDay())),
                content);
    }

    /** Where there is no agreement yet. */
    public Outcome check(String municipality, Regime regime, LocalDate coverageStart, InputStreamSource content) {
        var actor = currentUser.actor();
        var judgedBy = terms.of(municipality, regime, coverageStart);
        requireOfficerOrWard(municipality, null, actor);
        return check(RosterId.next(), null, judgedBy, content);
    }

    private void requireOfficerOrWard(String municipality, @Nullable String branch, Actor actor) {
        boolean there = actor.worksFor(municipality) && (actor.is(Role.MUNICIPAL_OFFICER) || actor.is(Role.WARD_HEAD));
        var office = actor.organisation();
        boolean itsBranch = actor.is(Role.BRANCH_OFFICER)
                && office != null
                && (branch == null ? organisations.serves(office, municipality) : office.equals(branch));
        if (!there && !itsBranch) {
            throw Refused.forbidden("roster.check.onlyOfficers");
        }
    }

    private Outcome check(
            RosterId roster, @Nullable AgreementFacts agreement, CheckTerms judgedBy, InputStreamSource content) {
        Outcome outcome = transaction.execute(status -> {
            status.setRollbackOnly();
            try (var file =
                    RosterFile.open(content, judgedBy.requiredColumns(), terms.headerAliases(), limits.ofCheck())) {
                return judge(roster, agreement, judgedBy, file);
            } catch (FileRefused refused) {
                if (refused.isTooManyRows()) {
                    throw Refused.of(Refused.Kind.TOO_LARGE, "roster.check.tooManyRows", limits.maxCheckedRows());
                }
                return new Outcome.RefusedWhole(sentences.told(refused.findings()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (outcome == null) {
            throw new IllegalStateException("A check ended without an outcome");
        }
        return outcome;
    }

    private Outcome judge(RosterId roster, @Nullable AgreementFacts agreement, CheckTerms judgedBy, RosterFile file)
            throws FileRefused {
        setRules.makeRoomForDryRun();
        List<Finding> aboutFile = new ArrayList<>();
        var id = agreement == null ? null : agreement.id();
        intake.copy(PeopleTables.DRY_RUN, roster, id, judgedBy, file, aboutFile, judged -> {});
        var counts = intake.conclude(PeopleTables.DRY_RUN, roster, id, judgedBy, file);
        if (agreement != null) {
            aboutFile.addAll(places.surplus(PeopleTables.DRY_RUN, roster, agreement.id(), agreement.quota()));
        }
        var first = findings.aboutRows(PeopleTables.DRY_RUN, roster, MOST_FINDINGS + 1);
        boolean truncated = first.size() > MOST_FINDINGS;
        return new Outcome.Checked(
                counts,
                setRules.totals(PeopleTables.DRY_RUN, roster),
                sentences.told(truncated ? first.subList(0, MOST_FINDINGS) : first),
                truncated,
                sentences.told(aboutFile));
    }
}
