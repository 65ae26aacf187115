package id.payung.worklist;

import id.payung.agreement.AgreementId;
import id.payung.platform.Actor;
import id.payung.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks that somebody may work on, by due date. One statement a page, whatever its size. */
@Component
public class TaskList {

    /** Most lines on one page. */
    public static final int LARGEST_PAGE = 100;

    private static final List<String> BOUND_TO_AGENCY = Arrays.stream(Role.values())
            .filter(Role::boundToAgency)
            .map(Role::id)
            .toList();

    // A task waits at a desk: an organisation and a role, and for some roles the agreement's agency.
    private static final String AT_DESK =
            """
            t.organisation = :organisation and t.role in (:roles)
            and (t.agency = :agency or t.role not in (:boundToAgency))""";

    /** What a task {@code t} is about: always an agreement, often one of its rosters, bills or amendments. */
    static final String SUBJECT =
            """
            left join agreement a on a.id = t.agreement_id
            left join roster r on r.id = t.business_key and r.people_rows > 0
            left join bill l on l.id = t.business_key
            left join agreement d on d.id = t.business_key and d.kind = 'AMENDMENT'""";

    /** How many workers it concerns: of the bill, else of the roster, else as many as the agreement may cover or shall. */
    static final String PEOPLE = "coalesce(l.people, r.people_admitted + r.people_held, d.quota, a.quota, 0)";

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page, and how many there are in all. */
    public record Page(List<TaskLine> items, int page, int size, long total) {
        public Page {
            items = List.copyOf(items);
        }

        public long pages() {
            return (total + size - 1) / size;
        }
    }

    /** @param page counted from 0 */
    public Page of(Actor actor, TaskFilter filter, int page, int size) {
        int bounded = Math.max(1, Math.min(size, LARGEST_PAGE));
        int first = Math.max(0, page);
        if (actor.organisation() == null || actor.roles().isEmpty()) {
            return new Page(List.of(), first, bounded, 0);
        }
        var items = jdbc.sql(
                        """
                select t.task_id, t.task_key, t.agreement_id, t.role, t.created_at, t.due_at, t.assignee,
                       coalesce(a.title, '') as title, d.amendment_number as amendment, %s as people,
                       s.name as assignee_name, m.zone
                  from (select * from open_task t where %s order by due_at, task_id limit :size offset :offset) t
                  %s
                  left join staff_member s on s.user_id = t.assignee
                  left join municipality m on m.id = t.municipality
                 order by t.due_at, t.task_id"""
                                .formatted(PEOPLE, where(filter), SUBJECT))
                .params(parameters(actor, filter))
                .param("size", bounded)
                .param("offset", (long) first * bounded)
                .query(this::line)
                .list();
        return new Page(items, first, bounded, count(actor, filter));
    }

    long count(Actor actor, TaskFilter filter) {
        if (actor.organisation() == null || actor.roles().isEmpty()) {
            return 0;
        }
        return jdbc.sql("select count(*) from open_task t where " + where(filter))
                .params(parameters(actor, filter))
                .query(Long.class)
                .single();
    }

    private static String where(TaskFilter filter) {
        var where = new StringBuilder(AT_DESK);
        if (filter.agreement() != null) {
            // By the id of an amendment its own tasks are found, by that of its agreement they are too.
            where.append(" and (t.agreement_id = :agreement or t.business_key = :agreement)");
        }
        where.append(
                switch (filter.whose()) {
                    case ANYBODY -> "";
                    case MINE -> " and t.assignee = :user";
                    case NOBODY -> " and t.assignee is null";
                });
        if (filter.overdue()) {
            where.append(" and t.due_at < :now");
        }
        return where.toString();
    }

    private Map<String, Object> parameters(Actor actor, TaskFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organisation", String.valueOf(actor.organisation()));
        parameters.put("roles", actor.roles().stream().map(Role::id).toList());
        parameters.put("agency", actor.agency() == null ? "" : actor.agency());
        parameters.put("boundToAgency", BOUND_TO_AGENCY);
        parameters.put("user", actor.id());
        parameters.put("now", Timestamp.from(clock.instant()));
        if (filter.agreement() != null) {
            parameters.put("agreement", filter.agreement().value());
        }
        return parameters;
    }

    private TaskLine line(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        var due = row.getTimestamp("due_at").toInstant();
        var zone = row.getString("zone");
        return new TaskLine(
                row.getString("task_id"),
                row.getString("task_key"),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getString("title"),
                row.getObject("amendment", Integer.class),
                Role.of(role).orElseThrow(() -> new IllegalStateException("No role is called '%s'".formatted(role))),
                row.getTimestamp("created_at").toInstant(),
                due,
                due.isBefore(clock.instant()),
                row.getInt("people"),
                row.getString("assignee"),
                row.getString("assignee_name"),
                zone == null ? ZoneId.of("UTC") : ZoneId.of(zone));
    }
}
