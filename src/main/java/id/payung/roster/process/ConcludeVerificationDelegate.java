package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.roster.RosterVerification;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("concludeVerification")
class ConcludeVerificationDelegate implements JavaDelegate {

    private final RosterVerification verification;

    ConcludeVerificationDelegate(RosterVerification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RosterVariables.ROSTER_VERIFIED.set(execution, verification.conclude(roster(execution)));
    }
}
