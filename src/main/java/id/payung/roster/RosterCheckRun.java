package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.platform.Journal;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.check.CheckLease;
import id.payung.roster.check.CheckOrder;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.check.CheckState;
import id.payung.roster.check.CheckStopped;
import id.payung.roster.people.Counts;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.Places;
import id.payung.roster.people.SetRules;
import id.payung.roster.people.WardParts;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterLimits;
import id.payung.roster.sheet.RowSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the rows of one roster and stores them, all in one transaction: until its end the rows that were there before are
 * seen, and after it the new ones, or the old ones still where the file is refused, the check cancelled or the node killed.
 */
@Service
public class RosterCheckRun {

    private static final Logger LOG = LoggerFactory.getLogger(RosterCheckRun.class);

    private final CheckQueue queue;
    private final RosterRecords records;
    private final RosterIntake intake;
    private final RosterCorrections corrections;
    private final SetRules setRules;
    private final Places places;
    private final WardParts parts;
    private final RosterTerms terms;
    private final RosterLimits limits;
    private final AgreementDirectory directory;
    private final RosterWorkflow workflow;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final TransactionTemplate transaction;

    RosterCheckRun(
            CheckQueue queue,
            RosterRecords records,
            RosterIntake intake,
            RosterCorrections corrections,
            SetRules setRules,
            Places places,
            WardParts parts,
            RosterTerms terms,
            RosterLimits limits,
            AgreementDirectory directory,
            RosterWorkflow workflow,
            Journal journal,
            JdbcClient jdbc,
            PersonalDataCipher cipher,
            TransactionTemplate transaction) {
        this.queue = queue;
        this.records = records;
        this.intake = intake;
        this.corrections = corrections;
        this.setRules = setRules;
        this.places = places;
        this.parts = parts;
        this.terms = terms;
        this.limits = limits;
        this.directory = directory;
        this.workflow = workflow;
        this.journal = journal;
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /** Does the oldest check that nobody works on. @return whether there was one */
    public boolean runNext() {
        var taken = queue.take();
        taken.ifPresent(this::run);
        return taken.isPresent();
    }

    private void run(CheckLease lease) {
        try (lease) {
            var refused = transaction.execute(status -> {
                try {
                    check(lease);
                    return List.<Finding>of();
                } catch (FileRefused e) {
                    status.setRollbackOnly();
                    return e.findings();
                }
            });
            if (refused != null && !refused.isEmpty()) {
                abandon(lease, CheckState.REFUSED, refused);
            }
        } catch (CheckStopped e) {
            switch (e.reason()) {
                case CANCELLED -> abandon(lease, CheckState.CANCELLED, List.of());
                case GIVEN_UP -> abandon(lease, CheckState.FAILED, List.of());
                case SHUTDOWN -> queue.giveBack(lease, false);
                case LEASE_LOST ->
                    LOG.info(
                            "Another node has taken over the check {}",
                            lease.order().id());
            }
        } catch (RuntimeException | Error e) {
            // An error too: it may be this file's doing, and counts as an attempt at it.
            LOG.error("The check {} failed", lease.order().id(), e);
            if (!queue.giveBack(lease, true)) {
                abandon(lease, CheckState.FAILED, List.of());
            }
        }
    }

    private void check(CheckLease lease) throws FileRefused {
        var order = lease.order();
        lease.goOn();
        var agreement = directory.facts(order.agreement());
        var from = Rosters.require(records.findById(order.roster().value())).coverageFrom();
        var judgedBy = terms.of(agreement, from);
        try (var rows = open(order, agreement, judgedBy)) {
            List<Finding> aboutFile = new ArrayList<>();
            intake.copy(rows.tables(), order.roster(), agreement.id(), judgedBy, rows.source(), aboutFile, judged -> {
                lease.report(judged, rows.percentRead());
                lease.goOn();
            });
            conclude(lease, agreement, judgedBy, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From here to the end the agreement's rosters stand still: quota and duplicates are safe. */
    private void conclude(CheckLease lease, AgreementFacts agreement, CheckTerms judgedBy, Rows rows) {
        var order = lease.order();
        var roster = records.findByAgreementIdOrderByWave(agreement.id().value()).stream()
                .filter(candidate -> candidate.id().equals(order.roster()))
                .findFirst()
                .orElseThrow();
        if (roster.status() != RosterStatus.CHECKING) {
            throw CheckStopped.cancelled();
        }
        var counts = intake.conclude(rows.tables(), order.roster(), agreement.id(), judgedBy, rows.source());
        if (places.arrange(order.roster(), agreement.id(), agreement.quota())) {
            counts = setRules.counts(PeopleTables.STORED, order.roster());
        }
        roster.checked(
                new Upload(
                        Upload.Source.valueOf(order.source()), order.sourceSha256(), order.askedBy(), order.askedAt()),
                counts);
        records.save(roster);
        lease.goOn();
        queue.end(lease, CheckState.DONE, counts);
        journal.record(
                agreement.id().value(),
                "roster",
                roster.id().value(),
                "roster.checked",
                RosterStatus.CHECKING.name(),
                roster.status().name(),
                "%d / %d / %d".formatted(counts.rows(), counts.people(), counts.rejected()));
        if (roster.isFrom(Upload.Source.WARDS)) {
            parts.tellOrigins(roster.id());
        }
        if (rows.plan() != null) {
            corrected(roster, rows.plan());
        }
        workflow.checked(roster.id(), roster.status() == RosterStatus.CHECKED);
    }

    private void corrected(Roster roster, RosterCorrections.Plan plan) {
        corrections.end(plan);
        journal.record(
                roster.agreement().value(),
                "roster",
                roster.id().value(),
                "roster.rowsMended",
                null,
                null,
                "%d / %d / %d".formatted(plan.replaced(), plan.added(), plan.withdrawn()));
    }

    private void abandon(CheckLease lease, CheckState state, List<Finding> findings) {
        try {
            transaction.executeWithoutResult(status -> {
                var order = lease.order();
                queue.end(lease, state, Counts.NONE);
                queue.explain(lease, findings);
                var roster = Rosters.require(records.findOneById(order.roster().value()));
                if (roster.status() == RosterStatus.CHECKING) {
                    roster.checkAbandoned(RosterStatus.valueOf(order.statusBefore()));
                    records.save(roster);
                    journal.record(
                            order.agreement().value(),
                            "roster",
                            roster.id().value(),
                            "roster.check." + state,
                            RosterStatus.CHECKING.name(),
                            roster.status().name(),
                            null);
                    workflow.checked(roster.id(), roster.status() == RosterStatus.CHECKED);
                }
            });
        } catch (CheckStopped e) {
            LOG.info("Another node has taken over the check {}", lease.order().id());
        }
    }

    /**
     * Rows to be read once, and what must be closed behind them.
     *
     * @param plan which of the roster's rows they mend; null where they replace all
     */
    private record Rows(
            PeopleTables tables, RowSource source, @Nullable RosterFile file, RosterCorrections.@Nullable Plan plan)
            implements Closeable {

        int percentRead() {
            return file == null ? 0 : file.percentRead();
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    private Rows open(CheckOrder order, AgreementFacts agreement, CheckTerms judgedBy) throws FileRefused, IOException {
        return switch (Upload.Source.valueOf(order.source())) {
            case FILE -> open(order, agreement.id(), queue.fileOf(order), judgedBy.requiredColumns());
            case PREDECESSOR -> stored(order, StoredPeople.handedOver(jdbc, cipher, predecessor(agreement)));
            case WAITING_LIST -> {
                int free = agreement.quota() - places.takenElsewhere(agreement.id(), order.roster());
                yield stored(order, StoredPeople.waiting(jdbc, cipher, agreement.id(), free));
            }
            case WARDS -> stored(order, parts.merged(order.roster()));
        };
    }

    private Rows stored(CheckOrder order, RowSource people) {
        setRules.clear(order.roster());
        return new Rows(PeopleTables.STORED, people, null, null);
    }

    private static AgreementId predecessor(AgreementFacts agreement) {
        var predecessor = agreement.predecessor();
        if (predecessor == null) {
            throw new IllegalStateException("Agreement %s follows none".formatted(agreement.id()));
        }
        return predecessor;
    }

    private Rows open(CheckOrder order, AgreementId agreement, InputStreamSource content, Set<RosterColumn> required)
            throws FileRefused, IOException {
        var file = RosterFile.open(content, required, terms.headerAliases(), limits);
        if (!file.header().hasReferences()) {
            setRules.clear(order.roster());
            return new Rows(PeopleTables.STORED, file, file, null);
        }
        Optional<RosterCorrections.Plan> plan;
        try (file) {
            plan = corrections.read(order.roster(), agreement, file);
        }
        var again = RosterFile.open(content, required, terms.headerAliases(), limits);
        if (plan.isEmpty()) {
            setRules.clear(order.roster());
            return new Rows(PeopleTables.STORED, again, again, null);
        }
        return new Rows(PeopleTables.MENDED, corrections.begin(plan.get(), again), again, plan.get());
    }
}
