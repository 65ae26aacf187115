package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The answers of reviewers and heads, added one by one beside the agreement, so that people who answer in the same second
 * do not lock each other out.
 */
@Component
class Decisions {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    Decisions(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws Refused where the reason is missing, or the desk has answered in this round */
    Decision add(
            AgreementId agreement,
            Decision.Stage stage,
            int round,
            Desk desk,
            Verdict verdict,
            @Nullable String reason) {
        if (verdict.needsReason() && (reason == null || reason.isBlank())) {
            throw Refused.field("reason", "agreement.reason.missing");
        }
        var decision = new Decision(
                stage, round, desk, verdict, reason, currentUser.actor().id(), clock.instant());
        try {
            jdbc.sql(
                            """
                    insert into agreement_decision (agreement_id, stage, round, desk, verdict, reason, actor, at)
                    values (:agreement, :stage, :round, :desk, :verdict, :reason, :actor, :at)""")
                    .param("agreement", agreement.value())
                    .param("stage", stage.name())
                    .param("round", round)
                    .param("desk", desk.name())
                    .param("verdict", verdict.name())
                    .param("reason", reason)
                    .param("actor", decision.actor())
                    .param("at", Timestamp.from(decision.at()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("agreement.decision.alreadyMade");
        }
        return decision;
    }

    /** How often it was asked at this stage; each time is a round. */
    int rounds(AgreementId agreement, Decision.Stage stage) {
        return jdbc.sql(
                        "select coalesce(max(round), 0) from agreement_decision where agreement_id = :agreement and stage = :stage")
                .param("agreement", agreement.value())
                .param("stage", stage.name())
                .query(Integer.class)
                .single();
    }

    List<Decision> of(AgreementId agreement, Decision.Stage stage, int round) {
        return jdbc.sql(
                        """
                select stage, round, desk, verdict, reason, actor, at from agreement_decision
                 where agreement_id = :agreement and stage = :stage and round = :round order by at""")
                .param("agreement", agreement.value())
                .param("stage", stage.name())
                .param("round", round)
                .query((row, number) -> new Decision(
                        Decision.Stage.valueOf(row.getString("stage")),
                        row.getInt("round"),
                        Desk.valueOf(row.getString("desk")),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
