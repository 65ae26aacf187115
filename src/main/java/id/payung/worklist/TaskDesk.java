package id.payung.worklist;

import id.payung.agreement.AgreementDirectory;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.TaskForm;
import id.payung.platform.TaskForms;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Working on tasks outside Tasklist, by the same rules: the task's own role at the agreement's own party, and for roles bound
 * to an agency in the agreement's agency. To everybody else's eyes there is no such task.
 */
@Service
public class TaskDesk {

    // Tasks at which somebody decides about rows that were checked before.
    private static final Set<String> WITH_FINDINGS =
            Set.of("correctRoster", "decideHeldRows", "verifyByMunicipality", "verifyByBranch", "determineRoster");

    private final OpenTasks tasks;
    private final TaskList list;
    private final TaskForms forms;
    private final TaskWork work;
    private final AgreementDirectory agreements;
    private final CurrentUser currentUser;

    TaskDesk(
            OpenTasks tasks,
            TaskList list,
            TaskForms forms,
            TaskWork work,
            AgreementDirectory agreements,
            CurrentUser currentUser) {
        this.tasks = tasks;
        this.list = list;
        this.forms = forms;
        this.work = work;
        this.agreements = agreements;
        this.currentUser = currentUser;
    }

    /** @param page counted from 0 */
    public TaskList.Page tasks(TaskFilter filter, int page, int size) {
        return list.of(currentUser.actor(), filter, page, size);
    }

    public long count(TaskFilter filter) {
        return list.count(currentUser.actor(), filter);
    }

    /** @throws Refused for whom the task is not */
    public TaskSheet open(String id) {
        var actor = currentUser.actor();
        var task = mine(id, actor);
        var agreement = agreements.factsFor(task.agreement(), actor);
        var form = forms.of(task.key())
                .orElseThrow(
                        () -> new IllegalStateException("No form is declared for the task '%s'".formatted(task.key())));
        var briefing = form.briefing(new TaskForm.Subject(
                task.key(), task.businessKey(), task.agreement().value()));
        return new TaskSheet(
                task,
                agreement,
                briefing.people() == null ? agreement.quota() : briefing.people(),
                briefing,
                form.fields(),
                WITH_FINDINGS.contains(task.key()) ? "/api/rosters/%s/findings".formatted(task.businessKey()) : null);
    }

    /** @throws Refused as a conflict where a colleague has claimed or done it */
    public void claim(String id) {
        var actor = currentUser.actor();
        mine(id, actor);
        work.claim(id, actor.id());
    }

    /** @throws Refused one reason per bad field, with the task still open; as a conflict where a colleague was first */
    public void complete(String id, Map<String, @Nullable Object> fields) {
        var actor = currentUser.actor();
        var task = mine(id, actor);
        if (task.assignee() != null && !task.assignee().equals(actor.id())) {
            throw tasks.alreadyClaimed(task.assignee());
        }
        work.complete(id, fields);
    }

    private OpenTask mine(String id, Actor actor) {
        var task = tasks.find(id).orElseThrow(() -> whyGone(id, actor));
        task.place().admit(actor);
        return task;
    }

    private Refused whyGone(String id, Actor actor) {
        var done = tasks.findDone(id).orElseThrow(() -> Refused.absent("worklist.task.absent"));
        done.place().admit(actor);
        return tasks.alreadyDone(done);
    }
}
