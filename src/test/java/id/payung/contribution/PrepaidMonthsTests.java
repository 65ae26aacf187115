package id.payung.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.CoverTerms;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.platform.Actor;
import id.payung.platform.Role;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** 2,170 people are paid for twelve months from 1 March 2027; the agreement ends at the end of August. */
class PrepaidMonthsTests {

    private static final LocalDate END_OF_AUGUST = LocalDate.of(2027, 8, 31);

    private MoneyRoom room;
    private PrepaidMonths prepaid;

    @BeforeEach
    void enter() {
        room = new MoneyRoom();
        room.today("2027-02-10");
        prepaid = room.get(PrepaidMonths.class);
    }

    @AfterEach
    void leave() {
        room.close();
    }

    private AgreementFacts agreement(RefundPolicy policy) {
        var facts = room.agreement("2027-03-01", 12);
        return with(facts, policy, facts.status());
    }

    private AgreementFacts with(AgreementFacts facts, RefundPolicy policy, AgreementStatus status) {
        var cover = Objects.requireNonNull(facts.cover());
        var changed = new AgreementFacts(
                facts.id(),
                AgreementKind.PKS,
                null,
                facts.title(),
                status,
                facts.branch(),
                facts.municipality(),
                facts.agency(),
                facts.programs(),
                facts.period(),
                facts.renewable(),
                new CoverTerms(
                        cover.regime(),
                        cover.riskClass(),
                        cover.sector(),
                        cover.quota(),
                        cover.fundSource(),
                        cover.budgetCode(),
                        policy,
                        cover.minAge(),
                        cover.maxPerFamily(),
                        cover.occupations()),
                facts.branchNumber(),
                facts.municipalNumber(),
                null,
                null,
                null);
        room.agreements.known.put(facts.id(), changed);
        return changed;
    }

    private BillId paid(AgreementFacts agreement, int people) {
        var bill = room.bill(agreement, room.roster(agreement, people));
        room.enterCode(bill, "632309048826");
        room.pay(bill, "SP2D-1", "2027-02-10");
        return bill;
    }

    private void terminate(AgreementFacts agreement, LocalDate lastDay) {
        room.get(TransactionTemplate.class).executeWithoutResult(status -> {
            prepaid.terminated(agreement, lastDay);
            with(agreement, agreement.refundPolicy(), AgreementStatus.TERMINATED);
        });
    }

    private PrepaidMonths.Obligations owed(AgreementFacts agreement) {
        return prepaid.of(agreement.id(), finance());
    }

    private static Actor finance() {
        return new Actor("finance.3375", "finance.3375", Set.of(Role.MUNICIPAL_FINANCE), "3375", null);
    }

    @ParameterizedTest
    @CsvSource({"REFUND, REFUND", "REPLACE, CREDIT"})
    void sixMonthsAreUsedAndSixAreOwedByTheRefundClause(RefundPolicy policy, PrepaidMonths.Kind kind) {
        var agreement = agreement(policy);
        var bill = paid(agreement, 2170);

        terminate(agreement, END_OF_AUGUST);

        var owed = owed(agreement).prepaid();
        assertThat(owed).hasSize(1);
        assertThat(owed.get(0).kind()).isEqualTo(kind);
        assertThat(owed.get(0).people()).isEqualTo(2170);
        assertThat(owed.get(0).months()).isEqualTo(6);
        assertThat(owed.get(0).from()).isEqualTo(LocalDate.of(2027, 9, 1));
        assertThat(owed.get(0).monthlyRate()).isEqualTo(16_800);
        assertThat(owed.get(0).amount()).isEqualTo(218_736_000);
        assertThat(room.view(bill).amount()).isEqualTo(437_472_000);
    }

    @Test
    void nothingIsOwedWhereTheClauseSaysSo() {
        var agreement = agreement(RefundPolicy.NONE);
        paid(agreement, 3);

        terminate(agreement, END_OF_AUGUST);

        assertThat(owed(agreement).prepaid()).isEmpty();
    }

    @Test
    void nothingIsOwedForABillThatNobodyPaid() {
        var agreement = agreement(RefundPolicy.REFUND);
        room.enterCode(room.bill(agreement, room.roster(agreement, 3)), "632309048826");

        terminate(agreement, END_OF_AUGUST);

        assertThat(owed(agreement).prepaid()).isEmpty();
    }

    @Test
    void aMonthThatHasBegunIsUsedUp() {
        var agreement = agreement(RefundPolicy.REFUND);
        paid(agreement, 3);

        terminate(agreement, LocalDate.of(2027, 9, 1));

        assertThat(owed(agreement).prepaid().get(0).months()).isEqualTo(5);
    }

    @Test
    void beforeTheFirstDayAllMonthsAreOwed() {
        var agreement = agreement(RefundPolicy.REFUND);
        paid(agreement, 3);

        terminate(agreement, LocalDate.of(2027, 2, 28));

        assertThat(owed(agreement).prepaid().get(0).months()).isEqualTo(12);
    }

    @Test
    void wagesAreCountedPersonByPerson() {
        var agreement = with(
                room.agreement("2027-03-01", 12, Regime.PU, "pkl", "3375", null),
                RefundPolicy.REFUND,
                AgreementStatus.SIGNED);
        var bill = room.bill(agreement, room.roster(agreement, 2, "HANDED_OVER", 2_500_000L));
        room.enterCode(bill, "632309048826");
        room.pay(bill, "SP2D-1", "2027-02-10");

        terminate(agreement, END_OF_AUGUST);

        var owed = owed(agreement).prepaid().get(0);
        assertThat(owed.amount()).isEqualTo(2 * 6 * 13_500);
        assertThat(owed.monthlyRate()).isNull();
    }

    @Test
    void whatIsOwedIsNotCreditedAgainWhenTheMoneyIsPostedLate() {
        var agreement = agreement(RefundPolicy.REFUND);
        var bill = paid(agreement, 3);
        terminate(agreement, END_OF_AUGUST);
        room.today("2027-12-20");
        room.post(bill, "2027-12-20", null);

        room.get(PostedBills.class).creditMonthsBefore(bill, LocalDate.of(2027, 12, 20));

        assertThat(Objects.requireNonNull(room.view(bill).credit()).months()).isEqualTo(6);
    }

    @Test
    void itIsOpenUntilSomebodyRecordsThatItIsSettledOnce() {
        var agreement = agreement(RefundPolicy.REFUND);
        paid(agreement, 3);
        terminate(agreement, END_OF_AUGUST);
        room.today("2027-10-05");
        var id = owed(agreement).prepaid().get(0).id();
        assertThat(owed(agreement).anyOpen()).isTrue();

        room.user.as("officer.pkl", "pkl", Role.BRANCH_OFFICER);
        assertThatThrownBy(() -> prepaid.settle(id, LocalDate.of(2027, 10, 4), "TRF-1"))
                .hasMessageContaining("contribution.prepaid.onlyFinance");
        room.user.as("finance.pkl", "pkl", Role.BRANCH_FINANCE);
        assertThatThrownBy(() -> prepaid.settle(id, LocalDate.of(2027, 10, 6), "TRF-1"))
                .hasMessageContaining("settledOn: contribution.prepaid.inTheFuture");
        assertThatThrownBy(() -> prepaid.settle(id, LocalDate.of(2027, 10, 4), " "))
                .hasMessageContaining("reference: form.refused.missing");
        prepaid.settle(id, LocalDate.of(2027, 10, 4), "TRF-1");

        var settled = owed(agreement).prepaid().get(0);
        assertThat(settled.settledOn()).isEqualTo(LocalDate.of(2027, 10, 4));
        assertThat(settled.reference()).isEqualTo("TRF-1");
        assertThat(settled.settledBy()).isEqualTo("finance.pkl");
        assertThat(owed(agreement).anyOpen()).isFalse();
        assertThatThrownBy(() -> prepaid.settle(id, LocalDate.of(2027, 10, 4), "TRF-2"))
                .hasMessageContaining("contribution.prepaid.alreadySettled");
        assertThatThrownBy(() ->
                        room.jdbc.sql("update prepaid_months set amount = 1").update())
                .hasMessageContaining("settled once and never changed");
    }

    @Test
    void anUnpaidBillIsOpenAfterTheEndAndWorkBeforeIt() {
        var agreement = agreement(RefundPolicy.REFUND);
        room.enterCode(room.bill(agreement, room.roster(agreement, 3)), "632309048826");
        assertThat(owed(agreement).unpaid()).isEmpty();

        with(agreement, RefundPolicy.REFUND, AgreementStatus.LAPSED);

        assertThat(owed(agreement).unpaid())
                .extracting(PrepaidMonths.Unpaid::amount)
                .containsExactly(3L * 12 * 16_800);
        assertThat(owed(agreement).anyOpen()).isTrue();
    }

    @Test
    void theTermIsNotAmendedOnceACodeIsEntered() {
        var agreement = agreement(RefundPolicy.REFUND);
        var shorter = shorter(agreement, 9);
        var billing = room.get(Billing.class);
        var bill = room.bill(agreement, room.roster(agreement, 3));
        assertThat(billing.refused(agreement, shorter)).isEmpty();

        room.enterCode(bill, "632309048826");

        assertThat(billing.refused(agreement, shorter))
                .extracting(reason -> reason.field() + ": " + reason.key())
                .containsExactly("months: contribution.amendment.termIsBilled");
    }

    @Test
    void aBillWithoutACodeFollowsTheAmendedTerm() {
        var agreement = agreement(RefundPolicy.REFUND);
        var bill = room.bill(agreement, room.roster(agreement, 3));
        var shorter = shorter(agreement, 9);
        room.agreements.known.put(agreement.id(), shorter);

        room.get(TransactionTemplate.class)
                .executeWithoutResult(status -> room.get(Billing.class).amended(agreement, shorter));

        assertThat(room.view(bill).status()).isEqualTo(BillStatus.CANCELLED);
        var bills = room.get(BillOverview.class)
                .of(agreement.id(), finance(), 0, 10)
                .items();
        assertThat(bills).hasSize(2).anySatisfy(next -> {
            assertThat(next.status()).isEqualTo(BillStatus.CALCULATED);
            assertThat(next.months()).isEqualTo(9);
        });
    }

    private static AgreementFacts shorter(AgreementFacts facts, int months) {
        return new AgreementFacts(
                facts.id(),
                facts.kind(),
                null,
                facts.title(),
                facts.status(),
                facts.branch(),
                facts.municipality(),
                facts.agency(),
                facts.programs(),
                new CoveragePeriod(facts.period().firstDay(), months),
                facts.renewable(),
                facts.cover(),
                facts.branchNumber(),
                facts.municipalNumber(),
                null,
                null,
                null);
    }

    @Test
    void anAgreementIsValuedByItsQuotaMonthsAndTariff() {
        var agreement = agreement(RefundPolicy.REFUND);
        var cost = room.get(AgreementTotal.class);

        assertThat(cost.of(agreement).orElseThrow().total()).hasValue(100_000L * 12 * 16_800);
        assertThat(cost.of(room.agreement("2027-03-01", 12, Regime.PU, "srg", "3673", null))
                        .orElseThrow()
                        .total())
                .as("wages are not known before there are people")
                .isEmpty();
    }
}
