package id.payung.worklist.process;

import id.payung.worklist.SigningDates;
import id.payung.worklist.TaskReminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("escalateOverdueTasks")
class EscalateOverdueTasksDelegate implements JavaDelegate {

    private final TaskReminders reminders;
    private final SigningDates signingDates;

    EscalateOverdueTasksDelegate(TaskReminders reminders, SigningDates signingDates) {
        this.reminders = reminders;
        this.signingDates = signingDates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate();
        signingDates.tellMissed();
    }
}
