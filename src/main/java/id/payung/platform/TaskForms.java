package id.payung.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All task forms by task key. */
@Component
public class TaskForms {

    private final Map<String, TaskForm> byTask = new HashMap<>();

    TaskForms(List<TaskForm> forms) {
        for (TaskForm form : forms) {
            for (String task : form.tasks()) {
                if (byTask.put(task, form) != null) {
                    throw new IllegalStateException("Two forms for the task '%s'".formatted(task));
                }
            }
        }
    }

    public Optional<TaskForm> of(String task) {
        return Optional.ofNullable(byTask.get(task));
    }
}
