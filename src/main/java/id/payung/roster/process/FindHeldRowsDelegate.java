package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.roster.HeldRows;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("findHeldRows")
class FindHeldRowsDelegate implements JavaDelegate {

    private final HeldRows heldRows;

    FindHeldRowsDelegate(HeldRows heldRows) {
        this.heldRows = heldRows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RosterVariables.ROSTER_HELD.set(execution, heldRows.areLeft(roster(execution)));
    }
}
