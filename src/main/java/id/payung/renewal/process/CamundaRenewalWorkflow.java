package id.payung.renewal.process;

import id.payung.platform.ProcessStart;
import id.payung.renewal.RenewalId;
import id.payung.renewal.RenewalWorkflow;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class CamundaRenewalWorkflow implements RenewalWorkflow {

    private static final String PROCESS = "agreement-renewal";

    private final ProcessStart processes;
    private final RuntimeService runtime;
    private final ManagementService jobs;

    CamundaRenewalWorkflow(ProcessStart processes, RuntimeService runtime, ManagementService jobs) {
        this.processes = processes;
        this.runtime = runtime;
        this.jobs = jobs;
    }

    @Override
    public void scheduled(RenewalId renewal, ProcessStart.Parties parties) {
        processes.start(PROCESS, renewal.value(), parties, Map.of());
    }

    @Override
    public void moved(RenewalId renewal) {
        runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(renewal.toString())
                .list()
                .stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    @Override
    public void closed(RenewalId renewal) {
        processes.tell("renewalClosed", renewal.value(), Map.of());
    }
}
