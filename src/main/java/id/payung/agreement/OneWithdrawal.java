package id.payung.agreement;

import id.payung.platform.Journal;
import org.springframework.stereotype.Component;

/** One text comes to nothing before both have signed it: what becomes of it and of the branch's number. */
@Component
class OneWithdrawal {

    private final Agreements agreements;
    private final AgreementNumbers numbers;
    private final AgreementWorkflow workflow;
    private final Journal journal;

    OneWithdrawal(Agreements agreements, AgreementNumbers numbers, AgreementWorkflow workflow, Journal journal) {
        this.agreements = agreements;
        this.numbers = numbers;
        this.workflow = workflow;
        this.journal = journal;
    }

    /** @param agreement locked by the caller */
    void withdraw(Agreement agreement, String reason) {
        var before = agreement.status();
        agreement.withdraw();
        agreements.save(agreement);
        journal.record(
                agreement.id().value(),
                "agreement.withdrawn",
                before.name(),
                agreement.status().name(),
                reason);
        endNumber(agreement, reason);
        workflow.withdrawn(agreement.id());
    }

    private void endNumber(Agreement agreement, String reason) {
        var outcome = agreement.isSignedByOne() ? AgreementNumbers.Outcome.SPENT : AgreementNumbers.Outcome.GIVEN_BACK;
        var event = agreement.isSignedByOne() ? "agreement.numberSpent" : "agreement.numberGivenBack";
        numbers.end(agreement.id(), outcome, reason)
                .ifPresent(number -> journal.record(agreement.id().value(), event, null, null, number));
    }
}
