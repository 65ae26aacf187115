package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.party.BusinessCalendar;
import id.payung.platform.Journal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a bill for a handed-over roster, and cancels what nobody has paid when the agreement ends early. */
@Service
public class Billing implements AgreementEnded {

    private final Bills bills;
    private final AgreementDirectory agreements;
    private final BillingWorkflow workflow;
    private final BusinessCalendar calendar;
    private final Journal journal;

    Billing(
            Bills bills,
            AgreementDirectory agreements,
            BillingWorkflow workflow,
            BusinessCalendar calendar,
            Journal journal) {
        this.bills = bills;
        this.agreements = agreements;
        this.workflow = workflow;
        this.calendar = calendar;
        this.journal = journal;
    }

    /** One bill for a roster, over the agreement's whole period; starts its process. */
    @Transactional
    public BillId open(AgreementId agreement, UUID roster) {
        var facts = agreements.facts(agreement);
        var bill = Bill.open(facts, roster, calendar.today(facts.municipality()));
        bills.insert(bill);
        journal.record(
                agreement.value(),
                "bill",
                bill.id().value(),
                "bill.opened",
                null,
                bill.status().name(),
                null);
        workflow.opened(bill.id(), facts.parties());
        return bill.id();
    }

    /** Cancels every bill of the agreement that nobody has paid. Paid ones are still posted: the money is there. */
    @Transactional
    public void cancelOpen(AgreementId agreement) {
        for (Bill bill : bills.lockOpen(agreement)) {
            var cancelled = bill.cancelled();
            bills.update(cancelled);
            journal.record(
                    agreement.value(),
                    "bill",
                    bill.id().value(),
                    "bill.cancelled",
                    bill.status().name(),
                    cancelled.status().name(),
                    null);
            workflow.cancelled(bill.id());
        }
    }

    @Override
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        cancelOpen(agreement.id());
    }
}
