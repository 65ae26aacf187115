package id.payung.contribution;

import id.payung.agreement.AgreementAmended;
import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a bill for a handed-over roster, and cancels what nobody has paid when the agreement ends early. */
@Service
public class Billing implements AgreementEnded, AgreementAmended {

    private final Bills bills;
    private final AgreementDirectory agreements;
    private final BillingWorkflow workflow;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;

    Billing(
            Bills bills,
            AgreementDirectory agreements,
            BillingWorkflow workflow,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser) {
        this.bills = bills;
        this.agreements = agreements;
        this.workflow = workflow;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
    }

    /**
     * One bill for a roster, from the first day of its people's coverage to the agreement's last; starts its process. None
     * where the agreement ended while the roster was on its way, or ends before that day by now.
     */
    @Transactional
    public Optional<BillId> open(AgreementId agreement, UUID roster, LocalDate from) {
        var facts = agreements.factsForChange(agreement);
        facts.requireCover();
        if (!facts.mayCoverPeople() || from.isAfter(facts.period().lastDay())) {
            journal.record(
                    agreement.value(),
                    "roster",
                    roster,
                    "roster.notBilled",
                    null,
                    null,
                    facts.status().name());
            return Optional.empty();
        }
        var bill = Bill.open(facts, roster, from, calendar.today(facts.municipality()));
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
        return Optional.of(bill.id());
    }

    /**
     * The billing code expired or was mistyped: the bill is put aside, and a new one is opened for the same people.
     *
     * @throws Refused forbidden, to all but the branch's finance; where the bill has no code, or is paid already
     */
    @Transactional
    public Optional<BillId> reissue(BillId id, String reason) {
        var actor = currentUser.actor();
        var agreement = bills.require(id).agreement();
        if (!actor.is(Role.BRANCH_FINANCE)
                || !actor.worksFor(agreements.facts(agreement).branch())) {
            throw Refused.forbidden("contribution.reissue.onlyBranchFinance");
        }
        if (reason.isBlank()) {
            throw Refused.field("reason", "contribution.reissue.reasonMissing");
        }
        IdentityNumberInText.refuse("reason", reason);
        agreements.factsForChange(agreement);
        var bill = bills.lock(id);
        putAside(bill, bill.expired(), "bill.expired", reason);
        return open(agreement, bill.roster(), bill.monthFirstDay(bill.monthsBefore()));
    }

    /** Cancels every bill of the agreement that nobody has paid. Paid ones are still posted: the money is there. */
    @Transactional
    public void cancelOpen(AgreementId agreement) {
        bills.lockOpen(agreement).forEach(bill -> putAside(bill, bill.cancelled(), "bill.cancelled", null));
    }

    private void putAside(Bill bill, Bill after, String event, @Nullable String reason) {
        bills.update(after);
        journal.record(
                bill.agreement().value(),
                "bill",
                bill.id().value(),
                event,
                bill.status().name(),
                after.status().name(),
                reason);
        workflow.cancelled(bill.id());
    }

    /** What has a code counts the months that were agreed when it was entered. */
    @Override
    public List<Refused.Reason> refused(AgreementFacts before, AgreementFacts after) {
        return before.period().equals(after.period()) || !bills.isAnyFrozen(before.id())
                ? List.of()
                : List.of(Refused.Reason.of("months", "contribution.amendment.termIsBilled"));
    }

    /** Bills without a code follow the term; a bill with one never changes. */
    @Override
    public void amended(AgreementFacts before, AgreementFacts after) {
        if (before.period().equals(after.period())) {
            return;
        }
        bills.lockOpen(after.id()).stream().filter(bill -> bill.code() == null).forEach(bill -> {
            putAside(bill, bill.cancelled(), "bill.cancelled", null);
            open(after.id(), bill.roster(), bill.monthFirstDay(bill.monthsBefore()));
        });
    }

    @Override
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        cancelOpen(agreement.id());
    }

    /** What has a code may still be paid late; a bill without one can get none any more, since every month has passed. */
    @Override
    public void over(AgreementFacts agreement) {
        bills.lockOpen(agreement.id()).stream()
                .filter(bill -> bill.code() == null)
                .forEach(bill -> putAside(bill, bill.cancelled(), "bill.cancelled", null));
    }
}
