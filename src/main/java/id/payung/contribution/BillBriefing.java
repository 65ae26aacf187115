package id.payung.contribution;

import id.payung.contribution.BillView.TariffLine;
import id.payung.document.IndonesianWords;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.Sentences;
import id.payung.platform.TaskForm.Briefing;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody must know to work on a bill: people, amount, months, the tariff used, by when. */
@Component
public class BillBriefing {

    private final BillOverview overview;
    private final Bills bills;
    private final BillRates rates;
    private final BillLines lines;
    private final BusinessCalendar calendar;
    private final Organisations organisations;
    private final Sentences sentences;

    BillBriefing(
            BillOverview overview,
            Bills bills,
            BillRates rates,
            BillLines lines,
            BusinessCalendar calendar,
            Organisations organisations,
            Sentences sentences) {
        this.overview = overview;
        this.bills = bills;
        this.rates = rates;
        this.lines = lines;
        this.calendar = calendar;
        this.organisations = organisations;
        this.sentences = sentences;
    }

    @Transactional(readOnly = true)
    public Briefing of(Subject subject) {
        var id = new BillId(subject.businessKey());
        var stored = bills.require(id);
        var today = calendar.today(stored.municipality());
        var bill = overview.view(id);
        var facts = new ArrayList<Fact>();
        if (bill.status() == BillStatus.CALCULATED) {
            asOfToday(stored, today, facts);
        } else {
            facts.add(new Fact("fact.billAmount", IndonesianWords.rupiah(bill.amount())));
            facts.add(new Fact("fact.billMonths", months(bill.months(), bill.firstDay(), bill.lastDay())));
            tariff(bill.tariff(), facts);
        }
        if (bill.billingCode() != null) {
            facts.add(new Fact("fact.billingCode", bill.billingCode()));
        }
        if (bill.dueOn() != null) {
            facts.add(new Fact("fact.billDue", IndonesianWords.date(bill.dueOn())));
        }
        List<Paper> papers = payment(bill, facts);
        return new Briefing(bill.people(), facts, papers, proposals(subject.task(), bill, today));
    }

    /** A bill without a code shrinks as months pass: what it comes to now is what the code must be asked for. */
    private void asOfToday(Bill bill, LocalDate today, List<Fact> facts) {
        int leftOut = bill.monthsLeftOut(today);
        var firstDay = bill.monthFirstDay(leftOut);
        long passed = lines.amountOfMonthsBefore(bill.id(), firstDay);
        facts.add(new Fact(
                "fact.billAmount", IndonesianWords.rupiah(bill.calculation().amount() - passed)));
        int left = bill.period().months() - leftOut;
        facts.add(new Fact(
                "fact.billMonths",
                left == 0
                        ? sentences.of("contribution.briefing.noMonths")
                        : months(left, firstDay, bill.period().lastDay())));
        if (leftOut > 0) {
            facts.add(new Fact("fact.billMonthsLeftOut", sentences.of("contribution.briefing.leftOut", leftOut)));
        }
        tariff(
                BillOverview.tariff(rates.of(bill.id()).stream()
                        .filter(rate -> !rate.month().isBefore(firstDay))
                        .toList()),
                facts);
    }

    private void tariff(List<TariffLine> lines, List<Fact> facts) {
        lines.forEach(line -> facts.add(new Fact("fact.billTariff", sentence(line))));
    }

    private String months(int months, LocalDate first, LocalDate last) {
        return sentences.of(
                "contribution.briefing.months", months, IndonesianWords.date(first), IndonesianWords.date(last));
    }

    private String sentence(TariffLine line) {
        String rate = line.rupiah() != null
                ? sentences.of("contribution.briefing.flat", IndonesianWords.rupiah(line.rupiah()))
                : sentences.of("contribution.briefing.percent", String.valueOf(line.percent()));
        String text = sentences.of(
                "contribution.briefing.tariff", line.programme().name(), rate, line.months(), line.legalBasis());
        return line.certainty() == Rate.Certainty.CONFIRMED
                ? text
                : text + " " + sentences.of("contribution.briefing.toBeConfirmed");
    }

    private List<Paper> payment(BillView bill, List<Fact> facts) {
        var payment = bill.payment();
        if (payment == null) {
            return List.of();
        }
        var municipality = bills.require(new BillId(bill.id())).municipality();
        var paidOn = LocalDate.ofInstant(
                payment.paidAt(), organisations.municipality(municipality).zone());
        facts.add(new Fact(
                "fact.payment",
                sentences.of(
                        "contribution.briefing.payment",
                        IndonesianWords.rupiah(payment.amount()),
                        IndonesianWords.date(paidOn),
                        payment.reference())));
        if (payment.sp2d() != null) {
            facts.add(new Fact("fact.sp2d", payment.sp2d()));
        }
        return payment.proof() == null
                ? List.of()
                : List.of(new Paper(
                        sentences.of("contribution.briefing.proof"),
                        "/api/agreements/%s/documents/%s".formatted(bill.agreement(), payment.proof())));
    }

    private static Map<String, String> proposals(String task, BillView bill, LocalDate today) {
        return switch (task) {
            case "recordPayment" -> Map.of("amount", String.valueOf(bill.amount()));
            case "postPayment" -> Map.of("postedOn", today.toString());
            case "handOverCards" -> Map.of("cards", String.valueOf(bill.people()));
            default -> Map.of();
        };
    }
}
