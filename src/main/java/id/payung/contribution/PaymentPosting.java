package id.payung.contribution;

import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The branch matches the money with the bill and posts it. Four eyes: see {@link Bill#posted}. */
@Service
public class PaymentPosting {

    private final Bills bills;
    private final Payments payments;
    private final BusinessCalendar calendar;
    private final Organisations organisations;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    PaymentPosting(
            Bills bills,
            Payments payments,
            BusinessCalendar calendar,
            Organisations organisations,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.bills = bills;
        this.payments = payments;
        this.calendar = calendar;
        this.organisations = organisations;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param on the posting date in the municipality's zone: decides when cover begins
     * @param letterNumber number of the regional office's letter, where there is one; then with its date
     */
    @Transactional
    public void post(BillId id, LocalDate on, @Nullable String letterNumber, @Nullable LocalDate letterDate) {
        var letter = letter(letterNumber, letterDate);
        var bill = bills.lock(id);
        var payment = payments.of(id).orElseThrow(() -> Refused.because("contribution.posting.notPaid"));
        var zone = organisations.municipality(bill.municipality()).zone();
        var posted = bill.posted(
                new Posting(on, letter, currentUser.actor().id(), clock.instant()),
                payment,
                LocalDate.ofInstant(payment.paidAt(), zone),
                calendar.today(bill.municipality()));
        bills.update(posted);
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                "bill.posted",
                bill.status().name(),
                posted.status().name(),
                on.toString());
    }

    private static @Nullable RegionalLetter letter(@Nullable String number, @Nullable LocalDate date) {
        if (number == null && date == null) {
            return null;
        }
        if (number == null) {
            throw Refused.field("letterNumber", "contribution.posting.letterIncomplete");
        }
        if (date == null) {
            throw Refused.field("letterDate", "contribution.posting.letterIncomplete");
        }
        return new RegionalLetter(number, date);
    }
}
