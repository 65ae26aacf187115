package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The branch enters the billing code that BPJS's own system issued. The bill is calculated a last time and frozen. */
@Service
public class BillingCodeEntry {

    private final Bills bills;
    private final BillCalculation calculation;
    private final DueDate dueDate;
    private final AgreementDirectory agreements;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    BillingCodeEntry(
            Bills bills,
            BillCalculation calculation,
            DueDate dueDate,
            AgreementDirectory agreements,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.bills = bills;
        this.calculation = calculation;
        this.dueDate = dueDate;
        this.agreements = agreements;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws Refused on {@code billingCode}, where it is no code or belongs to another bill */
    @Transactional
    public void enter(BillId id, String billingCode) {
        String code = Bill.plainCode(billingCode);
        var bill = calculation.calculateAnew(bills.lock(id));
        if (bills.withCode(code).isPresent()) {
            throw Refused.field("billingCode", "contribution.code.taken");
        }
        var regime = agreements.facts(bill.agreement()).regime();
        var dueOn = dueDate.of(bill, regime, calendar.today(bill.municipality()));
        var issued =
                bill.withCode(new IssuedCode(code, dueOn, currentUser.actor().id(), clock.instant()));
        bills.update(issued);
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                "bill.codeEntered",
                bill.status().name(),
                issued.status().name(),
                String.valueOf(issued.calculation().amount()));
    }
}
