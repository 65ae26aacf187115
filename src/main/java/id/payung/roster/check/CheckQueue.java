package id.payung.roster.check;

import id.payung.agreement.AgreementId;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.RosterId;
import id.payung.roster.people.Counts;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The checks that were asked for. A node takes one under a lease; where its heartbeat stops, the lease runs out and another
 * takes the check and begins anew. Leases are counted by the database's clock, the same for all nodes.
 */
@Component
public class CheckQueue implements DisposableBean {

    /** Several missed heartbeats; a pause of the virtual machine is no death. */
    private static final int LEASE_SECONDS = 15;

    private static final int MOST_ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;
    private final Set<CheckLease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService hearts = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "roster-check-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    CheckQueue(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Asks for a check, in the transaction around it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(CheckOrder order) {
        jdbc.sql(
                        """
                insert into roster_check (id, roster_id, agreement_id, source, source_sha256, asked_by, asked_at,
                    status_before, state)
                values (:id, :roster, :agreement, :source, :sha256, :askedBy, :askedAt, :statusBefore, 'QUEUED')""")
                .param("id", order.id())
                .param("roster", order.roster().value())
                .param("agreement", order.agreement().value())
                .param("source", order.source())
                .param("sha256", order.sourceSha256())
                .param("askedBy", order.askedBy())
                .param("askedAt", Timestamp.from(order.askedAt()))
                .param("statusBefore", order.statusBefore())
                .update();
    }

    /** Keeps the file until it has been checked, sealed, in the transaction around it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(CheckOrder order, InputStream content) throws IOException {
        new SealedFile(jdbc, cipher, order.id()).store(content);
    }

    public InputStreamSource fileOf(CheckOrder order) {
        return new SealedFile(jdbc, cipher, order.id());
    }

    /** The oldest check that nobody works on; at most one node gets it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<CheckLease> take() {
        var owner = UUID.randomUUID();
        return jdbc.sql(
                        """
                update roster_check set state = 'RUNNING', owner = :owner, attempts = attempts + 1,
                       lease_until = clock_timestamp() + make_interval(secs => :seconds)
                 where id = (select id from roster_check
                              where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                              order by seq limit 1 for update skip locked)
                returning *""")
                .param("owner", owner)
                .param("seconds", LEASE_SECONDS)
                .query((row, number) -> lease(row, owner))
                .optional();
    }

    private CheckLease lease(ResultSet row, UUID owner) throws SQLException {
        var lease = new CheckLease(this, order(row), owner, hearts);
        if (row.getString("cancel_asked_by") != null) {
            lease.stop(CheckStopped.Reason.CANCELLED);
        } else if (row.getInt("attempts") > MOST_ATTEMPTS) {
            lease.stop(CheckStopped.Reason.GIVEN_UP);
        }
        held.add(lease);
        return lease;
    }

    void released(CheckLease lease) {
        held.remove(lease);
    }

    /** This node is going down: whoever works on a check stops at the next chunk. */
    public void stopAll() {
        held.forEach(lease -> lease.stop(CheckStopped.Reason.SHUTDOWN));
    }

    /** @return why the work must stop, where it must */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<CheckStopped.Reason> beat(CheckLease lease) {
        var counts = lease.counts();
        var cancelled = jdbc.sql(
                        """
                update roster_check set lease_until = clock_timestamp() + make_interval(secs => :seconds),
                       done_percent = :percent, people_rows = :rows, people_valid = :valid, people_warned = :warned,
                       people_rejected = :rejected, people_held = :held
                 where id = :id and owner = :owner and state = 'RUNNING'
                returning cancel_asked_by is not null""")
                .param("seconds", LEASE_SECONDS)
                .param("percent", lease.percent())
                .param("rows", counts.rows())
                .param("valid", counts.valid())
                .param("warned", counts.warned())
                .param("rejected", counts.rejected())
                .param("held", counts.held())
                .param("id", lease.order().id())
                .param("owner", lease.owner())
                .query(Boolean.class)
                .optional();
        if (cancelled.isEmpty()) {
            return Optional.of(CheckStopped.Reason.LEASE_LOST);
        }
        return cancelled.get() ? Optional.of(CheckStopped.Reason.CANCELLED) : Optional.empty();
    }

    /**
     * Ends the check in the transaction that stores what came of it.
     *
     * @throws CheckStopped where another node has taken over: the transaction must store nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(CheckLease lease, CheckState state, Counts counts) {
        int ended = jdbc.sql(
                        """
                update roster_check set state = :state, done_percent = 100, people_rows = :rows, people_valid = :valid,
                       people_warned = :warned, people_rejected = :rejected, people_held = :held, ended_at = :at,
                       owner = null, lease_until = null
                 where id = :id and owner = :owner and state = 'RUNNING'""")
                .param("state", state.name())
                .param("rows", counts.rows())
                .param("valid", counts.valid())
                .param("warned", counts.warned())
                .param("rejected", counts.rejected())
                .param("held", counts.held())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", lease.order().id())
                .param("owner", lease.owner())
                .update();
        if (ended == 0) {
            throw new CheckStopped(CheckStopped.Reason.LEASE_LOST);
        }
        jdbc.sql("delete from roster_check_file where check_id = :id")
                .param("id", lease.order().id())
                .update();
    }

    /** What is to be said of a file that was refused whole. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void explain(CheckLease lease, List<Finding> findings) {
        for (int position = 0; position < findings.size(); position++) {
            var finding = findings.get(position);
            var column = finding.column();
            jdbc.sql(
                            """
                    insert into roster_check_finding (check_id, position, column_key, code, severity, variant, arguments)
                    values (:check, :position, :column, :code, :severity, :variant, :arguments)""")
                    .param("check", lease.order().id())
                    .param("position", position)
                    .param("column", column == null ? null : column.key())
                    .param("code", finding.code().name())
                    .param("severity", finding.severity().name())
                    .param("variant", finding.variant())
                    .param("arguments", finding.arguments().toArray(String[]::new))
                    .update();
        }
    }

    /** Gives the check back for another attempt. @return whether there is one left */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean giveBack(CheckLease lease, boolean counted) {
        return jdbc.sql(
                                """
                update roster_check set state = 'QUEUED', owner = null, lease_until = null,
                       attempts = attempts - case when :counted then 0 else 1 end
                 where id = :id and owner = :owner and state = 'RUNNING' and (attempts < :most or not :counted)""")
                        .param("counted", counted)
                        .param("id", lease.order().id())
                        .param("owner", lease.owner())
                        .param("most", MOST_ATTEMPTS)
                        .update()
                > 0;
    }

    /** Whoever works on it hears it at the next heartbeat. @return whether there was a check to cancel */
    @Transactional
    public boolean cancel(RosterId roster, String by) {
        return jdbc.sql(
                                """
                update roster_check set cancel_asked_by = coalesce(cancel_asked_by, :by)
                 where roster_id = :roster and state in ('QUEUED', 'RUNNING')""")
                        .param("by", by)
                        .param("roster", roster.value())
                        .update()
                > 0;
    }

    /** The roster's latest check. */
    @Transactional(readOnly = true)
    public Optional<CheckProgress> progress(RosterId roster) {
        return jdbc.sql(
                        """
                select * from roster_check where roster_id = :roster order by seq desc limit 1""")
                .param("roster", roster.value())
                .query((row, number) -> new CheckProgress(
                        CheckState.valueOf(row.getString("state")),
                        row.getInt("done_percent"),
                        new Counts(
                                row.getInt("people_rows"),
                                row.getInt("people_valid"),
                                row.getInt("people_warned"),
                                row.getInt("people_rejected"),
                                row.getInt("people_held"),
                                0)))
                .optional();
    }

    /** Why the roster's latest check refused its file; empty where it did not. */
    @Transactional(readOnly = true)
    public List<Finding> explanation(RosterId roster) {
        return jdbc.sql(
                        """
                select f.* from roster_check_finding f
                 where f.check_id = (select id from roster_check where roster_id = :roster
                                      order by seq desc limit 1)
                 order by f.position""")
                .param("roster", roster.value())
                .query(CheckQueue::finding)
                .list();
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        String column = row.getString("column_key");
        return new Finding(
                0,
                column == null ? null : RosterColumn.ofKey(column).orElse(null),
                null,
                FindingCode.valueOf(row.getString("code")),
                Severity.valueOf(row.getString("severity")),
                row.getString("variant"),
                List.of((String[]) row.getArray("arguments").getArray()));
    }

    private static CheckOrder order(ResultSet row) throws SQLException {
        return new CheckOrder(
                row.getObject("id", UUID.class),
                new RosterId(row.getObject("roster_id", UUID.class)),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getString("source"),
                row.getString("source_sha256"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("status_before"));
    }

    @Override
    public void destroy() {
        hearts.shutdownNow();
    }
}
