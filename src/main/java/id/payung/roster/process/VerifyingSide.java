package id.payung.roster.process;

import id.payung.agreement.Side;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which side answered, by the node that records the answer. */
final class VerifyingSide {

    static Side of(DelegateExecution execution) {
        return switch (execution.getCurrentActivityId()) {
            case "recordMunicipalVerification" -> Side.MUNICIPALITY;
            case "recordBranchVerification" -> Side.BRANCH;
            default ->
                throw new IllegalStateException("Nobody verifies at '%s'".formatted(execution.getCurrentActivityId()));
        };
    }

    private VerifyingSide() {}
}
