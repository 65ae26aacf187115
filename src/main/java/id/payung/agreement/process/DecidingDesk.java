package id.payung.agreement.process;

import id.payung.agreement.Desk;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which desk answered, by the node that records the answer. */
final class DecidingDesk {

    static Desk of(DelegateExecution execution) {
        return switch (execution.getCurrentActivityId()) {
            case "recordCounterpartReview" -> Desk.COUNTERPART;
            case "recordBranchLegalReview" -> Desk.BRANCH_LEGAL;
            case "recordMunicipalLegalReview" -> Desk.MUNICIPAL_LEGAL;
            case "recordBranchApproval", "recordBranchTermination" -> Desk.BRANCH_HEAD;
            case "recordMunicipalApproval", "recordMunicipalTermination" -> Desk.AGENCY_HEAD;
            case "recordMunicipalHeadTermination" -> Desk.MUNICIPAL_HEAD;
            default ->
                throw new IllegalStateException("Nobody decides at '%s'".formatted(execution.getCurrentActivityId()));
        };
    }

    private DecidingDesk() {}
}
