package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import id.payung.agreement.AgreementSigning.ElectronicSignature;
import id.payung.agreement.AgreementSigning.PaperSignature;
import id.payung.agreement.Side;
import id.payung.agreement.SignatureMode;
import id.payung.agreement.StampDuty;
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
        if (input.text("mode").filter(SignatureMode.ELECTRONIC.name()::equals).isPresent()) {
            signing.signElectronically(agreement(execution), side, electronic(input));
        } else {
            signing.sign(agreement(execution), side, onPaper(input));
        }
        // Wakes the other side, which may be waiting for its turn.
        AgreementVariables.ONE_SIDE_SIGNED.set(execution, true);
    }

    private static PaperSignature onPaper(FormInput input) {
        return new PaperSignature(
                input.requiredId("signer"),
                input.requiredDate("signedOn"),
                input.required("place"),
                input.requiredId("scan"),
                input.date("receivedOn").orElse(null),
                input.lines("witnesses"),
                input.text("stampDuty").map(StampDuty::valueOf).orElse(null),
                input.text("municipalNumber").orElse(null),
                input.text("reason").orElse(null));
    }

    private static ElectronicSignature electronic(FormInput input) {
        return new ElectronicSignature(
                input.requiredId("signer"),
                input.requiredId("signedFile"),
                input.text("municipalNumber").orElse(null),
                input.text("reason").orElse(null));
    }
}
