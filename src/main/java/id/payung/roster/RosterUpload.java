package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Side;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.roster.check.CheckOrder;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file for a roster that is asked for, and asks for its check. What can be told at once (the kind of file, its header)
 * is told at once; the rows are judged afterwards, see {@link RosterCheckRun}.
 */
@Service
public class RosterUpload {

    private final RosterRecords records;
    private final CheckQueue queue;
    private final RosterTerms terms;
    private final RosterLimits limits;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RosterUpload(
            RosterRecords records,
            CheckQueue queue,
            RosterTerms terms,
            RosterLimits limits,
            FindingSentences sentences,
            AgreementDirectory directory,
            Journal journal,
            CurrentUser currentUser,
            Clock clock,
            TransactionTemplate transaction) {
        this.records = records;
        this.queue = queue;
        this.terms = terms;
        this.limits = limits;
        this.sentences = sentences;
        this.directory = directory;
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
        UploadOutcome outcome = transaction.execute(status -> {
            var asked = askedFor(agreement, roster);
            var required = terms.of(facts, asked.coverageFrom()).requiredColumns();
            try (var file = RosterFile.open(content, required, terms.headerAliases(), limits)) {
                return take(asked, file.sha256(), content);
            } catch (FileRefused refused) {
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

    /** The same file again changes nothing. */
    private UploadOutcome take(Roster roster, String sha256, InputStreamSource content) throws IOException {
        if (!isTheFileOf(roster, sha256)) {
            var order = ask(roster, Upload.Source.FILE, sha256, "roster.uploaded");
            try (var bytes = content.getInputStream()) {
                queue.keep(order, bytes);
            }
        }
        return new UploadOutcome.Taken(roster.id());
    }

    private static boolean isTheFileOf(Roster roster, String sha256) {
        return Optional.ofNullable(roster.upload())
                .map(Upload::sourceSha256)
                .filter(sha256::equals)
                .isPresent();
    }

    /** Within a transaction that holds the roster. */
    CheckOrder ask(Roster roster, Upload.Source source, @Nullable String sha256, String event) {
        var before = roster.status();
        var order = new CheckOrder(
                UUID.randomUUID(),
                roster.id(),
                roster.agreement(),
                source.name(),
                sha256,
                currentUser.actor().id(),
                clock.instant(),
                before.name());
        roster.beginCheck();
        records.save(roster);
        queue.ask(order);
        journal.record(
                roster.agreement().value(),
                "roster",
                roster.id().value(),
                event,
                before.name(),
                roster.status().name(),
                null);
        return order;
    }

    /**
     * Stops the check that is under way; what was there before stays.
     *
     * @throws Refused conflict, where none is under way
     */
    public void cancelCheck(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        requireOfficer(directory.facts(roster.agreement()), currentUser.actor());
        if (!queue.cancel(id, currentUser.actor().id())) {
            throw Refused.conflict("roster.check.notRunning");
        }
    }

    /** What is said of a file at which the server stopped reading. */
    public ToldFinding tooLarge() {
        return sentences.told(FileRefused.because(FindingCode.FILE_TOO_LARGE, Long.toString(limits.maxBytes() >> 20))
                .findings()
                .get(0));
    }

    /** The municipal officer of an agreement that has a roster. */
    static void requireOfficer(AgreementFacts agreement, Actor actor) {
        if (agreement.officerOf(actor).filter(Side.MUNICIPALITY::equals).isEmpty()) {
            throw Refused.forbidden("roster.upload.onlyMunicipalOfficer");
        }
        agreement.requireCover();
    }

    /** Locked until the end of the transaction. */
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
}
