package id.payung.roster.process;

import id.payung.platform.ProcessVariable;
import id.payung.roster.RosterId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The variables of roster-submission: routing answers. */
final class RosterVariables {

    static final ProcessVariable<Boolean> ROSTER_CHECKED = ProcessVariable.flag("rosterChecked");
    static final ProcessVariable<Boolean> ROSTER_CLEAN = ProcessVariable.flag("rosterClean");
    static final ProcessVariable<Boolean> ROSTER_HELD = ProcessVariable.flag("rosterHeld");
    static final ProcessVariable<Boolean> ROSTER_VERIFIED = ProcessVariable.flag("rosterVerified");

    static RosterId roster(DelegateExecution execution) {
        return RosterId.of(execution.getProcessBusinessKey());
    }

    private RosterVariables() {}
}
