package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.RosterDetermination;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordDetermination")
class RecordDeterminationDelegate implements JavaDelegate {

    private final RosterDetermination determination;

    RecordDeterminationDelegate(RosterDetermination determination) {
        this.determination = determination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        determination.determine(
                roster(execution),
                input.required("decreeNumber"),
                input.requiredDate("decreeDate"),
                input.requiredId("scan"));
    }
}
