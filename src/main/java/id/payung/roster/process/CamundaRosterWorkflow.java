package id.payung.roster.process;

import id.payung.agreement.AgreementFacts;
import id.payung.platform.ProcessStart;
import id.payung.roster.RosterId;
import id.payung.roster.RosterWorkflow;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class CamundaRosterWorkflow implements RosterWorkflow {

    private static final String PROCESS = "roster-submission";

    private final ProcessStart processes;

    CamundaRosterWorkflow(ProcessStart processes) {
        this.processes = processes;
    }

    @Override
    public void requested(RosterId roster, AgreementFacts agreement) {
        processes.start(PROCESS, roster.value(), agreement.parties(), Map.of());
    }

    @Override
    public void checked(RosterId roster, boolean clean) {
        processes.tell(
                "rosterChecked",
                roster.value(),
                Map.of(RosterVariables.ROSTER_CHECKED.name(), true, RosterVariables.ROSTER_CLEAN.name(), clean));
    }

    @Override
    public void cancelled(RosterId roster) {
        processes.tell("rosterCancelled", roster.value(), Map.of());
    }
}
