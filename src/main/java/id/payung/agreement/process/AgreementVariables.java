package id.payung.agreement.process;

import id.payung.agreement.AgreementId;
import id.payung.platform.ProcessVariable;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The variables of agreement-lifecycle and memorandum-lifecycle: ids and routing answers. */
final class AgreementVariables {

    static final ProcessVariable<String> DRAFTER_ROLE = ProcessVariable.text("drafterRole");
    static final ProcessVariable<String> COUNTERPART_ROLE = ProcessVariable.text("counterpartRole");
    static final ProcessVariable<String> BRANCH_HEAD_ROLE = ProcessVariable.text("branchHeadRole");
    static final ProcessVariable<String> OFFER_OUTCOME = ProcessVariable.text("offerOutcome");
    static final ProcessVariable<Boolean> REVIEW_AGREED = ProcessVariable.flag("reviewAgreed");
    static final ProcessVariable<String> INITIALS_ROLE = ProcessVariable.text("initialsRole");
    static final ProcessVariable<Boolean> INITIALS_COMPLETE = ProcessVariable.flag("initialsComplete");
    static final ProcessVariable<Boolean> INITIALLED = ProcessVariable.flag("initialled");
    static final ProcessVariable<String> APPROVAL_OUTCOME = ProcessVariable.text("approvalOutcome");
    static final ProcessVariable<Boolean> ONE_SIDE_SIGNED = ProcessVariable.flag("oneSideSigned");
    static final ProcessVariable<Boolean> TERMINATION_AGREED = ProcessVariable.flag("terminationAgreed");

    /**
     * The agreement or the amendment that the instance carries, by its business key: the variable {@code agreementId} of an
     * amendment's instance names the agreement that it amends.
     */
    static AgreementId agreement(DelegateExecution execution) {
        return new AgreementId(UUID.fromString(execution.getProcessBusinessKey()));
    }

    private AgreementVariables() {}
}
