package id.payung.agreement.process;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementWorkflow;
import id.payung.agreement.Side;
import id.payung.platform.ProcessStart;
import id.payung.platform.Role;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class CamundaAgreementWorkflow implements AgreementWorkflow {

    private static final String LIFECYCLE = "agreement-lifecycle";
    private static final String UMBRELLA = "memorandum-lifecycle";
    private static final String AMENDMENT = "agreement-amendment";

    private final ProcessStart processes;
    private final RuntimeService runtime;
    private final ManagementService jobs;

    CamundaAgreementWorkflow(ProcessStart processes, RuntimeService runtime, ManagementService jobs) {
        this.processes = processes;
        this.runtime = runtime;
        this.jobs = jobs;
    }

    @Override
    public void drafted(AgreementFacts agreement, Side draftedBySide, boolean regionalOffice) {
        processes.start(
                agreement.kind().isUmbrella() ? UMBRELLA : LIFECYCLE,
                agreement.id().value(),
                agreement.parties(),
                roles(draftedBySide, regionalOffice));
    }

    @Override
    public void amending(AgreementFacts agreement, AgreementId amendment, Side draftedBySide, boolean regionalOffice) {
        processes.start(AMENDMENT, amendment.value(), agreement.parties(), roles(draftedBySide, regionalOffice));
    }

    private static Map<String, Object> roles(Side draftedBySide, boolean regionalOffice) {
        boolean byBranch = draftedBySide == Side.BRANCH;
        return Map.of(
                AgreementVariables.DRAFTER_ROLE.name(),
                (byBranch ? Role.BRANCH_OFFICER : Role.MUNICIPAL_OFFICER).id(),
                AgreementVariables.COUNTERPART_ROLE.name(),
                (byBranch ? Role.MUNICIPAL_OFFICER : Role.BRANCH_OFFICER).id(),
                AgreementVariables.BRANCH_HEAD_ROLE.name(),
                (regionalOffice ? Role.REGIONAL_HEAD : Role.BRANCH_HEAD).id());
    }

    /** Of whichever process carries the agreement: each is known by its id. */
    @Override
    public void termMoved(AgreementId agreement) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(agreement.toString()).list().stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
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
