package id.payung.agreement.process;

import static id.payung.agreement.process.AgreementVariables.agreement;

import id.payung.agreement.AgreementSigning;
import id.payung.agreement.Side;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Asked by the diagram: is it this side's turn? */
@Component("signingTurn")
public class SigningTurn {

    private final AgreementSigning signing;

    SigningTurn(AgreementSigning signing) {
        this.signing = signing;
    }

    public boolean ofBranch(DelegateExecution execution) {
        return signing.isTurnOf(Side.BRANCH, agreement(execution));
    }

    public boolean ofMunicipality(DelegateExecution execution) {
        return signing.isTurnOf(Side.MUNICIPALITY, agreement(execution));
    }
}
