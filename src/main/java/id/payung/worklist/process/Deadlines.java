package id.payung.worklist.process;

import id.payung.party.BusinessCalendar;
import id.payung.platform.CaseVariables;
import id.payung.worklist.Deadline;
import id.payung.worklist.SigningDates;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When user tasks are due: {@code ${deadlines.of(execution)}} in the diagrams, the numbers in task-deadlines.dmn. */
@Component("deadlines")
public class Deadlines {

    private static final String TABLE = "task-deadlines";

    // The engine's task listener needs this bean while the engine is being built.
    private final ObjectProvider<DecisionService> decisions;
    private final BusinessCalendar calendar;
    private final SigningDates signingDates;

    Deadlines(ObjectProvider<DecisionService> decisions, BusinessCalendar calendar, SigningDates signingDates) {
        this.decisions = decisions;
        this.calendar = calendar;
        this.signingDates = signingDates;
    }

    /** The due date of the task that the execution is entering. Public, because expressions call it. */
    public Date of(DelegateExecution execution) {
        return Date.from(due(
                execution.getCurrentActivityId(),
                CaseVariables.MUNICIPALITY.get(execution),
                CaseVariables.AGREEMENT_ID.find(execution).orElse(null)));
    }

    /** When nobody is waited for any longer: after the manager was told. For boundary timers of the task. */
    public Date givenUp(DelegateExecution execution) {
        var days = daysOf(execution.getCurrentActivityId(), Track.NORMAL);
        return Date.from(calendar.afterWorkingDays(
                days.untilDue() + 2 * days.referAfter(), CaseVariables.MUNICIPALITY.get(execution)));
    }

    /**
     * On the fast track nothing is due after the day on which the agreement is to be signed, and nobody is told later.
     *
     * @param due the task's due date, which a diagram may have set otherwise
     */
    Deadline of(String task, Instant due, String municipality, @Nullable UUID agreement) {
        var last = lastMoment(agreement, municipality);
        var days = daysOf(task, Track.of(last));
        return new Deadline(
                due,
                earlier(
                        last,
                        calendar.afterWorkingDays(Math.max(0, days.untilDue() - days.remindBefore()), municipality)),
                earlier(last, calendar.afterWorkingDays(days.untilDue() + days.escalateAfter(), municipality)),
                earlier(last, calendar.afterWorkingDays(days.untilDue() + days.referAfter(), municipality)));
    }

    Instant due(String task, String municipality, @Nullable UUID agreement) {
        var last = lastMoment(agreement, municipality);
        return earlier(
                last, calendar.afterWorkingDays(daysOf(task, Track.of(last)).untilDue(), municipality));
    }

    private Optional<Instant> lastMoment(@Nullable UUID agreement, String municipality) {
        return Optional.ofNullable(agreement)
                .flatMap(signingDates::of)
                .map(day -> calendar.closeOfBusiness(day, municipality));
    }

    private static Instant earlier(Optional<Instant> last, Instant moment) {
        return last.filter(moment::isAfter).orElse(moment);
    }

    /** How much time there is: as a rule, or until a day on which the agreement must be signed. */
    private enum Track {
        NORMAL,
        FAST;

        static Track of(Optional<Instant> last) {
            return last.isPresent() ? FAST : NORMAL;
        }
    }

    /** Working days: from now to the due date, and from there back or on to each reminder. */
    private record Days(int untilDue, int remindBefore, int escalateAfter, int referAfter) {}

    private Days daysOf(String task, Track track) {
        var row = decisions
                .getObject()
                .evaluateDecisionTableByKey(TABLE)
                .decisionDefinitionWithoutTenantId()
                .variables(Variables.putValue("task", task).putValue("track", track.name()))
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
