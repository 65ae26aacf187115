package id.payung.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementId;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.Programme;
import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillTests {

    private static final LocalDate MARCH_1 = LocalDate.parse("2027-03-01");
    private static final Instant NOW = Instant.parse("2027-04-20T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2027-04-20");
    private static final LocalDate PAID_ON = LocalDate.parse("2027-04-18");

    @ParameterizedTest
    @CsvSource({
        "2027-03-01,12,2027-02-10,0",
        "2027-03-01,12,2027-03-31,0",
        "2027-03-01,12,2027-04-01,1",
        "2027-03-01,12,2027-04-20,1",
        "2027-03-01,12,2028-02-29,11",
        "2027-03-01,12,2029-01-01,12",
        "2027-08-31,6,2027-09-29,0",
        "2027-08-31,6,2027-09-30,1",
        "2027-08-31,6,2028-02-28,5",
        "2027-08-31,6,2028-02-29,6",
        "2024-01-25,1,2024-02-24,0",
        "2024-01-25,1,2024-02-25,1",
    })
    void monthsAreCountedFromTheFirstDayAndPassWhole(LocalDate first, int months, LocalDate day, int passed) {
        assertThat(Bill.monthsPassed(new CoveragePeriod(first, months), day)).isEqualTo(passed);
    }

    @Test
    void monthsLeftOutMoveTheFirstPaidDay() {
        var bill = calculated(new Calculation(2170, 1, 401_016_000, TODAY));
        assertThat(bill.firstPaidDay()).isEqualTo("2027-04-01");
        assertThat(bill.paidMonths()).isEqualTo(11);
    }

    @Test
    void theCodeFreezesTheBill() {
        var bill = withCode();
        assertThat(bill.status()).isEqualTo(BillStatus.CODE_ISSUED);
        refuses("contribution.code.notOpen", () -> bill.calculated(new Calculation(1, 0, 1, TODAY)));
        refuses("contribution.code.notOpen", () -> bill.withCode(code("finance2.pkl")));
    }

    @Test
    void aBillWithoutMonthsOrPeopleGetsNoCode() {
        refuses("contribution.code.allMonthsPassed", () -> calculated(new Calculation(2170, 12, 0, TODAY))
                .withCode(code("finance.pkl")));
        refuses("contribution.code.nobody", () -> calculated(new Calculation(0, 0, 0, TODAY))
                .withCode(code("finance.pkl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "6323 0904 <script>", "'; drop table bill --"})
    void somethingElseIsNoCode(String entered) {
        refuses("contribution.code.pattern", () -> Bill.plainCode(entered));
    }

    @Test
    void aCodeIsReadAsPeopleWriteIt() {
        assertThat(Bill.plainCode(" 6323 0904-8826 ")).isEqualTo("632309048826");
    }

    @Test
    void onlyTheExactAmountIsTaken() {
        refuses("contribution.payment.amountDiffers", () -> withCode()
                .paidBy(payment(437_471_999, "finance.3375"), null));
        refuses("contribution.payment.amountDiffers", () -> withCode()
                .paidBy(payment(437_472_001, "finance.3375"), null));
        assertThat(withCode().paidBy(payment(437_472_000, "finance.3375"), null).status())
                .isEqualTo(BillStatus.PAID);
    }

    @Test
    void aPaymentIsNotMadeInTheFuture() {
        var tomorrow = new Payment(
                UUID.randomUUID(),
                BillId.next(),
                "TRF-1",
                437_472_000,
                NOW.plusSeconds(1),
                null,
                null,
                "finance.3375",
                NOW);
        refuses("contribution.payment.inTheFuture", () -> withCode().paidBy(tomorrow, null));
    }

    @Test
    void aBillIsPaidOnceAndNeverBeforeItsCodeOrAfterItsEnd() {
        var payment = payment(437_472_000, "finance.3375");
        refuses("contribution.payment.noCodeYet", () -> calculated(inFull()).paidBy(payment, null));
        refuses("contribution.payment.alreadyPaid", () -> paid().paidBy(payment(437_472_000, "other.3375"), payment));
        refuses("contribution.payment.cancelled", () -> withCode().cancelled().paidBy(payment, null));
    }

    @Test
    void aPaidBillIsNotCancelled() {
        assertThat(calculated(inFull()).cancelled().status()).isEqualTo(BillStatus.CANCELLED);
        refuses("contribution.cancel.alreadyPaid", () -> paid().cancelled());
    }

    @Test
    void whoEnteredTheCodeOrRecordedThePaymentDoesNotPost() {
        refuses("contribution.posting.enteredTheCode", () -> post(TODAY, null, "finance.pkl"));
        refuses("contribution.posting.recordedThePayment", () -> post(TODAY, null, "finance.3375"));
        assertThat(post(TODAY, null, "finance2.pkl").status()).isEqualTo(BillStatus.POSTED);
    }

    @Test
    void postingLiesBetweenThePaymentAndToday() {
        refuses("contribution.posting.beforePayment", () -> post(PAID_ON.minusDays(1), null, "finance2.pkl"));
        refuses("contribution.posting.inTheFuture", () -> post(TODAY.plusDays(1), null, "finance2.pkl"));
        assertThat(post(PAID_ON, null, "finance2.pkl").posting().on()).isEqualTo(PAID_ON);
        refuses(
                "contribution.posting.letterInTheFuture",
                () -> post(TODAY, new RegionalLetter("B/0246/042027", TODAY.plusDays(1)), "finance2.pkl"));
    }

    @Test
    void anUnpaidOrPostedBillIsNotPosted() {
        var payment = payment(437_472_000, "finance.3375");
        var posting = new Posting(TODAY, null, "finance2.pkl", NOW);
        refuses("contribution.posting.notPaid", () -> withCode().posted(posting, payment, PAID_ON, TODAY));
        var posted = post(TODAY, null, "finance2.pkl");
        refuses("contribution.posting.alreadyPosted", () -> posted.posted(posting, payment, PAID_ON, TODAY));
    }

    private static Bill post(LocalDate on, @Nullable RegionalLetter letter, String by) {
        return paid().posted(new Posting(on, letter, by, NOW), payment(437_472_000, "finance.3375"), PAID_ON, TODAY);
    }

    private static Bill paid() {
        return withCode().paidBy(payment(437_472_000, "finance.3375"), null);
    }

    private static Bill withCode() {
        return calculated(inFull()).withCode(code("finance.pkl"));
    }

    private static Calculation inFull() {
        return new Calculation(2170, 0, 437_472_000, LocalDate.parse("2027-02-10"));
    }

    private static IssuedCode code(String by) {
        return new IssuedCode("632309048826", MARCH_1, by, NOW);
    }

    private static Payment payment(long amount, String by) {
        return new Payment(
                UUID.randomUUID(),
                BillId.next(),
                "TRF-1",
                amount,
                Instant.parse("2027-04-18T02:00:00Z"),
                "SP2D-17",
                null,
                by,
                NOW);
    }

    private static Bill calculated(Calculation calculation) {
        return new Bill(
                BillId.next(),
                new AgreementId(UUID.randomUUID()),
                "3375",
                UUID.randomUUID(),
                new CoveragePeriod(MARCH_1, 12),
                0,
                Set.of(Programme.JKK, Programme.JKM),
                BillStatus.CALCULATED,
                calculation,
                null,
                null);
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }
}
