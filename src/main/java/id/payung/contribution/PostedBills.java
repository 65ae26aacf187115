package id.payung.contribution;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posted bills for the room above, which lets cover begin, and the credit for months that it could not cover. */
@Service
public class PostedBills {

    private final Bills bills;
    private final BillLines lines;
    private final PrepaidMonths prepaid;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostedBills(Bills bills, BillLines lines, PrepaidMonths prepaid, Journal journal, JdbcClient jdbc, Clock clock) {
        this.bills = bills;
        this.lines = lines;
        this.prepaid = prepaid;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param firstDay the first day that the money pays for
     * @param lastDay the last day that it pays for
     * @param postedOn the posting date in the municipality's zone
     * @param regionalLetter whether the regional office lets cover begin on the first day although posted late
     */
    public record PostedBill(
            BillId id,
            AgreementId agreement,
            String municipality,
            UUID roster,
            Set<Programme> programs,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate postedOn,
            boolean regionalLetter) {}

    /** @throws Refused where the bill is not posted */
    @Transactional(readOnly = true)
    public PostedBill posted(BillId id) {
        var bill = bills.require(id);
        var posting = bill.posting();
        if (posting == null) {
            throw Refused.because("contribution.posting.notPosted");
        }
        return new PostedBill(
                id,
                bill.agreement(),
                bill.municipality(),
                bill.roster(),
                bill.programs(),
                bill.firstPaidDay(),
                bill.period().lastDay(),
                posting.on(),
                posting.letter() != null);
    }

    /**
     * Credits the paid months whose last day lies before the first covered day. None, no credit.
     *
     * @param firstCoveredDay the day after the last paid day, where nothing is covered
     */
    @Transactional
    public void creditMonthsBefore(BillId id, LocalDate firstCoveredDay) {
        var bill = bills.lock(id);
        // Months that an early end left over are owed already, by the agreement's refund clause.
        int passed = Math.min(bill.monthsLeftOut(firstCoveredDay), bill.period().months() - prepaid.monthsOf(id));
        int months = passed - bill.calculation().monthsLeftOut();
        if (months <= 0) {
            return;
        }
        long amount = lines.amountOfMonthsBefore(id, bill.monthFirstDay(passed));
        jdbc.sql(
                        """
                insert into bill_credit (bill_id, reason, months, amount, recorded_at)
                values (:bill, 'PASSED_BEFORE_COVER', :months, :amount, :at)""")
                .param("bill", id.value())
                .param("months", months)
                .param("amount", amount)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        journal.record(
                bill.agreement().value(), "bill", id.value(), "bill.credited", null, null, String.valueOf(amount));
    }
}
