package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has to do something next, and who should have done it already. */
@Component
public class OpenWork {

    /** More tasks than one agreement has at one time: reviews, rosters and bills of several waves side by side. */
    private static final int MOST_OF_ONE = 100;

    private static final String LINE =
            """
            select t.task_id, t.task_key, t.agreement_id, a.title, d.amendment_number as amendment, t.role, t.organisation, t.due_at,
                   coalesce(tb.name, tm.name, t.organisation) as organisation_name,
                   t.due_at < :now as overdue, coalesce(s.name, t.assignee) as assignee_name, m.zone,
                   coalesce(l.people, r.people_admitted + r.people_held, d.quota, a.quota, 0) as people
              from open_task t
              join agreement a on a.id = t.agreement_id
              join municipality m on m.id = a.municipality
              left join roster r on r.id = t.business_key and r.people_rows > 0
              left join bill l on l.id = t.business_key
              left join agreement d on d.id = t.business_key and d.kind = 'AMENDMENT'
              left join branch tb on tb.id = t.organisation
              left join municipality tm on tm.id = t.organisation
              left join staff_member s on s.user_id = t.assignee
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The agreement's open tasks by due date. */
    public List<OpenTaskLine> of(AgreementId agreement) {
        return jdbc.sql(
                        LINE
                                + " where t.agreement_id = :agreement or t.business_key = :agreement order by t.due_at, t.task_id limit :most")
                .param("agreement", agreement.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST_OF_ONE)
                .query(OpenWork::line)
                .list();
    }

    /** What is overdue, those with the most workers first. @param role null for every role's */
    public Page<OpenTaskLine> overdue(Scope scope, @Nullable String role, int page, int size) {
        var window = new Page.Window(page, size);
        var where =
                " where t.due_at < :now and (cast(:role as text) is null or t.role = :role) and " + scope.condition();
        var items = jdbc.sql(LINE + where + " order by people desc, t.due_at, t.task_id limit :size offset :offset")
                .params(scope.parameters())
                .param("now", Timestamp.from(clock.instant()))
                .param("role", role)
                .param("size", window.size())
                .param("offset", window.offset())
                .query(OpenWork::line)
                .list();
        long total = jdbc.sql("select count(*) from open_task t join agreement a on a.id = t.agreement_id" + where)
                .params(scope.parameters())
                .param("now", Timestamp.from(clock.instant()))
                .param("role", role)
                .query(Long.class)
                .single();
        return new Page<>(items, window.page(), window.size(), total);
    }

    private static OpenTaskLine line(ResultSet row, int number) throws SQLException {
        return new OpenTaskLine(
                row.getString("task_id"),
                row.getString("task_key"),
                row.getObject("agreement_id", UUID.class),
                row.getString("title"),
                row.getObject("amendment", Integer.class),
                row.getString("role"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("overdue"),
                row.getInt("people"),
                row.getString("assignee_name"),
                ZoneId.of(row.getString("zone")));
    }
}
