package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.RosterDetermination;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordHandOver")
class RecordHandOverDelegate implements JavaDelegate {

    private final RosterDetermination determination;

    RecordHandOverDelegate(RosterDetermination determination) {
        this.determination = determination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        determination.handOver(
                roster(execution),
                input.required("minutesNumber"),
                input.requiredDate("handedOverOn"),
                input.requiredId("scan"));
    }
}
