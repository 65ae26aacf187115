package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.SetRules;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterLimits;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the rows of a roster that is asked for, judges them and stores them. A file is refused whole or taken whole; it is
 * not kept, only its hash.
 */
@Service
public class RosterUpload {

    private final RosterRecords records;
    private final RosterIntake intake;
    private final SetRules setRules;
    private final RosterTerms terms;
    private final RosterLimits limits;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final RosterWorkflow workflow;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RosterUpload(
            RosterRecords records,
            RosterIntake intake,
            SetRules setRules,
            RosterTerms terms,
            RosterLimits limits,
            FindingSentences sentences,
            AgreementDirectory directory,
            RosterWorkflow workflow,
            Journal journal,
            CurrentUser currentUser,
            Clock clock,
            TransactionTemplate transaction) {
        this.records = records;
        this.intake = intake;
        this.setRules = setRules;
        this.terms = terms;
        this.limits = limits;
        this.sentences = sentences;
        this.directory = directory;
        this.workflow = workflow;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * @param roster which of the agreement's rosters the file is for; null where only one is asked for
     * @throws Refused forbidden, for everybody but the municipal officer of the agreement's agency; conflict, where no
     *     roster is asked for
     */
    public UploadOutcome upload(AgreementId agreement, @Nullable UUID roster, InputStreamSource content) {
        var facts = directory.facts(agreement);
        requireOfficer(facts, currentUser.actor());
        return inOneGo(() -> {
            var asked = askedFor(agreement, roster);
            var judgedBy = terms.of(facts, asked.coverageFrom());
            try (var file = RosterFile.open(content, judgedBy.requiredColumns(), limits)) {
                return take(
                        facts,
                        asked,
                        judgedBy,
                        file,
                        new Upload(
                                Upload.Source.FILE,
                                file.survey().sha256(),
                                currentUser.actor().id(),
                                clock.instant()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What is said of a file at which the server stopped reading. */
    public ToldFinding tooLarge() {
        return sentences.told(FileRefused.because(FindingCode.FILE_TOO_LARGE, Long.toString(limits.maxBytes() >> 20))
                .findings()
                .get(0));
    }

    static void requireOfficer(AgreementFacts agreement, Actor actor) {
        if (!actor.is(Role.MUNICIPAL_OFFICER)
                || !actor.worksFor(agreement.municipality())
                || !agreement.agency().equals(actor.agency())) {
            throw Refused.forbidden("roster.upload.onlyMunicipalOfficer");
        }
    }

    /** The agreement's rosters stand still from here to the end of the transaction: quota and duplicates are safe. */
    Roster askedFor(AgreementId agreement, @Nullable UUID roster) {
        var asked = records.findByAgreementIdOrderByWave(agreement.value()).stream()
                .filter(Roster::isAskedFor)
                .filter(candidate -> roster == null || candidate.id().value().equals(roster))
                .toList();
        if (asked.isEmpty()) {
            throw Refused.conflict("roster.upload.notAskedFor");
        }
        if (asked.size() > 1) {
            throw Refused.conflict("roster.upload.severalAskedFor");
        }
        return asked.get(0);
    }

    /** Rows that cannot be read, or that need more than the quota, leave nothing behind. */
    interface Work {
        UploadOutcome run() throws FileRefused;
    }

    UploadOutcome inOneGo(Work work) {
        return run(transaction, work);
    }

    /** Within a transaction that goes on, whatever becomes of the rows. */
    UploadOutcome inNestedGo(Work work) {
        var nested = new TransactionTemplate(
                Objects.requireNonNull(transaction.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        return run(nested, work);
    }

    private UploadOutcome run(TransactionTemplate transaction, Work work) {
        UploadOutcome outcome = transaction.execute(status -> {
            try {
                return work.run();
            } catch (FileRefused refused) {
                status.setRollbackOnly();
                return new UploadOutcome.RefusedWhole(sentences.told(refused.findings()));
            }
        });
        if (outcome == null) {
            throw new IllegalStateException("An upload ended without an outcome");
        }
        return outcome;
    }

    UploadOutcome take(AgreementFacts agreement, Roster roster, CheckTerms judgedBy, RowSource rows, Upload upload)
            throws FileRefused {
        var before = roster.status();
        roster.receive(upload);
        setRules.clear(roster.id());
        List<Finding> aboutFile = new ArrayList<>();
        var counts = intake.take(PeopleTables.STORED, roster.id(), agreement.id(), judgedBy, rows, aboutFile);
        int left = agreement.quota() - setRules.peopleElsewhere(agreement.id(), roster.id());
        if (counts.people() > left) {
            throw new FileRefused(List.of(quotaExceeded(Severity.E, counts.people(), left)));
        }
        roster.checked(counts);
        records.save(roster);
        journal.record(
                agreement.id().value(),
                "roster",
                roster.id().value(),
                upload.source() == Upload.Source.FILE ? "roster.uploaded" : "roster.proposed",
                before.name(),
                roster.status().name(),
                "%d / %d / %d".formatted(counts.rows(), counts.people(), counts.rejected()));
        workflow.checked(roster.id(), roster.status() == RosterStatus.CHECKED);
        return new UploadOutcome.Taken(roster.id());
    }

    static Finding quotaExceeded(Severity severity, int people, int left) {
        return new Finding(
                0,
                null,
                null,
                FindingCode.QUOTA_EXCEEDED,
                severity,
                null,
                List.of(
                        Integer.toString(people),
                        Integer.toString(Math.max(0, left)),
                        Integer.toString(people - Math.max(0, left))));
    }
}
