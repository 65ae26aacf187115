package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import id.payung.agreement.AgreementSigning.PaperSignature;
import id.payung.agreement.Side;
import id.payung.platform.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordSignature")
class RecordSignatureDelegate implements JavaDelegate {

    private final AgreementSigning signing;

    RecordSignatureDelegate(AgreementSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var input = FormInput.of(execution);
        var side = execution.getCurrentActivityId().equals("recordBranchSignature") ? Side.BRANCH : Side.MUNICIPALITY;
        signing.sign(
                agreement(execution),
                side,
                new PaperSignature(
                        input.requiredId("signer"),
                        input.requiredDate("signedOn"),
                        input.required("place"),
                        input.requiredId("scan"),
                        input.text("municipalNumber").orElse(null),
                        input.text("reason").orElse(null)));
        // Wakes the other side, which may be waiting for its turn.
        AgreementVariables.ONE_SIDE_SIGNED.set(execution, true);
    }
}
