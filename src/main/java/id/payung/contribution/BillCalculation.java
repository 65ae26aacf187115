package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.contribution.BillRates.MonthlyRate;
import id.payung.party.BusinessCalendar;
import id.payung.platform.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works out what a bill comes to: people, times the months that have not wholly passed, times the tariff of each month. */
@Service
public class BillCalculation {

    private final Bills bills;
    private final BillRates rates;
    private final BillLines lines;
    private final Tariff tariff;
    private final AgreementDirectory agreements;
    private final BusinessCalendar calendar;
    private final Journal journal;

    BillCalculation(
            Bills bills,
            BillRates rates,
            BillLines lines,
            Tariff tariff,
            AgreementDirectory agreements,
            BusinessCalendar calendar,
            Journal journal) {
        this.bills = bills;
        this.rates = rates;
        this.lines = lines;
        this.tariff = tariff;
        this.agreements = agreements;
        this.calendar = calendar;
        this.journal = journal;
    }

    @Transactional
    public void calculate(BillId id) {
        var bill = calculateAnew(bills.lock(id));
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                "bill.calculated",
                null,
                bill.status().name(),
                String.valueOf(bill.calculation().amount()));
    }

    /** Some of the bill's people are billed no more. A bill that has never been calculated will be without them anyway. */
    void calculateForOtherPeople(Bill bill) {
        if (bill.calculation().people() == 0) {
            return;
        }
        var calculated = calculateAnew(bill, true);
        journal.record(
                bill.agreement().value(),
                "bill",
                bill.id().value(),
                "bill.calculated",
                null,
                calculated.status().name(),
                String.valueOf(calculated.calculation().amount()));
    }

    /** As of today. The lines are written again only where months or rates have changed since. */
    Bill calculateAnew(Bill bill) {
        return calculateAnew(bill, false);
    }

    private Bill calculateAnew(Bill bill, boolean otherPeople) {
        bill.requireCalculable();
        var today = calendar.today(bill.municipality());
        int leftOut = bill.monthsLeftOut(today);
        var used = ratesOf(bill, leftOut);
        Bill calculated;
        if (!otherPeople && bill.calculation().people() > 0 && used.equals(rates.of(bill.id()))) {
            calculated = bill.calculated(new Calculation(
                    bill.calculation().people(), leftOut, bill.calculation().amount(), today));
        } else {
            rates.replace(bill.id(), used);
            var total = lines.replace(bill.id(), bill.roster());
            calculated = bill.calculated(new Calculation(total.people(), leftOut, total.amount(), today));
        }
        bills.update(calculated);
        return calculated;
    }

    private List<MonthlyRate> ratesOf(Bill bill, int leftOut) {
        var payer = Tariff.Payer.of(agreements.facts(bill.agreement()));
        var used = new ArrayList<MonthlyRate>();
        for (int month = leftOut; month < bill.period().months(); month++) {
            LocalDate firstDay = bill.monthFirstDay(month);
            bill.programs().stream()
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .forEach(programme ->
                            used.add(new MonthlyRate(firstDay, programme, tariff.rate(payer, programme, firstDay))));
        }
        return used;
    }
}
