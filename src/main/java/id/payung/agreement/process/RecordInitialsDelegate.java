package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementInitials;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordInitials")
class RecordInitialsDelegate implements JavaDelegate {

    private final AgreementInitials initials;

    RecordInitialsDelegate(AgreementInitials initials) {
        this.initials = initials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        AgreementVariables.INITIALLED.set(
                execution,
                initials.answer(
                        agreement(execution),
                        input.required("decision"),
                        input.text("reason").orElse(null)));
    }
}
