package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.RosterSubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordRosterSubmission")
class RecordRosterSubmissionDelegate implements JavaDelegate {

    private final RosterSubmission submission;

    RecordRosterSubmissionDelegate(RosterSubmission submission) {
        this.submission = submission;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var check = submission.submit(roster(execution), FormInput.of(execution).requiredId("roster"));
        RosterVariables.ROSTER_CHECKED.set(execution, check.finished());
        RosterVariables.ROSTER_CLEAN.set(execution, check.clean());
    }
}
