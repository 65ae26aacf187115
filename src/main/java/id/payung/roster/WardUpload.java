package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.PeopleCopy;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.Places;
import id.payung.roster.people.SetRules;
import id.payung.roster.people.WardParts;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a ward's file for a roster that is asked for. It is judged at once, as in a dry run, and kept apart from the roster's
 * rows until the municipality merges what its wards brought: see decision 0008.
 */
@Service
public class WardUpload {

    private final RosterRecords records;
    private final RosterUpload upload;
    private final RosterIntake intake;
    private final SetRules setRules;
    private final PeopleCopy copy;
    private final Places places;
    private final WardParts parts;
    private final WardDesks desks;
    private final RosterTerms terms;
    private final RosterLimits limits;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WardUpload(
            RosterRecords records,
            RosterUpload upload,
            RosterIntake intake,
            SetRules setRules,
            PeopleCopy copy,
            Places places,
            WardParts parts,
            WardDesks desks,
            RosterTerms terms,
            RosterLimits limits,
            FindingSentences sentences,
            AgreementDirectory directory,
            Journal journal,
            CurrentUser currentUser,
            Clock clock,
            TransactionTemplate transaction) {
        this.records = records;
        this.upload = upload;
        this.intake = intake;
        this.setRules = setRules;
        this.copy = copy;
        this.places = places;
        this.parts = parts;
        this.desks = desks;
        this.terms = terms;
        this.limits = limits;
        this.sentences = sentences;
        this.directory = directory;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Whether whoever is acting uploads for a ward, and not for the municipality. */
    public boolean isForAWard() {
        return currentUser.actor().is(Role.WARD_HEAD);
    }

    /**
     * @param roster which of the agreement's rosters the file is for; null where only one is asked for
     * @throws Refused forbidden, for everybody but a ward head of the municipality; conflict, where no roster is asked for;
     *     too large, for more rows than are judged at once
     */
    public UploadOutcome upload(AgreementId agreement, @Nullable UUID roster, InputStreamSource content) {
        var facts = directory.facts(agreement);
        var ward = desks.wardOf(currentUser.actor(), facts.municipality())
                .orElseThrow(() -> Refused.forbidden("roster.upload.onlyMunicipalOfficer"));
        facts.requireCover();
        UploadOutcome outcome = transaction.execute(status -> {
            var asked = askedFor(agreement, roster);
            var judgedBy = terms.of(facts, asked.coverageFrom()).inWard(ward);
            try (var file =
                    RosterFile.open(content, judgedBy.requiredColumns(), terms.headerAliases(), limits.ofCheck())) {
                return take(facts, asked, ward, judgedBy, file);
            } catch (FileRefused refused) {
                status.setRollbackOnly();
                if (refused.isTooManyRows()) {
                    throw Refused.of(Refused.Kind.TOO_LARGE, "roster.parts.tooManyRows", limits.maxCheckedRows());
                }
                return new UploadOutcome.RefusedWhole(sentences.told(refused.findings()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (outcome == null) {
            throw new IllegalStateException("An upload ended without an outcome");
        }
        return outcome;
    }

    /** Locked until the end of the transaction: nobody merges meanwhile. */
    private Roster askedFor(AgreementId agreement, @Nullable UUID roster) {
        var rosters = records.findByAgreementIdOrderByWave(agreement.value());
        if (rosters.stream().noneMatch(Roster::isAskedFor)
                && rosters.stream().anyMatch(candidate -> candidate.status() == RosterStatus.CHECKING)) {
            throw Refused.conflict("roster.check.stillRunning");
        }
        return upload.askedFor(agreement, roster);
    }

    /** The same file again changes nothing. */
    private UploadOutcome take(
            AgreementFacts agreement, Roster roster, String ward, CheckTerms judgedBy, RosterFile file)
            throws FileRefused {
        if (parts.of(roster.id(), ward)
                .filter(part -> part.sha256().equals(file.sha256()))
                .isEmpty()) {
            keep(agreement, roster, ward, judgedBy, file);
        }
        return new UploadOutcome.Taken(roster.id());
    }

    private void keep(AgreementFacts agreement, Roster roster, String ward, CheckTerms judgedBy, RosterFile file)
            throws FileRefused {
        var id = roster.id();
        setRules.makeRoomForDryRun();
        intake.copy(PeopleTables.DRY_RUN, id, agreement.id(), judgedBy, file, new ArrayList<>(), judged -> {});
        var counts = intake.conclude(PeopleTables.DRY_RUN, id, agreement.id(), judgedBy, file);
        copy.writeAbout(
                PeopleTables.DRY_RUN, id, places.surplus(PeopleTables.DRY_RUN, id, agreement.id(), agreement.quota()));
        parts.keepChecked(new WardParts.Part(
                UUID.randomUUID(), id, ward, file.sha256(), currentUser.actor().id(), clock.instant(), counts));
        journal.record(
                agreement.id().value(),
                "roster",
                id.value(),
                "roster.partUploaded",
                null,
                null,
                "%s: %d / %d / %d"
                        .formatted(ward, counts.rows(), counts.rows() - counts.rejected(), counts.rejected()));
    }
}
