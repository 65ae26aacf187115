package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.RefundPolicy;
import id.payung.contribution.BillRates.MonthlyRate;
import id.payung.party.BusinessCalendar;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is owed after an early end for months that were paid and lie behind the last day, by the agreement's refund clause:
 * money back, a credit for replacement people, or nothing. It is owed until somebody records that it is settled.
 */
@Service
public class PrepaidMonths implements AgreementEnded {

    private static final String COLUMNS =
            """
            p.id, p.bill_id, p.kind, p.people, p.from_day, p.months, p.monthly_rate, p.amount, p.settled_on, p.reference,
            coalesce(s.name, p.settled_by) as settled_by""";

    private static final int LONGEST_REFERENCE = 200;

    private final Bills bills;
    private final BillLines lines;
    private final BillRates rates;
    private final AgreementDirectory agreements;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    PrepaidMonths(
            Bills bills,
            BillLines lines,
            BillRates rates,
            AgreementDirectory agreements,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            JdbcClient jdbc,
            Clock clock) {
        this.bills = bills;
        this.lines = lines;
        this.rates = rates;
        this.agreements = agreements;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To whom the money goes. Labels: {@code contribution.prepaid.<name>}. */
    public enum Kind {
        /** Back to the municipality. */
        REFUND,
        /** Kept for the municipality, for people who replace those of the agreement. */
        CREDIT
    }

    /**
     * @param from first day of the first month that is owed
     * @param monthlyRate what one person costs in one month; null where wages or months differ
     * @param amount people, times months, times the bill's own rates, in whole rupiah
     * @param settledOn null while it is open
     */
    @Schema(name = "PrepaidMonths")
    public record Owed(
            UUID id,
            UUID bill,
            Kind kind,
            int people,
            LocalDate from,
            int months,
            @Nullable Long monthlyRate,
            long amount,
            @Nullable LocalDate settledOn,
            @Nullable String reference,
            @Nullable String settledBy) {

        public boolean isOpen() {
            return settledOn == null;
        }
    }

    /** A bill with a code that nobody has paid. */
    @Schema(name = "UnpaidBill")
    public record Unpaid(UUID bill, String billingCode, LocalDate dueOn, long amount) {}

    /**
     * What outlives an agreement.
     *
     * @param unpaid none while the agreement is binding: its bills are work, not what is left of it
     */
    @Schema(name = "Obligations")
    public record Obligations(List<Owed> prepaid, List<Unpaid> unpaid) {
        public Obligations {
            prepaid = List.copyOf(prepaid);
            unpaid = List.copyOf(unpaid);
        }

        public boolean anyOpen() {
            return !unpaid.isEmpty() || prepaid.stream().anyMatch(Owed::isOpen);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        if (agreement.cover() == null || agreement.refundPolicy() == RefundPolicy.NONE) {
            return;
        }
        var kind = agreement.refundPolicy() == RefundPolicy.REFUND ? Kind.REFUND : Kind.CREDIT;
        bills.lockPaid(agreement.id()).forEach(bill -> owe(bill, kind, lastDay));
    }

    /** A month that has begun is used up. */
    private void owe(Bill bill, Kind kind, LocalDate lastDay) {
        int used = Math.max(bill.calculation().monthsLeftOut(), Bill.monthsBegun(bill.period(), lastDay));
        int months = bill.period().months() - used;
        if (months <= 0) {
            return;
        }
        var from = bill.monthFirstDay(used);
        long amount = lines.amountOfMonthsFrom(bill.id(), from);
        jdbc.sql(
                        """
                insert into prepaid_months
                    (id, agreement_id, bill_id, kind, people, from_day, months, monthly_rate, amount, recorded_at)
                values (:id, :agreement, :bill, :kind, :people, :from, :months, :rate, :amount, :at)""")
                .param("id", UUID.randomUUID())
                .param("agreement", bill.agreement().value())
                .param("bill", bill.id().value())
                .param("kind", kind.name())
                .param("people", bill.calculation().people())
                .param("from", from)
                .param("months", months)
                .param("rate", monthlyRate(bill.id(), from), Types.BIGINT)
                .param("amount", amount)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        journal.record(
                bill.agreement().value(),
                "bill",
                bill.id().value(),
                kind == Kind.REFUND ? "bill.refundOwed" : "bill.creditOwed",
                null,
                null,
                String.valueOf(amount));
    }

    private @Nullable Long monthlyRate(BillId bill, LocalDate from) {
        var months = rates.of(bill).stream()
                .filter(rate -> !rate.month().isBefore(from))
                .toList();
        if (months.stream().anyMatch(rate -> !(rate.rate() instanceof Rate.Flat))) {
            return null;
        }
        Map<LocalDate, Long> byMonth = months.stream()
                .collect(Collectors.groupingBy(
                        MonthlyRate::month, Collectors.summingLong(rate -> ((Rate.Flat) rate.rate()).rupiah())));
        var different = byMonth.values().stream().distinct().toList();
        return different.size() == 1 ? different.get(0) : null;
    }

    /** How many of the bill's months are owed back or kept as a credit. */
    int monthsOf(BillId bill) {
        return jdbc.sql("select coalesce(sum(months), 0) from prepaid_months where bill_id = :bill")
                .param("bill", bill.value())
                .query(Integer.class)
                .single();
    }

    /** @throws Refused absent, for everybody who may not read the agreement */
    @Transactional(readOnly = true)
    public Obligations of(AgreementId agreement, Actor actor) {
        var facts = agreements.factsFor(agreement, actor);
        var owed = jdbc.sql("select " + COLUMNS
                        + " from prepaid_months p left join staff_member s on s.user_id = p.settled_by"
                        + " where p.agreement_id = :agreement order by p.from_day, p.id")
                .param("agreement", agreement.value())
                .query(PrepaidMonths::owed)
                .list();
        return new Obligations(
                owed,
                facts.status().isBinding() || facts.status().isBeforeSigned()
                        ? List.of()
                        : bills.unpaid(agreement).stream()
                                .map(PrepaidMonths::unpaid)
                                .toList());
    }

    private static Unpaid unpaid(Bill bill) {
        var code = Objects.requireNonNull(bill.code());
        return new Unpaid(
                bill.id().value(),
                code.number(),
                code.dueOn(),
                bill.calculation().amount());
    }

    /**
     * Records that it is settled: paid back, or used for others.
     *
     * @param reference what proves it: a transfer, a letter, minutes
     * @throws Refused forbidden, to all but the finance staff of both parties; conflict, where it is settled already
     */
    @Transactional
    public void settle(UUID id, LocalDate settledOn, String reference) {
        var actor = currentUser.actor();
        var agreement = jdbc.sql("select agreement_id from prepaid_months where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(AgreementId::new)
                .orElseThrow(() -> Refused.absent("contribution.prepaid.notFound"));
        var facts = agreements.factsFor(agreement, actor);
        if (!maySettle(facts, actor)) {
            throw Refused.forbidden("contribution.prepaid.onlyFinance");
        }
        if (reference.isBlank()) {
            throw Refused.field("reference", "form.refused.missing");
        }
        if (reference.length() > LONGEST_REFERENCE) {
            throw Refused.field("reference", "form.refused.tooLong", LONGEST_REFERENCE);
        }
        IdentityNumberInText.refuse("reference", reference);
        if (settledOn.isAfter(calendar.today(facts.municipality()))) {
            throw Refused.field("settledOn", "contribution.prepaid.inTheFuture");
        }
        int settled = jdbc.sql(
                        """
                update prepaid_months set settled_on = :on, reference = :reference, settled_by = :by, settled_at = :at
                 where id = :id and settled_at is null""")
                .param("on", settledOn)
                .param("reference", reference.strip())
                .param("by", actor.id())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (settled == 0) {
            throw Refused.conflict("contribution.prepaid.alreadySettled");
        }
        journal.record(agreement.value(), "agreement.prepaidSettled", null, null, reference.strip());
    }

    /** Finance staff of either party: whoever pays and whoever receives. */
    public static boolean maySettle(AgreementFacts agreement, Actor actor) {
        return actor.is(Role.BRANCH_FINANCE) && actor.worksFor(agreement.branch())
                || actor.is(Role.MUNICIPAL_FINANCE) && actor.worksFor(agreement.municipality());
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        return new Owed(
                row.getObject("id", UUID.class),
                row.getObject("bill_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getInt("people"),
                row.getObject("from_day", LocalDate.class),
                row.getInt("months"),
                row.getObject("monthly_rate", Long.class),
                row.getLong("amount"),
                row.getObject("settled_on", LocalDate.class),
                row.getString("reference"),
                row.getString("settled_by"));
    }
}
