package id.payung.support;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Drives processes by hand while the job executor is off: runs what is due, finds tasks, completes them as a person. */
public final class ProcessDriver {
    /** More jobs than any honest scenario has due at one time; reached by a loop that never ends. */
    private static final int BOUND = 10_000;

    private final ProcessEngine engine;
    private final DueJobs jobs;
    private final BooleanSupplier rosterChecks;

    /** For a diagram alone, without rosters. */
    ProcessDriver(ProcessEngine engine, DueJobs jobs) {
        this(engine, jobs, () -> false);
    }

    /** @param rosterChecks does the next one, and tells whether there was one */
    ProcessDriver(ProcessEngine engine, DueJobs jobs, BooleanSupplier rosterChecks) {
        this.engine = engine;
        this.jobs = jobs;
        this.rosterChecks = rosterChecks;
    }

    /**
     * Runs every job that is due now, asynchronous continuations first, then timers by due date, and checks every roster
     * that waits for it, until none is left. A job's failure comes out unchanged.
     */
    public void runDueJobs() {
        for (int run = 0; run < BOUND; run++) {
            var next = jobs.next();
            if (next.isPresent()) {
                jobs.run(next.get());
            } else if (!rosterChecks.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("After %d jobs there are still some due: %s".formatted(BOUND, jobs.next()));
    }

    /** The one open task with this key of this agreement, in whichever of its processes; fails naming what is open. */
    public Task task(String key, Object agreementId) {
        var open = openTasks(agreementId);
        var found = open.stream()
                .filter(task -> task.getTaskDefinitionKey().equals(key))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("Expected one open task %s of agreement %s, but open are %s"
                    .formatted(
                            key,
                            agreementId,
                            open.stream().map(Task::getTaskDefinitionKey).toList()));
        }
        return found.get(0);
    }

    public boolean waitsIn(String key, Object agreementId) {
        return openTasks(agreementId).stream()
                .anyMatch(task -> task.getTaskDefinitionKey().equals(key));
    }

    /** Jobs that failed for good, anywhere. */
    public long incidents() {
        return engine.getRuntimeService().createIncidentQuery().count();
    }

    /** Open tasks of an agreement's processes, oldest first. */
    public List<Task> openTasks(Object agreementId) {
        return engine.getTaskService()
                .createTaskQuery()
                .processVariableValueEquals("agreementId", agreementId.toString())
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** Claims and completes the task as that user, through the same form handler as Tasklist, then runs due jobs. */
    public void complete(String user, String key, Object agreementId, Map<String, Object> fields) {
        complete(user, task(key, agreementId).getId(), fields);
    }

    /** The same where one agreement has several tasks of a kind. */
    public void complete(String user, String taskId, Map<String, Object> fields) {
        as(user, () -> {
            engine.getTaskService().claim(taskId, user);
            engine.getFormService().submitTaskForm(taskId, fields);
            return null;
        });
        runDueJobs();
    }

    /** Does something with the groups and tenants of that user, as a request of a signed-in user would. */
    public <T> T as(String user, Supplier<T> work) {
        var identity = engine.getIdentityService();
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
        var tenants = identity.createTenantQuery().userMember(user).list().stream()
                .map(tenant -> tenant.getId())
                .toList();
        identity.setAuthentication(user, groups, tenants);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
