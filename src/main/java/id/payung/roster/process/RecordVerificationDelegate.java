package id.payung.roster.process;

import static id.payung.roster.process.RosterVariables.roster;

import id.payung.platform.FormInput;
import id.payung.roster.RosterVerification;
import id.payung.roster.Verdict;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordVerification")
class RecordVerificationDelegate implements JavaDelegate {

    private final RosterVerification verification;

    RecordVerificationDelegate(RosterVerification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        verification.answer(
                roster(execution),
                VerifyingSide.of(execution),
                input.choice("decision", Verdict.class),
                input.text("reason").orElse(null));
    }
}
