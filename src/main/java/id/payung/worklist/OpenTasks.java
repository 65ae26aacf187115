package id.payung.worklist;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which tasks wait. Written in the engine's transaction, so that it never says otherwise than the engine. */
@Repository
public class OpenTasks {

    private final JdbcClient jdbc;
    private final StaffDirectory staff;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, StaffDirectory staff, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.clock = clock;
    }

    public void opened(OpenTask task) {
        jdbc.sql(
                        """
                insert into open_task (task_id, task_key, process, business_key, agreement_id, municipality, branch, agency,
                    role, organisation, created_at, due_at, remind_at, escalate_at, refer_at, assignee)
                values (:id, :key, :process, :businessKey, :agreement, :municipality, :branch, :agency,
                    :role, :organisation, :createdAt, :due, :remind, :escalate, :refer, :assignee)""")
                .param("id", task.id())
                .param("key", task.key())
                .param("process", task.process())
                .param("businessKey", task.businessKey())
                .param("agreement", task.agreement().value())
                .param("municipality", task.place().municipality())
                .param("branch", task.place().branch())
                .param("agency", task.place().agency())
                .param("role", task.place().role().id())
                .param("organisation", task.place().organisation())
                .param("createdAt", Timestamp.from(task.createdAt()))
                .param("due", Timestamp.from(task.deadline().due()))
                .param("remind", Timestamp.from(task.deadline().remind()))
                .param("escalate", Timestamp.from(task.deadline().escalate()))
                .param("refer", Timestamp.from(task.deadline().refer()))
                .param("assignee", task.assignee())
                .update();
    }

    public void assigned(String task, @Nullable String assignee) {
        jdbc.sql("update open_task set assignee = :assignee where task_id = :task")
                .param("assignee", assignee)
                .param("task", task)
                .update();
    }

    /**
     * The task is done and remembered as done, so that whoever comes second learns who was first.
     *
     * @throws Refused as a conflict, naming who was first
     */
    public void completed(String task, String by) {
        int done = jdbc.sql(
                        """
                with gone as (delete from open_task where task_id = :task returning *)
                insert into done_task (task_id, task_key, agreement_id, municipality, branch, agency, role, done_by, done_at)
                select task_id, task_key, agreement_id, municipality, branch, agency, role, :by, :now from gone""")
                .param("task", task)
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (done == 0) {
            findDone(task).ifPresent(first -> {
                throw alreadyDone(first);
            });
        }
    }

    /** Why a task is not for the taking any more, after the engine has said so. */
    public Refused takenByAnother(String task) {
        return findDone(task)
                .map(this::alreadyDone)
                .or(() -> find(task).map(OpenTask::assignee).map(this::alreadyClaimed))
                .orElseGet(() -> Refused.conflict("platform.twoAtOnce"));
    }

    Refused alreadyDone(DoneTask task) {
        return Refused.conflict("worklist.task.doneBy", nameOf(task.doneBy()));
    }

    Refused alreadyClaimed(String assignee) {
        return Refused.conflict("worklist.task.claimedBy", nameOf(assignee));
    }

    /** The task is gone without anybody having done it: its process took another way. */
    public void withdrawn(String task) {
        jdbc.sql("delete from open_task where task_id = :task")
                .param("task", task)
                .update();
    }

    Optional<OpenTask> find(String task) {
        return jdbc.sql("select * from open_task where task_id = :task")
                .param("task", task)
                .query(OpenTasks::openTask)
                .optional();
    }

    Optional<DoneTask> findDone(String task) {
        return jdbc.sql("select municipality, branch, agency, role, done_by from done_task where task_id = :task")
                .param("task", task)
                .query((row, number) -> new DoneTask(place(row), row.getString("done_by")))
                .optional();
    }

    /** What is remembered of a task that somebody has done. */
    record DoneTask(TaskPlace place, String doneBy) {}

    String nameOf(String user) {
        return staff.deskOf(user).map(StaffDirectory.Desk::name).orElse(user);
    }

    private static OpenTask openTask(ResultSet row, int number) throws SQLException {
        return new OpenTask(
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("process"),
                row.getObject("business_key", UUID.class),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                place(row),
                row.getTimestamp("created_at").toInstant(),
                new Deadline(
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("remind_at").toInstant(),
                        row.getTimestamp("escalate_at").toInstant(),
                        row.getTimestamp("refer_at").toInstant()),
                row.getString("assignee"));
    }

    static TaskPlace place(ResultSet row) throws SQLException {
        var role = row.getString("role");
        return new TaskPlace(
                row.getString("municipality"),
                row.getString("branch"),
                row.getString("agency"),
                Role.of(role).orElseThrow(() -> new IllegalStateException("No role is called '%s'".formatted(role))));
    }
}
