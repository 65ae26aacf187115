package id.payung.renewal;

import id.payung.agreement.AgreementId;
import id.payung.agreement.RenewalDecision;
import id.payung.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The renewals, one row each. */
@Repository
class Renewals {

    private final JdbcClient jdbc;

    Renewals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refused absent, where there is none */
    Renewal get(RenewalId id) {
        return one("where id = :id", id);
    }

    /** For a change: whoever comes second waits, and then sees what the first did. */
    Renewal getForChange(RenewalId id) {
        return one("where id = :id for update", id);
    }

    private Renewal one(String condition, RenewalId id) {
        return jdbc.sql("select * from renewal " + condition)
                .param("id", id.value())
                .query(Renewals::renewal)
                .optional()
                .orElseThrow(() -> Refused.absent("renewal.notFound"));
    }

    /** The agreement's latest round, for a change. */
    Optional<Renewal> latestForChange(AgreementId agreement) {
        return jdbc.sql("select * from renewal where agreement_id = :agreement order by seq desc limit 1 for update")
                .param("agreement", agreement.value())
                .query(Renewals::renewal)
                .optional();
    }

    /** The latest round of each of these agreements. */
    List<Renewal> latestOf(List<AgreementId> agreements) {
        return jdbc.sql(
                        """
                select distinct on (agreement_id) * from renewal
                 where agreement_id = any(:agreements) order by agreement_id, seq desc""")
                .param("agreements", agreements.stream().map(AgreementId::value).toArray(UUID[]::new))
                .query(Renewals::renewal)
                .list();
    }

    void add(Renewal renewal) {
        jdbc.sql(
                        """
                insert into renewal (id, agreement_id, last_day, round, opens_on)
                values (:id, :agreement, :lastDay, :round, :opensOn)""")
                .param("id", renewal.id().value())
                .param("agreement", renewal.agreement().value())
                .param("lastDay", renewal.lastDay())
                .param("round", renewal.round())
                .param("opensOn", renewal.opensOn())
                .update();
    }

    /** Only what {@link #getForChange} or {@link #latestForChange} has locked in this transaction. */
    void save(Renewal renewal) {
        var evaluation = renewal.evaluation();
        var decision = renewal.decision();
        var closing = renewal.closing();
        jdbc.sql(
                        """
                update renewal set last_day = :lastDay, opens_on = :opensOn,
                       evaluation = :evaluation, evaluated_by = :evaluatedBy, evaluated_at = :evaluatedAt,
                       decision = :decision, reason = :reason, decided_by = :decidedBy, decided_at = :decidedAt,
                       successor = :successor, outcome = :outcome, closed_at = :closedAt
                 where id = :id""")
                .param("id", renewal.id().value())
                .param("lastDay", renewal.lastDay())
                .param("opensOn", renewal.opensOn())
                .param("evaluation", evaluation == null ? null : evaluation.text())
                .param("evaluatedBy", evaluation == null ? null : evaluation.by())
                .param("evaluatedAt", evaluation == null ? null : Timestamp.from(evaluation.at()))
                .param("decision", decision == null ? null : decision.answer().name())
                .param("reason", decision == null ? null : decision.reason())
                .param("decidedBy", decision == null ? null : decision.by())
                .param("decidedAt", decision == null ? null : Timestamp.from(decision.at()))
                .param(
                        "successor",
                        renewal.successor() == null ? null : renewal.successor().value())
                .param("outcome", closing == null ? null : closing.outcome().name())
                .param("closedAt", closing == null ? null : Timestamp.from(closing.at()))
                .update();
    }

    private static Renewal renewal(ResultSet row, int number) throws SQLException {
        var successor = row.getObject("successor", UUID.class);
        return new Renewal(
                new RenewalId(row.getObject("id", UUID.class)),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getObject("last_day", LocalDate.class),
                row.getInt("round"),
                row.getObject("opens_on", LocalDate.class),
                evaluation(row),
                decision(row),
                successor == null ? null : new AgreementId(successor),
                closing(row));
    }

    private static Renewal.@Nullable Evaluation evaluation(ResultSet row) throws SQLException {
        var text = row.getString("evaluation");
        return text == null
                ? null
                : new Renewal.Evaluation(text, row.getString("evaluated_by"), instant(row, "evaluated_at"));
    }

    private static Renewal.@Nullable Decision decision(ResultSet row) throws SQLException {
        var answer = row.getString("decision");
        return answer == null
                ? null
                : new Renewal.Decision(
                        RenewalDecision.valueOf(answer),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        instant(row, "decided_at"));
    }

    private static Renewal.@Nullable Closing closing(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Renewal.Closing(Renewal.Outcome.valueOf(outcome), instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
