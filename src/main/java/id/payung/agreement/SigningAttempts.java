package id.payung.agreement;

import id.payung.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders to a signing gateway: written down before they are sent, ended once. What was asked twice in the same second is
 * asked once.
 */
@Component
class SigningAttempts {

    static final String SIGNED = "SIGNED";
    static final String ANSWER_LOST = "ANSWER_LOST";

    /** A node that waited for an answer longer than this is gone, and the answer with it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    SigningAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Order(UUID agreement, Side side, UUID official, UUID text, String askedBy) {}

    /**
     * @param again whether the official wants to sign although an earlier order may have been, or was, carried out
     * @throws Refused as a conflict while an order is under way, or where an earlier one may have been carried out
     */
    UUID begin(Order order, boolean again) {
        var now = clock.instant();
        jdbc.sql(
                        """
                update agreement_signing_attempt set outcome = 'ANSWER_LOST', answered_at = :now
                 where text_to_sign = :text and side = :side and outcome is null and asked_at < :gone""")
                .param("now", Timestamp.from(now))
                .param("text", order.text())
                .param("side", order.side().name())
                .param("gone", Timestamp.from(now.minus(LONGEST_WAIT)))
                .update();
        if (!again) {
            lastThatMayHaveSigned(order.text(), order.side()).ifPresent(outcome -> {
                throw Refused.conflict("agreement.electronic.earlier." + outcome);
            });
        }
        var id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                    insert into agreement_signing_attempt (id, agreement_id, side, official, text_to_sign, asked_by, asked_at)
                    values (:id, :agreement, :side, :official, :text, :by, :at)""")
                    .param("id", id)
                    .param("agreement", order.agreement())
                    .param("side", order.side().name())
                    .param("official", order.official())
                    .param("text", order.text())
                    .param("by", order.askedBy())
                    .param("at", Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("agreement.electronic.underWay");
        }
        return id;
    }

    private Optional<String> lastThatMayHaveSigned(UUID text, Side side) {
        return jdbc.sql(
                        """
                select outcome from agreement_signing_attempt
                 where text_to_sign = :text and side = :side and outcome in ('SIGNED', 'ANSWER_LOST')
                 order by asked_at desc limit 1""")
                .param("text", text)
                .param("side", side.name())
                .query(String.class)
                .optional();
    }

    void end(UUID attempt, String outcome, @Nullable UUID signedDocument) {
        jdbc.sql(
                        """
                update agreement_signing_attempt set outcome = :outcome, answered_at = :at, signed_document = :document
                 where id = :id and outcome is null""")
                .param("outcome", outcome)
                .param("at", Timestamp.from(clock.instant()))
                .param("document", signedDocument)
                .param("id", attempt)
                .update();
    }

    /** Who signed what there, and it waits to be recorded. */
    record Waiting(UUID official, UUID document) {}

    Optional<Waiting> signed(UUID text, Side side) {
        return jdbc.sql(
                        """
                select official, signed_document as document from agreement_signing_attempt
                 where text_to_sign = :text and side = :side and outcome = 'SIGNED'
                 order by asked_at desc limit 1""")
                .param("text", text)
                .param("side", side.name())
                .query(Waiting.class)
                .optional();
    }
}
