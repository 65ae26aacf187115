package id.payung.renewal.process;

import id.payung.renewal.Ladder;
import id.payung.renewal.ReminderLadder;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Reads the ladder from the decision table reminder-ladder. */
@Component
class DmnReminderLadder implements ReminderLadder {

    private final DecisionService decisions;
    private final IdentityService identity;

    DmnReminderLadder(DecisionService decisions, IdentityService identity) {
        this.decisions = decisions;
        this.identity = identity;
    }

    @Override
    public Ladder of(int months) {
        var table = ask(months);
        var opening = daysOf(table, "DECISION");
        if (opening.size() != 1) {
            throw new IllegalStateException(
                    "reminder-ladder must open the decision once, not on %s, for %d months".formatted(opening, months));
        }
        return new Ladder(opening.get(0), daysOf(table, "REMINDER"));
    }

    // Whoever is signed in, the table is asked as nobody: no role needs a right to decisions.
    private DmnDecisionTableResult ask(int months) {
        var asker = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return decisions
                    .evaluateDecisionTableByKey("reminder-ladder")
                    .decisionDefinitionWithoutTenantId()
                    .variables(Variables.putValue("months", months))
                    .evaluate();
        } finally {
            identity.setAuthentication(asker);
        }
    }

    private static List<Integer> daysOf(DmnDecisionTableResult table, String step) {
        return table.stream()
                .filter(rule -> step.equals(rule.getEntry("step")))
                .map(rule -> rule.<Number>getEntry("daysBefore").intValue())
                .toList();
    }
}
