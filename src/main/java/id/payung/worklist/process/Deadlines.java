package id.payung.worklist.process;

import id.payung.party.BusinessCalendar;
import id.payung.platform.CaseVariables;
import id.payung.worklist.Deadline;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When user tasks are due: {@code ${deadlines.of(execution)}} in the diagrams, the numbers in task-deadlines.dmn. */
@Component("deadlines")
public class Deadlines {

    private static final String TABLE = "task-deadlines";

    // The engine's task listener needs this bean while the engine is being built.
    private final ObjectProvider<DecisionService> decisions;
    private final BusinessCalendar calendar;

    Deadlines(ObjectProvider<DecisionService> decisions, BusinessCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /** The due date of the task that the execution is entering. Public, because expressions call it. */
    public Date of(DelegateExecution execution) {
        return Date.from(due(execution.getCurrentActivityId(), CaseVariables.MUNICIPALITY.get(execution)));
    }

    /** When nobody is waited for any longer: after the manager was told. For boundary timers of the task. */
    public Date givenUp(DelegateExecution execution) {
        var days = daysOf(execution.getCurrentActivityId());
        return Date.from(calendar.afterWorkingDays(
                days.untilDue() + 2 * days.referAfter(), CaseVariables.MUNICIPALITY.get(execution)));
    }

    /** @param due the task's due date, which a diagram may have set otherwise */
    Deadline of(String task, Instant due, String municipality) {
        var days = daysOf(task);
        return new Deadline(
                due,
                calendar.afterWorkingDays(Math.max(0, days.untilDue() - days.remindBefore()), municipality),
                calendar.afterWorkingDays(days.untilDue() + days.escalateAfter(), municipality),
                calendar.afterWorkingDays(days.untilDue() + days.referAfter(), municipality));
    }

    Instant due(String task, String municipality) {
        return calendar.afterWorkingDays(daysOf(task).untilDue(), municipality);
    }

    /** Working days: from now to the due date, and from there back or on to each reminder. */
    private record Days(int untilDue, int remindBefore, int escalateAfter, int referAfter) {}

    private Days daysOf(String task) {
        var row = decisions
                .getObject()
                .evaluateDecisionTableByKey(TABLE)
                .decisionDefinitionWithoutTenantId()
                .variables(Variables.putValue("task", task))
                .evaluate()
                .getSingleResult();
        if (row == null) {
            throw new IllegalStateException("%s says nothing about the task '%s'".formatted(TABLE, task));
        }
        return new Days(
                row.<Integer>getEntry("workingDays"),
                row.<Integer>getEntry("remindBefore"),
                row.<Integer>getEntry("escalateAfter"),
                row.<Integer>getEntry("referAfter"));
    }
}
