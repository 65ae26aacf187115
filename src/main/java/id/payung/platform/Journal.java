package id.payung.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everything that happened to an agreement and what hangs on it: append-only, written in the business transaction. Never
 * personal data: counts, numbers of documents, reasons.
 */
@Component
public class Journal {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    Journal(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param event what happened, a message key without its prefix {@code event.}: {@code agreement.signed}
     * @param before the state before, where there was one
     * @param after the state after
     * @param note the reason given, or the figure that matters
     */
    public record Entry(
            long seq,
            UUID agreement,
            String subject,
            UUID subjectId,
            String event,
            String actor,
            @Nullable String onBehalfOf,
            Instant at,
            @Nullable String before,
            @Nullable String after,
            @Nullable String note) {}

    /** A fact about the agreement itself. */
    public void record(
            UUID agreement, String event, @Nullable String before, @Nullable String after, @Nullable String note) {
        record(agreement, "agreement", agreement, event, before, after, note);
    }

    /** A fact about something that belongs to an agreement: {@code roster}, {@code bill}, {@code renewal}. */
    public void record(
            UUID agreement,
            String subject,
            UUID subjectId,
            String event,
            @Nullable String before,
            @Nullable String after,
            @Nullable String note) {
        var actor = currentUser.actor();
        jdbc.sql(
                        """
                insert into journal (agreement_id, subject, subject_id, event, actor, on_behalf_of, at, before, after, note)
                values (:agreement, :subject, :subjectId, :event, :actor, :onBehalfOf, :at, :before, :after, :note)""")
                .param("agreement", agreement)
                .param("subject", subject)
                .param("subjectId", subjectId)
                .param("event", event)
                .param("actor", actor.id())
                .param("onBehalfOf", actor.organisation())
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("before", before)
                .param("after", after)
                .param("note", note)
                .update();
    }

    /** The agreement's timeline, oldest first. */
    public List<Entry> of(UUID agreement, int page, int size) {
        return jdbc.sql(
                        """
                select seq, agreement_id as agreement, subject, subject_id, event, actor, on_behalf_of, at, before, after, note
                  from journal where agreement_id = :agreement order by seq limit :size offset :offset""")
                .param("agreement", agreement)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Journal::entry)
                .list();
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getObject("agreement", UUID.class),
                row.getString("subject"),
                row.getObject("subject_id", UUID.class),
                row.getString("event"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getTimestamp("at").toInstant(),
                row.getString("before"),
                row.getString("after"),
                row.getString("note"));
    }
}
