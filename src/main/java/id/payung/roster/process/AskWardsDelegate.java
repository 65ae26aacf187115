package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.roster.WardVerification;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("askWards")
class AskWardsDelegate implements JavaDelegate {

    private final WardVerification wards;

    AskWardsDelegate(WardVerification wards) {
        this.wards = wards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        wards.ask(roster(execution));
    }
}
