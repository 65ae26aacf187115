package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementInitials;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("askForInitials")
class AskForInitialsDelegate implements JavaDelegate {

    private final AgreementInitials initials;

    AskForInitialsDelegate(AgreementInitials initials) {
        this.initials = initials;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var next = initials.next(agreement(execution));
        next.ifPresent(role -> AgreementVariables.INITIALS_ROLE.set(execution, role.id()));
        AgreementVariables.INITIALS_COMPLETE.set(execution, next.isEmpty());
    }
}
