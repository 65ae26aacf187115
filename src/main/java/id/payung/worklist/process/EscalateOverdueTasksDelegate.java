package id.payung.worklist.process;

import id.payung.worklist.TaskReminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("escalateOverdueTasks")
class EscalateOverdueTasksDelegate implements JavaDelegate {

    private final TaskReminders reminders;

    EscalateOverdueTasksDelegate(TaskReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate();
    }
}
