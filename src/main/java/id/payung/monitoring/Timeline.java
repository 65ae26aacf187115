package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened to an agreement and what hangs on it: who, on whose behalf, when. */
@Component
public class Timeline {

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that happened.
     *
     * @param event message key without its prefix {@code event.}
     * @param actor user id; {@code payung} where nobody's hand was in it
     * @param onBehalfOf id of the branch or municipality that the actor worked for
     * @param zone the municipality's, in which it is told
     * @param before and {@code after}: codes of the state, where it changed
     * @param note the reason given, or the figure that matters
     */
    public record Event(
            long seq,
            Instant at,
            ZoneId zone,
            String event,
            String subject,
            UUID subjectId,
            String actor,
            String actorName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable String before,
            @Nullable String after,
            @Nullable String note) {}

    /** In which order. */
    /** What happens to its amendments happens to the agreement. */
    private static final String WITH_AMENDMENTS =
            "select :id union all select d.id from agreement d where d.amends = :id";

    public enum Order {
        OLDEST_FIRST("asc"),
        NEWEST_FIRST("desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** @throws Refused as absent, where the scope does not reach */
    @Transactional(readOnly = true)
    public Page<Event> of(Scope scope, AgreementId agreement, Order order, int page, int size) {
        var window = new Page.Window(page, size);
        boolean reached = jdbc.sql(
                        "select exists (select 1 from agreement a where a.id = :id and " + scope.condition() + ")")
                .params(scope.parameters())
                .param("id", agreement.value())
                .query(Boolean.class)
                .single();
        if (!reached) {
            throw Refused.absent("agreement.notFound");
        }
        var events = jdbc.sql(
                        """
                        select j.seq, j.at, m.zone, j.event, j.subject, j.subject_id, j.actor,
                               coalesce(s.name, case j.actor when 'payung' then 'Payung' else j.actor end) as actor_name,
                               j.on_behalf_of, coalesce(bo.name, mo.name) as on_behalf_of_name, j.before, j.after, j.note
                          from (select * from journal where agreement_id in (%2$s) order by seq %1$s
                                 limit :size offset :offset) j
                          join agreement a on a.id = j.agreement_id
                          join municipality m on m.id = a.municipality
                          left join staff_member s on s.user_id = j.actor
                          left join branch bo on bo.id = j.on_behalf_of
                          left join municipality mo on mo.id = j.on_behalf_of
                         order by j.seq %1$s"""
                                .formatted(order.sql, WITH_AMENDMENTS))
                .param("id", agreement.value())
                .param("size", window.size())
                .param("offset", window.offset())
                .query(Timeline::event)
                .list();
        long total = jdbc.sql("select count(*) from journal where agreement_id in (" + WITH_AMENDMENTS + ")")
                .param("id", agreement.value())
                .query(Long.class)
                .single();
        return new Page<>(events, window.page(), window.size(), total);
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("event"),
                row.getString("subject"),
                row.getObject("subject_id", UUID.class),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getString("on_behalf_of_name"),
                row.getString("before"),
                row.getString("after"),
                row.getString("note"));
    }
}
