package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.Acceptance;
import id.payung.roster.HeldRows;
import id.payung.roster.SheetAnswer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordHeldRowsDecision")
class RecordHeldRowsDecisionDelegate implements JavaDelegate {

    private final HeldRows heldRows;

    RecordHeldRowsDecisionDelegate(HeldRows heldRows) {
        this.heldRows = heldRows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        var roster = roster(execution);
        var reason = input.text("reason").orElse("");
        switch (input.choice("decision", SheetAnswer.class)) {
            case ACCEPT_ALL -> heldRows.decideAll(roster, Acceptance.ACCEPT, reason);
            case REFUSE_ALL -> heldRows.decideAll(roster, Acceptance.REFUSE, reason);
            case AS_ON_SHEET -> heldRows.requireNoneLeft(roster);
        }
    }
}
