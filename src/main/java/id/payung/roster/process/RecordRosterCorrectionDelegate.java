package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.Correction;
import id.payung.roster.RosterSubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordRosterCorrection")
class RecordRosterCorrectionDelegate implements JavaDelegate {

    private final RosterSubmission submission;

    RecordRosterCorrectionDelegate(RosterSubmission submission) {
        this.submission = submission;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        var check = submission.correct(
                roster(execution),
                input.choice("decision", Correction.class),
                input.id("roster").orElse(null));
        RosterVariables.ROSTER_CHECKED.set(execution, check.finished());
        RosterVariables.ROSTER_CLEAN.set(execution, check.clean());
    }
}
