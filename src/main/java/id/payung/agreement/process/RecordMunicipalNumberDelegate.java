package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordMunicipalNumber")
class RecordMunicipalNumberDelegate implements JavaDelegate {

    private final AgreementSigning signing;

    RecordMunicipalNumberDelegate(AgreementSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.enterMunicipalNumber(
                agreement(execution),
                FormInput.of(execution).text("municipalNumber").orElse(null));
    }
}
