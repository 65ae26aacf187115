package id.payung.worklist;

import id.payung.notification.Notice;
import id.payung.notification.Notifications;
import id.payung.party.Staff;
import id.payung.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people by mail what waits too long: first those whose work it is, then their head, then the manager. One mail to a
 * person and a round, the tasks with the most workers first; no task twice at the same step.
 */
@Service
public class TaskReminders {

    /** Longer lists nobody reads; the rest is counted. */
    private static final int MOST_LINES = 40;

    private static final Logger LOG = LoggerFactory.getLogger(TaskReminders.class);

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Notifications notifications;
    private final Clock clock;

    TaskReminders(JdbcClient jdbc, Staff staff, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.notifications = notifications;
        this.clock = clock;
    }

    private enum Step {
        REMIND("remind_at", "reminded_at", "worklist.mail.remind", "/?show=overdue") {
            @Override
            List<Role> told(TaskPlace place) {
                return List.of(place.role());
            }
        },
        ESCALATE("escalate_at", "escalated_at", "worklist.mail.escalate", "/overdue") {
            @Override
            List<Role> told(TaskPlace place) {
                return switch (place.role()) {
                    case BRANCH_HEAD, REGIONAL_HEAD, AGENCY_HEAD, MUNICIPAL_HEAD, REGIONAL_SECRETARY ->
                        List.of(Role.MANAGER);
                    default ->
                        place.role().ofBranch()
                                ? List.of(Role.BRANCH_HEAD, Role.REGIONAL_HEAD)
                                : List.of(Role.AGENCY_HEAD);
                };
            }
        },
        REFER("refer_at", "referred_at", "worklist.mail.refer", "/overdue") {
            @Override
            List<Role> told(TaskPlace place) {
                return List.of(Role.MANAGER);
            }
        };

        private final String dueColumn;
        private final String doneColumn;
        private final String text;
        private final String path;

        Step(String dueColumn, String doneColumn, String text, String path) {
            this.dueColumn = dueColumn;
            this.doneColumn = doneColumn;
            this.text = text;
            this.path = path;
        }

        /** Who is told about a task at this place. */
        abstract List<Role> told(TaskPlace place);
    }

    /** A task that somebody is told about. */
    private record Waiting(
            String id, String key, TaskPlace place, UUID agreement, String title, int people, LocalDate due) {}

    /** Reminds those whose work it is, shortly before the due date. */
    @Transactional
    public void remind() {
        tell(Step.REMIND);
    }

    /** Tells the heads, and later the managers, what is overdue at their own side. */
    @Transactional
    public void escalate() {
        tell(Step.ESCALATE);
        tell(Step.REFER);
    }

    private void tell(Step step) {
        Map<Staff.Contact, List<Waiting>> tasksOf = new LinkedHashMap<>();
        take(step).stream()
                .collect(Collectors.groupingBy(Waiting::place, LinkedHashMap::new, Collectors.toList()))
                .forEach((place, tasks) -> told(step, place)
                        .forEach(contact -> tasksOf.computeIfAbsent(contact, c -> new ArrayList<>())
                                .addAll(tasks)));
        tasksOf.forEach((contact, tasks) -> notifications.enqueue(notice(step, contact, tasks)));
    }

    /** Marks and reads in one statement, so that two rounds never take the same task. */
    private List<Waiting> take(Step step) {
        return jdbc.sql(
                        """
                with taken as (
                    update open_task set %2$s = :now where %2$s is null and %1$s <= :now returning *)
                select t.task_id, t.task_key, t.municipality, t.branch, t.agency, t.role, t.agreement_id, t.due_at, m.zone,
                       coalesce(a.title, '') as title, %3$s as people
                  from taken t
                  %4$s
                  left join municipality m on m.id = t.municipality
                 order by t.task_id"""
                                .formatted(step.dueColumn, step.doneColumn, TaskList.PEOPLE, TaskList.SUBJECT))
                .param("now", Timestamp.from(clock.instant()))
                .query(TaskReminders::waiting)
                .list();
    }

    /** Where nobody holds the role, the next step's people are told at once: silence must not fall on an empty desk. */
    private List<Staff.Contact> told(Step step, TaskPlace place) {
        for (Step next : Arrays.asList(Step.values()).subList(step.ordinal(), Step.values().length)) {
            var told = next.told(place).stream()
                    .flatMap(role -> staff.holding(role, place.organisation(), place.agency()).stream())
                    .toList();
            if (!told.isEmpty()) {
                return told;
            }
        }
        LOG.warn("Tasks wait for {} of {}, and neither a head nor a manager is there to be told", place.role(), place);
        return List.of();
    }

    private static Notice notice(Step step, Staff.Contact contact, List<Waiting> tasks) {
        var ranked = tasks.stream()
                .sorted(Comparator.comparingInt(Waiting::people)
                        .reversed()
                        .thenComparing(Waiting::due)
                        .thenComparing(Waiting::id))
                .toList();
        List<List<Object>> lines = ranked.stream()
                .limit(MOST_LINES)
                .map(task -> List.<Object>of(
                        new Notice.Phrase("task." + task.key()), task.title(), task.people(), task.due()))
                .toList();
        return new Notice(
                // No task is taken twice at a step, so the first task names the round.
                "tasks:%s:%s:%s".formatted(step, contact.userId(), ranked.get(0).id()),
                null,
                new Notice.Recipient(contact.userId(), contact.email()),
                step.text,
                List.of(
                        contact.name(),
                        ranked.size(),
                        people(ranked),
                        new Notice.Lines("worklist.mail.line", lines),
                        ranked.size() - lines.size()),
                step.path);
    }

    /** Workers concerned: each agreement counted once, however many of its tasks wait. */
    private static long people(List<Waiting> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(Waiting::agreement, Waiting::people, Math::max))
                .values()
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        var zone = row.getString("zone");
        return new Waiting(
                row.getString("task_id"),
                row.getString("task_key"),
                OpenTasks.place(row),
                row.getObject("agreement_id", UUID.class),
                row.getString("title"),
                row.getInt("people"),
                LocalDate.ofInstant(row.getTimestamp("due_at").toInstant(), ZoneId.of(zone == null ? "UTC" : zone)));
    }
}
