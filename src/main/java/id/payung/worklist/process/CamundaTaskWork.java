package id.payung.worklist.process;

import id.payung.platform.Refused;
import id.payung.worklist.OpenTasks;
import id.payung.worklist.TaskWork;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

// Not @Transactional: the engine's command is the transaction. Around it, a refusal would mark an outer one
// rollback-only
// and the row of whoever was first could not be read.
@Component
class CamundaTaskWork implements TaskWork {

    private final TaskService tasks;
    private final FormService forms;
    private final OpenTasks openTasks;

    CamundaTaskWork(TaskService tasks, FormService forms, OpenTasks openTasks) {
        this.tasks = tasks;
        this.forms = forms;
        this.openTasks = openTasks;
    }

    @Override
    public void claim(String task, String user) {
        asking(task, () -> tasks.claim(task, user));
    }

    @Override
    public void complete(String task, Map<String, @Nullable Object> fields) {
        asking(task, () -> forms.submitTaskForm(task, fields));
    }

    private void asking(String task, Runnable command) {
        try {
            command.run();
        } catch (AuthorizationException e) {
            throw e;
        } catch (OptimisticLockingException | TaskAlreadyClaimedException | NullValueException e) {
            throw openTasks.takenByAnother(task);
        } catch (ProcessEngineException e) {
            throw refusedIn(e).map(RuntimeException.class::cast).orElse(e);
        }
    }

    /** The engine wraps what listeners throw. */
    private static Optional<Refused> refusedIn(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
