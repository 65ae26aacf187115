package id.payung.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.contribution.BillView.CreditView;
import id.payung.contribution.BillingFigures.Money;
import id.payung.contribution.PaymentReception.Notice;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.TaskForm.Subject;
import id.payung.roster.PeopleRefused;
import id.payung.roster.RosterId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

/** Bills on a real database, each statement of this room. */
class BillingTests {

    private static final String CODE = "632309048826";

    private MoneyRoom room;

    @BeforeEach
    void enter() {
        room = new MoneyRoom();
        room.today("2027-02-10");
    }

    @AfterEach
    void leave() {
        room.close();
    }

    @Test
    void twelveMonthsOf2170PeopleCost437472000() {
        var bill = billOf2170();
        assertThat(room.view(bill).amount()).isEqualTo(437_472_000);
        assertThat(room.view(bill).people()).isEqualTo(2170);
        assertThat(room.view(bill).lastDay()).isEqualTo("2028-02-29");
    }

    @Test
    void whoIsRefusedBeforeTheCodeIsLeftOffTheBillAndAfterwardsItStaysFrozen() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 3);
        var bill = room.bill(agreement, roster);

        refuse(agreement, roster, 1);
        assertThat(room.view(bill).people()).isEqualTo(2);
        assertThat(room.view(bill).amount()).isEqualTo(2 * 12 * 16_800);

        room.enterCode(bill, CODE);
        refuse(agreement, roster, 2);
        assertThat(room.view(bill).people()).isEqualTo(2);
    }

    private void refuse(AgreementFacts agreement, UUID roster, int row) {
        room.jdbc
                .sql(
                        "update roster_person set state = 'REJECTED', refused_at = now() where roster_id = ? and row_number = ?")
                .params(roster, row)
                .update();
        room.get(PeopleRefused.class).refused(agreement, new RosterId(roster));
    }

    @ParameterizedTest
    @CsvSource({"5000,1008000000", "32268,6505228800"})
    void biggerRostersCostInProportion(int people, long rupiah) {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 0);
        room.jdbc
                .sql(
                        """
                insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index, name,
                    birth_date, sex, address, area_code, occupation)
                select gen_random_uuid(), ?, ?, n, 'VALID', 1, '\\x00', sha256(n::text::bytea), 'Orang', '1980-01-01', 'L',
                    'Jalan', '33.75.01.1002', 'LEBE' from generate_series(1, ?) n""")
                .params(roster, agreement.id().value(), people)
                .update();
        assertThat(room.view(room.bill(agreement, roster)).amount()).isEqualTo(rupiah);
    }

    @Test
    void onlyThePeopleThatPassedTheRulesAreBilled() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 1);
        room.person(agreement, roster, 2, MoneyRoom.nik(2), "WARNED", null);
        room.person(agreement, roster, 3, MoneyRoom.nik(3), "REJECTED", null);
        room.person(agreement, roster, 4, MoneyRoom.nik(4), "HELD", null);
        assertThat(room.view(room.bill(agreement, roster)).people()).isEqualTo(2);
    }

    @Test
    void aCodeEnteredInAprilLeavesMarchOut() {
        var bill = billOf2170();
        room.today("2027-04-20");
        room.enterCode(bill, CODE);
        assertThat(room.view(bill).amount()).isEqualTo(401_016_000);
        assertThat(room.view(bill).monthsLeftOut()).isEqualTo(1);
        assertThat(room.view(bill).firstDay()).isEqualTo("2027-04-01");
        assertThat(linesAddUp(bill)).isEqualTo(401_016_000);
    }

    @Test
    void aCodeEnteredInFebruaryFreezesTheWholeAmount() {
        var bill = billOf2170();
        room.enterCode(bill, CODE);
        room.today("2027-04-20");
        assertThat(room.view(bill).amount()).isEqualTo(437_472_000);
        assertThat(linesAddUp(bill)).isEqualTo(437_472_000);
        refuses("contribution.code.notOpen", () -> room.get(BillCalculation.class)
                .calculate(bill));
    }

    @Test
    void theBriefingTellsWhatTheBillComesToNow() {
        var bill = billOf2170();
        room.today("2027-04-20");
        var briefing =
                room.get(BillBriefing.class).of(new Subject("enterBillingCode", bill.value(), UUID.randomUUID()));
        assertThat(briefing.people()).isEqualTo(2170);
        assertThat(briefing.facts())
                .extracting("value")
                .contains(
                        "Rp401.016.000",
                        "11 bulan, 1 April 2027 – 29 Februari 2028",
                        "JKM: Rp6.800 per orang per bulan, 11 bulan (PP 44/2015)");
        assertThat(room.view(bill).amount()).as("reading changes nothing").isEqualTo(437_472_000);
    }

    @Test
    void theBriefingOfThePostingTellsWhatWasPaid() {
        var bill = billOf2170();
        room.enterCode(bill, CODE);
        room.pay(bill, "TRF-1", "2027-02-10");
        var briefing = room.get(BillBriefing.class).of(new Subject("postPayment", bill.value(), UUID.randomUUID()));
        assertThat(briefing.facts())
                .extracting("value")
                .contains(
                        "Rp437.472.000",
                        CODE,
                        "JKK: Rp10.000 per orang per bulan, 12 bulan (PP 44/2015)",
                        "Rp437.472.000 pada 10 Februari 2027, nomor bukti TRF-1");
        assertThat(briefing.values()).containsEntry("postedOn", "2027-02-10");
    }

    @ParameterizedTest
    @EnumSource(WageRounding.class)
    void theDatabaseRoundsEachWageAsTheRateDoes(WageRounding rounding) {
        var agreement = room.agreement("2027-03-01", 7, Regime.PU, "pkl", "3375", null);
        var roster = room.roster(agreement, 0);
        var random = new Random(42);
        var wages = new ArrayList<Long>(List.of(1L, 208L, 209L, 2_500_000L, 2_083_333L));
        for (int i = 0; i < 200; i++) {
            wages.add(random.nextLong(1, 20_000_000));
        }
        for (int i = 0; i < wages.size(); i++) {
            room.person(agreement, roster, i + 1, MoneyRoom.nik(i + 1), "VALID", wages.get(i));
        }
        var source = new Rate.Source("x", Rate.Certainty.CONFIRMED);
        var rates = List.of(
                new Rate.PercentOfWage(new BigDecimal("0.24"), null, source),
                new Rate.PercentOfWage(new BigDecimal("0.30"), null, source),
                new Rate.PercentOfWage(new BigDecimal("3"), 11_086_300L, source));
        var bill = room.bill(agreement, roster);
        var programmes = id.payung.agreement.Programme.values();
        var months = new ArrayList<BillRates.MonthlyRate>();
        for (int month = 0; month < 7; month++) {
            for (int i = 0; i < rates.size(); i++) {
                months.add(new BillRates.MonthlyRate(
                        LocalDate.parse("2027-03-01").plusMonths(month), programmes[i], rates.get(i)));
            }
        }
        room.get(BillRates.class).replace(bill, months);

        var total = new BillLines(room.jdbc, new ContributionSettings(rounding)).replace(bill, roster);

        long expected = wages.stream()
                .mapToLong(wage -> rates.stream()
                                .mapToLong(rate -> rate.monthly(wage, rounding))
                                .sum()
                        * 7)
                .sum();
        assertThat(total.amount()).isEqualTo(expected);
        assertThat(total.people()).isEqualTo(wages.size());
    }

    @Test
    void aBillOfWageEarnersTakesAPartOfEachWage() {
        var agreement = room.agreement("2027-03-01", 12, Regime.PU, "pkl", "3375", null);
        var bill = room.bill(agreement, room.roster(agreement, 3, "HANDED_OVER", 2_500_000L));
        assertThat(room.view(bill).amount()).isEqualTo(3 * 12 * 13_500L);
    }

    @Test
    void theDueDateIsTheFirstPaidDayOrTheEndOfTheRunningMonth() {
        var inTime = billOf2170();
        room.enterCode(inTime, CODE);
        assertThat(room.view(inTime).dueOn()).isEqualTo("2027-03-01");
        var late = billOf2170();
        room.today("2027-04-20");
        room.enterCode(late, "632309048827");
        assertThat(room.view(late).dueOn()).isEqualTo("2027-04-30");
    }

    @Test
    void employersPayByThe15thOrTheNextWorkingDay() {
        var agreement = room.agreement("2027-04-01", 12, Regime.PU, "pkl", "3375", null);
        var bill = room.bill(agreement, room.roster(agreement, 1, "HANDED_OVER", 2_500_000L));
        room.enterCode(bill, CODE);
        assertThat(room.view(bill).dueOn()).as("15 May 2027 is a Saturday").isEqualTo("2027-05-17");
    }

    @Test
    void aBillingCodeBelongsToOneBill() {
        room.enterCode(billOf2170(), CODE);
        var other = billOf2170();
        refuses("contribution.code.taken", () -> room.enterCode(other, "6323 0904 8826"));
    }

    @Test
    void aRosterIsBilledOnce() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 1);
        var first = room.bill(agreement, roster);
        assertThatThrownBy(() -> room.get(Billing.class)
                        .open(agreement.id(), roster, agreement.period().firstDay()))
                .isInstanceOf(DuplicateKeyException.class);
        room.get(Billing.class).cancelOpen(agreement.id());
        assertThat(room.bill(agreement, roster)).isNotEqualTo(first);
    }

    @Test
    void peopleOfALaterWaveArePaidForFromTheirOwnMonth() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 100);
        var bill = room.get(Billing.class)
                .open(agreement.id(), roster, LocalDate.of(2027, 9, 1))
                .orElseThrow();
        room.get(BillCalculation.class).calculate(bill);

        assertThat(room.view(bill).amount()).isEqualTo(100L * 6 * 16_800);
        assertThat(room.view(bill).firstDay()).isEqualTo(LocalDate.of(2027, 9, 1));
        assertThat(room.view(bill).lastDay()).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void anExpiredCodeIsReplacedByANewBillForTheSamePeople() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 2170);
        var first = room.bill(agreement, roster);
        refuses("contribution.reissue.noCodeYet", () -> reissue(first));
        room.enterCode(first, CODE);
        refuses("form.refused.identityNumber", () -> room.get(Billing.class)
                .reissue(first, "Bukan tagihan 3375010101800001"));
        var second = reissue(first).orElseThrow();

        assertThat(room.view(first).status()).isEqualTo(BillStatus.EXPIRED);
        assertThat(room.view(second).status()).isEqualTo(BillStatus.CALCULATED);
        refuses("contribution.payment.cancelled", () -> room.pay(first, "TRF-1", "2027-02-10"));
        room.user.as("finance.3375", "3375", Role.MUNICIPAL_FINANCE);
        refuses("contribution.reissue.onlyBranchFinance", () -> room.get(Billing.class)
                .reissue(second, "salah"));
    }

    private Optional<BillId> reissue(BillId bill) {
        room.user.as("finance.pkl", "pkl", Role.BRANCH_FINANCE);
        return room.get(Billing.class).reissue(bill, "Kode kedaluwarsa");
    }

    @Test
    void anAgreementThatEndedMeanwhileIsNotBilled() {
        var agreement = room.terminatedAgreement();
        assertThat(room.get(Billing.class)
                        .open(
                                agreement.id(),
                                room.roster(agreement, 1),
                                agreement.period().firstDay()))
                .isEmpty();
    }

    @Test
    void earlyTerminationCancelsWhatNobodyHasPaid() {
        var agreement = room.agreement("2027-03-01", 12);
        var paid = room.bill(agreement, room.roster(agreement, 1));
        room.enterCode(paid, CODE);
        room.pay(paid, "TRF-1", "2027-02-10");
        var open = room.bill(agreement, room.roster(agreement, 1));
        room.get(Billing.class).terminated(agreement, LocalDate.parse("2027-06-30"));
        assertThat(room.view(open).status()).isEqualTo(BillStatus.CANCELLED);
        assertThat(room.view(paid).status()).isEqualTo(BillStatus.PAID);
        assertThat(room.workflow.told).contains("cancelled " + open).doesNotContain("cancelled " + paid);
    }

    @Test
    void theSamePaymentToldTwiceIsRecordedOnce() {
        var bill = billWithCode();
        finance();
        var first = reception().receive(notice("TRF-1", 437_472_000, "2027-02-10"));
        var second = reception().receive(notice("TRF-1", 437_472_000, "2027-02-10T00:00:00+07:00"));
        assertThat(first).isInstanceOf(PaymentOutcome.Recorded.class);
        assertThat(second).isInstanceOf(PaymentOutcome.KnownAlready.class);
        assertThat(second.payment()).isEqualTo(first.payment());
        assertThat(room.workflow.told)
                .filteredOn(told -> told.equals("paid " + bill))
                .hasSize(1);
    }

    @Test
    void theSameReferenceWithOtherContentIsRefused() {
        billWithCode();
        finance();
        reception().receive(notice("TRF-1", 437_472_000, "2027-02-10"));
        for (var other : List.of(
                notice("TRF-1", 437_472_001, "2027-02-10"),
                notice("TRF-1", 437_472_000, "2027-02-09"),
                new Notice(CODE, 437_472_000, "2027-02-10", "TRF-1", "another SP2D"))) {
            assertThatThrownBy(() -> reception().receive(other)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.key()).isEqualTo("contribution.payment.referenceUsed");
                assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
            });
        }
    }

    @Test
    void twoCitiesMayUseTheSameReference() {
        billWithCode();
        var serang = room.agreement("2027-03-01", 12, Regime.BPU, "srg", "3673", null);
        var theirs = room.bill(serang, room.roster(serang, 1));
        room.enterCode(theirs, "999999999999");
        finance();
        reception().receive(notice("TRF-1", 437_472_000, "2027-02-10"));
        room.user.as("finance.3673", "3673", Role.MUNICIPAL_FINANCE);
        assertThat(reception().receive(new Notice("999999999999", 201_600, "2027-02-10", "TRF-1", null)))
                .isInstanceOf(PaymentOutcome.Recorded.class);
    }

    @Test
    void twentyAtOnceRecordOnePayment() throws Exception {
        var bill = billWithCode();
        finance();
        var pool = Executors.newFixedThreadPool(20);
        try {
            List<Callable<PaymentOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(() -> reception().receive(notice("TRF-1", 437_472_000, "2027-02-10")));
            }
            int recorded = 0;
            for (var call : pool.invokeAll(calls)) {
                recorded += call.get() instanceof PaymentOutcome.Recorded ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(room.jdbc
                        .sql("select count(*) from payment where bill_id = ?")
                        .param(bill.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theFactIsThereBeforeTheProcessHearsOfIt() {
        var bill = billWithCode();
        finance();
        var seen = new ArrayList<BillStatus>();
        room.workflow.whenPaid = () -> seen.add(room.view(bill).status());
        reception().receive(notice("TRF-1", 437_472_000, "2027-02-10"));
        assertThat(seen).containsExactly(BillStatus.PAID);
    }

    @Test
    void aLostHintDoesNotUndoThePayment() {
        var bill = billWithCode();
        finance();
        room.workflow.whenPaid = () -> {
            throw new IllegalStateException("the engine is away");
        };
        assertThatThrownBy(() -> reception().receive(notice("TRF-1", 437_472_000, "2027-02-10")))
                .hasMessage("the engine is away");
        assertThat(room.view(bill).status()).isEqualTo(BillStatus.PAID);
        assertThat(room.get(PaymentRecording.class).isRecorded(bill)).isTrue();
    }

    @Test
    void onlyFinanceOfTheMunicipalityTellsPaymentsAndLearnsNothingOfOthers() {
        billWithCode();
        room.user.as("finance.3673", "3673", Role.MUNICIPAL_FINANCE);
        refuses("contribution.payment.codeUnknown", () -> reception().receive(notice("TRF-1", 1, "2027-02-10")));
        refuses("contribution.payment.codeUnknown", () -> reception()
                .receive(new Notice("111111111111", 1, "2027-02-10", "TRF-1", null)));
        room.user.as("officer.3375", "3375", Role.MUNICIPAL_OFFICER);
        refuses("contribution.payment.onlyMunicipalFinance", () -> reception()
                .receive(notice("TRF-1", 437_472_000, "2027-02-10")));
    }

    @ParameterizedTest
    @CsvSource({"2027-02-11", "2027-02-10T09:00:01+07:00", "2027-02-10T02:00:01Z"})
    void aPaymentOfTheFutureIsRefused(String paidAt) {
        billWithCode();
        finance();
        refuses("contribution.payment.inTheFuture", () -> reception().receive(notice("TRF-1", 437_472_000, paidAt)));
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        billWithCode();
        finance();
        refuses("form.refused.date", () -> reception().receive(notice("TRF-1", 437_472_000, "31-02-2027")));
    }

    @Test
    void aDateMeansTheStartOfTheDayInTheMunicipality() {
        billWithCode();
        finance();
        assertThat(reception()
                        .receive(notice("TRF-1", 437_472_000, "2027-02-10"))
                        .payment()
                        .paidAt())
                .isEqualTo(Instant.parse("2027-02-09T17:00:00Z"));
    }

    @Test
    void thePosterIsSomebodyElse() {
        var bill = billWithCode();
        room.pay(bill, "TRF-1", "2027-02-10");
        room.user.as("finance.pkl", "pkl", Role.BRANCH_FINANCE);
        refuses("contribution.posting.enteredTheCode", () -> room.get(PaymentPosting.class)
                .post(bill, LocalDate.parse("2027-02-10"), null, null));
        room.post(bill, "2027-02-10", null);
        assertThat(room.view(bill).status()).isEqualTo(BillStatus.POSTED);
    }

    @Test
    void aLetterHasANumberAndADate() {
        var bill = billWithCode();
        room.pay(bill, "TRF-1", "2027-02-10");
        room.user.as("finance2.pkl", "pkl", Role.BRANCH_FINANCE);
        var posting = room.get(PaymentPosting.class);
        var day = LocalDate.parse("2027-02-10");
        refuses("contribution.posting.letterIncomplete", () -> posting.post(bill, day, "B/0246/022027", null));
        refuses("contribution.posting.letterIncomplete", () -> posting.post(bill, day, null, day));
        posting.post(bill, day, "B/0246/022027", day);
        assertThat(room.get(PostedBills.class).posted(bill).regionalLetter()).isTrue();
    }

    @Test
    void monthsThatPassBetweenCodeAndPostingBecomeACredit() {
        var bill = billWithCode();
        room.today("2027-04-20");
        room.pay(bill, "TRF-1", "2027-04-20");
        room.post(bill, "2027-04-20", null);
        room.get(PostedBills.class).creditMonthsBefore(bill, LocalDate.parse("2027-04-20"));
        assertThat(room.view(bill).credit()).isEqualTo(new CreditView(1, 36_456_000));
        assertThat(room.get(BillingFigures.class).of(List.of(agreementOf(bill).id())))
                .containsEntry(agreementOf(bill).id(), new Money(437_472_000, 437_472_000, 36_456_000));
    }

    @Test
    void noMonthPassedNoCredit() {
        var bill = billWithCode();
        room.pay(bill, "TRF-1", "2027-02-10");
        room.post(bill, "2027-02-10", null);
        room.get(PostedBills.class).creditMonthsBefore(bill, LocalDate.parse("2027-03-31"));
        assertThat(room.view(bill).credit()).isNull();
    }

    @Test
    void aBillWithoutACodeCountsAsNothingBilled() {
        var bill = billOf2170();
        assertThat(room.get(BillingFigures.class).of(List.of(agreementOf(bill).id())))
                .isEmpty();
    }

    @Test
    void cardsAreHandedOverOnceAfterThePosting() {
        var bill = billWithCode();
        var handOver = room.get(CardHandOver.class);
        var day = LocalDate.parse("2027-02-10");
        refuses("contribution.cards.notPosted", () -> handOver.record(bill, day, 2170, null));
        room.pay(bill, "TRF-1", "2027-02-10");
        room.post(bill, "2027-02-10", null);
        refuses("contribution.cards.day", () -> handOver.record(bill, day.minusDays(1), 2170, null));
        refuses("contribution.cards.day", () -> handOver.record(bill, day.plusDays(1), 2170, null));
        refuses("contribution.cards.number", () -> handOver.record(bill, day, 2171, null));
        handOver.record(bill, day, 2170, "Simbolis oleh Wali Kota");
        refuses("contribution.cards.alreadyRecorded", () -> handOver.record(bill, day, 2170, null));
        assertThat(room.view(bill).cards().cards()).isEqualTo(2170);
    }

    @Test
    void onlyThePartiesSeeABill() {
        var bill = billOf2170();
        room.user.as("officer.3673", "3673", Role.MUNICIPAL_OFFICER);
        var stranger = room.user.actor();
        refuses("agreement.notFound", () -> room.get(BillOverview.class).of(bill, stranger));
        room.user.as("finance.3375", "3375", Role.MUNICIPAL_FINANCE);
        var page = room.get(BillOverview.class).of(agreementOf(bill).id(), room.user.actor(), 0, 20);
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.items()).extracting(BillView::id).containsExactly(bill.value());
    }

    @Test
    void everyStepIsInTheJournal() {
        var bill = billWithCode();
        room.pay(bill, "TRF-1", "2027-02-10");
        room.post(bill, "2027-02-10", null);
        assertThat(room.jdbc
                        .sql("select event from journal where subject_id = ? order by seq")
                        .param(bill.value())
                        .query(String.class)
                        .list())
                .containsExactly("bill.opened", "bill.calculated", "bill.codeEntered", "bill.paid", "bill.posted");
    }

    private BillId billWithCode() {
        var bill = billOf2170();
        room.enterCode(bill, CODE);
        return bill;
    }

    private BillId billOf2170() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 0);
        room.jdbc
                .sql(
                        """
                insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index, name,
                    birth_date, sex, address, area_code, occupation)
                select gen_random_uuid(), ?, ?, n, 'VALID', 1, '\\x00', sha256(n::text::bytea), 'Orang', '1980-01-01', 'L',
                    'Jalan', '33.75.01.1002', 'LEBE' from generate_series(1, 2170) n""")
                .params(roster, agreement.id().value())
                .update();
        return room.bill(agreement, roster);
    }

    private AgreementFacts agreementOf(BillId bill) {
        return room.agreements.facts(
                new id.payung.agreement.AgreementId(room.view(bill).agreement()));
    }

    private long linesAddUp(BillId bill) {
        return room.jdbc
                .sql("select sum(amount) from bill_line where bill_id = ?")
                .param(bill.value())
                .query(Long.class)
                .single();
    }

    private void finance() {
        room.user.as("finance.3375", "3375", Role.MUNICIPAL_FINANCE);
    }

    private PaymentReception reception() {
        return room.get(PaymentReception.class);
    }

    private static Notice notice(String reference, long amount, String paidAt) {
        return new Notice(CODE, amount, paidAt, reference, "SP2D-1");
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }
}
