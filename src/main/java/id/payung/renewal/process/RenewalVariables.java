package id.payung.renewal.process;

import id.payung.platform.ProcessVariable;
import id.payung.renewal.RenewalId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The variables of agreement-renewal: a routing answer. */
final class RenewalVariables {

    static final ProcessVariable<String> RENEWAL_DECISION = ProcessVariable.text("renewalDecision");

    static RenewalId renewal(DelegateExecution execution) {
        return RenewalId.of(execution.getProcessBusinessKey());
    }

    private RenewalVariables() {}
}
