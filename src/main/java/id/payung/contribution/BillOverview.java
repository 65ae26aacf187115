package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.contribution.BillRates.MonthlyRate;
import id.payung.contribution.BillView.CardsView;
import id.payung.contribution.BillView.CreditView;
import id.payung.contribution.BillView.PaymentView;
import id.payung.contribution.BillView.PostingView;
import id.payung.contribution.BillView.TariffLine;
import id.payung.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows bills to whoever may read their agreement. */
@Service
public class BillOverview {

    private final Bills bills;
    private final BillRates rates;
    private final Payments payments;
    private final AgreementDirectory agreements;
    private final JdbcClient jdbc;

    BillOverview(Bills bills, BillRates rates, Payments payments, AgreementDirectory agreements, JdbcClient jdbc) {
        this.bills = bills;
        this.rates = rates;
        this.payments = payments;
        this.agreements = agreements;
        this.jdbc = jdbc;
    }

    /** A page of an agreement's bills. */
    @Schema(name = "BillPage")
    public record Page(List<BillView> items, int page, int size, long total) {}

    /** @throws id.payung.platform.Refused absent for everybody who may not read the agreement */
    @Transactional(readOnly = true)
    public BillView of(BillId id, Actor actor) {
        var bill = bills.require(id);
        agreements.factsFor(bill.agreement(), actor);
        return view(bill);
    }

    @Transactional(readOnly = true)
    public Page of(AgreementId agreement, Actor actor, int page, int size) {
        agreements.factsFor(agreement, actor);
        return new Page(
                bills.of(agreement, page, size).stream().map(this::view).toList(), page, size, bills.count(agreement));
    }

    @Transactional(readOnly = true)
    BillView view(BillId id) {
        return view(bills.require(id));
    }

    private BillView view(Bill bill) {
        var code = bill.code();
        var posting = bill.posting();
        return new BillView(
                bill.id().value(),
                bill.agreement().value(),
                bill.roster(),
                bill.status(),
                bill.calculation().people(),
                bill.firstPaidDay(),
                bill.period().lastDay(),
                bill.paidMonths(),
                bill.calculation().monthsLeftOut(),
                bill.programs().stream().sorted().toList(),
                bill.calculation().amount(),
                bill.calculation().on(),
                tariff(rates.of(bill.id())),
                code == null ? null : code.number(),
                code == null ? null : code.dueOn(),
                code == null
                        ? null
                        : payments.of(bill.id())
                                .map(p -> PaymentView.of(p, code.number()))
                                .orElse(null),
                posting == null ? null : new PostingView(posting.on(), posting.letter(), posting.postedBy()),
                credit(bill.id()),
                cards(bill.id()));
    }

    private @Nullable CreditView credit(BillId bill) {
        return jdbc.sql("select months, amount from bill_credit where bill_id = :bill")
                .param("bill", bill.value())
                .query((row, number) -> new CreditView(row.getInt("months"), row.getLong("amount")))
                .optional()
                .orElse(null);
    }

    private @Nullable CardsView cards(BillId bill) {
        return jdbc.sql("select handed_over_on, cards, note from card_hand_over where bill_id = :bill")
                .param("bill", bill.value())
                .query((row, number) -> new CardsView(
                        row.getObject("handed_over_on", LocalDate.class), row.getInt("cards"), row.getString("note")))
                .optional()
                .orElse(null);
    }

    /** Months with the same rate as one line, programme by programme. */
    static List<TariffLine> tariff(List<MonthlyRate> monthly) {
        record Same(Programme programme, Rate rate) {}
        Map<Same, List<LocalDate>> months = new LinkedHashMap<>();
        for (MonthlyRate rate : monthly) {
            months.computeIfAbsent(new Same(rate.programme(), rate.rate()), same -> new ArrayList<>())
                    .add(rate.month());
        }
        var lines = new ArrayList<TariffLine>();
        months.forEach((same, days) -> lines.add(new TariffLine(
                same.programme(),
                same.rate() instanceof Rate.Flat flat ? flat.rupiah() : null,
                percent(same.rate()),
                same.rate() instanceof Rate.PercentOfWage share ? share.wageCeiling() : null,
                days.get(0),
                days.size(),
                same.rate().source().legalBasis(),
                same.rate().source().certainty())));
        lines.sort(Comparator.comparing(TariffLine::programme).thenComparing(TariffLine::from));
        return lines;
    }

    private static @Nullable BigDecimal percent(Rate rate) {
        return rate instanceof Rate.PercentOfWage share ? share.percent() : null;
    }
}
