package id.payung.coverage;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.contribution.BillId;
import id.payung.contribution.PostedBills;
import id.payung.contribution.PostedBills.PostedBill;
import id.payung.coverage.CoverStart.Circumstances;
import id.payung.coverage.CoverStart.Rule;
import id.payung.platform.Journal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the cover begin that a posted bill pays for. */
@Service
public class CoverBeginning {

    private final PostedBills bills;
    private final CoverPeriods periods;
    private final CoverStart start;
    private final CoverageSettings settings;
    private final AgreementDirectory agreements;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    CoverBeginning(
            PostedBills bills,
            CoverPeriods periods,
            CoverStart start,
            CoverageSettings settings,
            AgreementDirectory agreements,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.bills = bills;
        this.periods = periods;
        this.start = start;
        this.settings = settings;
        this.agreements = agreements;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Covers everybody on the bill from the day that the decision table names to the bill's last day, once. Paid months that
     * had passed before that day become a credit.
     */
    @Transactional
    public void begin(BillId id) {
        var bill = bills.posted(id);
        boolean late = bill.postedOn().isAfter(bill.firstDay());
        var rule = start.rule(new Circumstances(late, bill.regionalLetter(), late && isWithinGrace(bill)));
        var firstDay = rule == Rule.FIRST_DAY ? bill.firstDay() : bill.postedOn();
        boolean tooLate = firstDay.isAfter(bill.lastDay());
        int people = tooLate ? 0 : periods.add(bill, firstDay);
        jdbc.sql(
                        """
                insert into cover_start (bill_id, rule, first_day, people, recorded_at)
                values (:bill, :rule, :firstDay, :people, :at)""")
                .param("bill", id.value())
                .param("rule", rule.name())
                .param("firstDay", tooLate ? null : firstDay)
                .param("people", people)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        bills.creditMonthsBefore(id, tooLate ? bill.lastDay().plusDays(1) : firstDay);
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                tooLate ? "cover.tooLate" : "cover.begun",
                null,
                tooLate ? null : firstDay.toString(),
                String.valueOf(people));
    }

    /** Whether the same people's cover, under this agreement or the one before it, ended no longer ago than the grace. */
    private boolean isWithinGrace(PostedBill bill) {
        var line = new ArrayList<AgreementId>();
        line.add(bill.agreement());
        var predecessor = agreements.facts(bill.agreement()).predecessor();
        if (predecessor != null) {
            line.add(predecessor);
        }
        return periods.lastDayOf(line)
                .filter(last ->
                        last.isBefore(bill.postedOn()) && !bill.postedOn().isAfter(settings.graceEnds(last)))
                .isPresent();
    }
}
