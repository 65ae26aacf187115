package id.payung.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was done to organisations, staff, officials, accounts and to what rosters are judged by, for all agreements alike:
 * append-only, written in the transaction of the change. Never a password or a link, never a person's number.
 */
@Component
public class AdministrationLog {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    AdministrationLog(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param event {@code staff.added}, {@code organisation.changed}, …
     * @param subject the user id, the organisation's id, or the id of what was changed
     */
    public record Entry(
            long seq,
            Instant at,
            String actor,
            String event,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    public void record(String event, String subject, @Nullable String before, @Nullable String after) {
        recordBy(currentUser.actor().id(), event, subject, before, after);
    }

    /** Where whoever acts is not signed in. */
    public void recordBy(String actor, String event, String subject, @Nullable String before, @Nullable String after) {
        jdbc.sql(
                        """
                insert into administration (at, actor, event, subject, before, after)
                values (:at, :actor, :event, :subject, :before, :after)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("event", event)
                .param("subject", subject)
                .param("before", before)
                .param("after", after)
                .update();
    }

    /** Newest first. */
    public List<Entry> page(int page, int size) {
        return jdbc.sql("select * from administration order by seq desc limit :size offset :offset")
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> new Entry(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}
