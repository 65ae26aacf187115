package id.payung.notification;

import id.payung.notification.Notifications.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of mails. Each step of sending is one statement that commits alone. */
@Repository
class Outbox {

    private static final String DELIVERY =
            "select id, agreement_id, recipient_user, subject, state, attempts, created_at, sent_at, reason from notification ";

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail in the hands of one sender. {@code attempt} counts from one. */
    record Outgoing(UUID id, String email, String subject, String body, int attempt) {}

    boolean add(UUID id, Notice notice, Wording.Mail mail, Instant now) {
        return jdbc.sql(
                                """
                insert into notification (id, once_key, agreement_id, recipient_user, recipient_mail, subject, body,
                                          state, attempts, next_try, created_at)
                values (:id, :onceKey, :agreement, :user, :email, :subject, :body, 'PENDING', 0, :now, :now)
                on conflict (once_key) do nothing""")
                        .param("id", id)
                        .param("onceKey", notice.onceKey())
                        .param("agreement", notice.agreement())
                        .param("user", notice.to().userId())
                        .param("email", notice.to().email())
                        .param("subject", mail.subject())
                        .param("body", mail.body())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * Takes the next mail that is due, for this sender alone: other senders skip it from now on. Commits before anybody
     * talks to a mail server, so that a crash in between can lose a mail but never double it.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Outgoing> claim(Instant now) {
        return jdbc.sql(
                        """
                update notification set state = 'SENDING', attempts = attempts + 1, claimed_at = :now, reason = null
                 where id = (select id from notification
                              where state = 'PENDING' and next_try <= :now
                              order by next_try, seq limit 1 for update skip locked)
                returning id, recipient_mail, subject, body, attempts""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Outgoing(
                        row.getObject("id", UUID.class),
                        row.getString("recipient_mail"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    void sent(Outgoing mail, Instant now) {
        settle(mail, NotificationState.SENT, "sent_at = :now, reason = null", now, "");
    }

    void failed(Outgoing mail, Instant now, String reason) {
        settle(mail, NotificationState.FAILED, "reason = :reason", now, reason);
    }

    void unknown(Outgoing mail, Instant now, String reason) {
        settle(mail, NotificationState.UNKNOWN, "reason = :reason", now, reason);
    }

    void tryAgain(Outgoing mail, Instant at, String reason) {
        settle(mail, NotificationState.PENDING, "next_try = :now, reason = :reason", at, reason);
    }

    // A sender that was thought lost may come back with its answer: what it knows is better than not knowing.
    private void settle(Outgoing mail, NotificationState state, String more, Instant instant, String reason) {
        jdbc.sql("update notification set state = :state, " + more
                        + " where id = :id and attempts = :attempt and state in ('SENDING', 'UNKNOWN')")
                .param("state", state.name())
                .param("now", Timestamp.from(instant))
                .param("reason", reason)
                .param("id", mail.id())
                .param("attempt", mail.attempt())
                .update();
    }

    /** Gives up waiting for senders that were lost in the middle of a conversation. */
    int loseTrack(Instant now, Duration after, String reason) {
        return jdbc.sql(
                        """
                update notification set state = 'UNKNOWN', reason = :reason
                 where state = 'SENDING' and claimed_at < :before""")
                .param("reason", reason)
                .param("before", Timestamp.from(now.minus(after)))
                .update();
    }

    List<Delivery> undelivered(int page, int size) {
        return jdbc.sql(DELIVERY + "where state in ('FAILED', 'UNKNOWN') order by seq desc limit :size offset :offset")
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Outbox::delivery)
                .list();
    }

    List<Delivery> about(UUID agreement, int page, int size) {
        return jdbc.sql(DELIVERY + "where agreement_id = :agreement order by seq desc limit :size offset :offset")
                .param("agreement", agreement)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Outbox::delivery)
                .list();
    }

    Map<NotificationState, Long> counts() {
        return jdbc
                .sql("select state, count(*) as number from notification group by state")
                .query((row, number) ->
                        Map.entry(NotificationState.valueOf(row.getString("state")), row.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var sentAt = row.getTimestamp("sent_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("agreement_id", UUID.class),
                row.getString("recipient_user"),
                row.getString("subject"),
                NotificationState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("reason"));
    }
}
