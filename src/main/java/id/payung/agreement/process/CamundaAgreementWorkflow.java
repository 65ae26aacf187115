package id.payung.agreement.process;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementWorkflow;
import id.payung.agreement.Side;
import id.payung.platform.ProcessStart;
import id.payung.platform.Role;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class CamundaAgreementWorkflow implements AgreementWorkflow {

    private static final String AGREEMENT = "agreement-lifecycle";
    private static final String UMBRELLA = "memorandum-lifecycle";

    private final ProcessStart processes;

    CamundaAgreementWorkflow(ProcessStart processes) {
        this.processes = processes;
    }

    @Override
    public void drafted(AgreementFacts agreement, Side draftedBySide, boolean regionalOffice) {
        boolean byBranch = draftedBySide == Side.BRANCH;
        processes.start(
                agreement.kind().isUmbrella() ? UMBRELLA : AGREEMENT,
                agreement.id().value(),
                agreement.parties(),
                Map.of(
                        AgreementVariables.DRAFTER_ROLE.name(),
                        (byBranch ? Role.BRANCH_OFFICER : Role.MUNICIPAL_OFFICER).id(),
                        AgreementVariables.COUNTERPART_ROLE.name(),
                        (byBranch ? Role.MUNICIPAL_OFFICER : Role.BRANCH_OFFICER).id(),
                        AgreementVariables.BRANCH_HEAD_ROLE.name(),
                        (regionalOffice ? Role.REGIONAL_HEAD : Role.BRANCH_HEAD).id()));
    }

    @Override
    public void withdrawn(AgreementId agreement) {
        processes.tell("agreementWithdrawn", agreement.value(), Map.of());
    }

    @Override
    public void terminationRequested(AgreementId agreement) {
        processes.tell("terminationRequested", agreement.value(), Map.of());
    }
}
