package id.payung.platform;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Starts an instance with what every instance carries. The tenant follows from the municipality (see the engine's tenant
 * provider), never from what a user sent.
 */
@Component
public class ProcessStart {

    private final RuntimeService runtime;

    ProcessStart(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Whom the instance is about. */
    public record Parties(UUID agreement, String municipality, String branch, String agency) {}

    /** @param businessKey the id of the thing the process is about */
    public void start(String process, UUID businessKey, Parties parties, Map<String, Object> more) {
        Map<String, Object> variables = new java.util.HashMap<>(more);
        variables.put(CaseVariables.AGREEMENT_ID.name(), CaseVariables.AGREEMENT_ID.stored(parties.agreement()));
        variables.put(CaseVariables.MUNICIPALITY.name(), parties.municipality());
        variables.put(CaseVariables.BRANCH.name(), parties.branch());
        variables.put(CaseVariables.AGENCY.name(), parties.agency());
        runtime.createProcessInstanceByKey(process)
                .processDefinitionWithoutTenantId()
                .businessKey(businessKey.toString())
                .setVariables(variables)
                .execute();
    }

    /** Tells a waiting instance what happened. Nobody waiting is no error: the receiver asks the tables first. */
    public void tell(String message, UUID businessKey, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey.toString())
                .setVariables(variables)
                .correlateAllWithResult();
    }
}
