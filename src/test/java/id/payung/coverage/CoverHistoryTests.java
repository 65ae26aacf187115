package id.payung.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.contribution.BillStatus;
import id.payung.coverage.CoverHistory.Listing;
import id.payung.coverage.CoverHistory.Listing.Billing;
import id.payung.coverage.CoverHistory.Listing.Row;
import id.payung.coverage.CoverPeriods.Period;
import id.payung.roster.RosterStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of a person, derived. */
class CoverHistoryTests {

    private static final CoverageSettings SETTINGS = new CoverageSettings(3, 3);
    private static final AgreementId OURS = new AgreementId(UUID.randomUUID());
    private static final AgreementId RENEWED = new AgreementId(UUID.randomUUID());
    private static final AgreementId THEIRS = new AgreementId(UUID.randomUUID());
    private static final Period YEAR = period(OURS, "2027-03-01", "2028-02-29");

    @ParameterizedTest
    @CsvSource({
        "2027-03-01,ACTIVE_JKM_WAITING",
        "2027-05-31,ACTIVE_JKM_WAITING",
        "2027-06-01,ACTIVE",
        "2028-02-29,ACTIVE",
        "2028-03-01,GRACE",
        "2028-05-31,GRACE",
        "2028-06-01,ENDED",
    })
    void theStateFollowsFromTheDay(LocalDate day, CoverStatus status) {
        var answer = answer(day, List.of(YEAR), posted("2027-03-01", "2028-02-29", "2027-03-01"));
        assertThat(answer.status()).isEqualTo(status);
        boolean covered = status == CoverStatus.ACTIVE || status == CoverStatus.ACTIVE_JKM_WAITING;
        assertThat(answer.covered()).isEqualTo(covered);
        assertThat(answer.reason()).isEqualTo(covered ? null : NotCovered.ENDED);
        assertThat(answer.covers()).hasSize(covered ? 1 : 0);
    }

    @Test
    void theCoverTellsFromWhenThroughWhenAndTheFullBenefit() {
        var cover = answer("2027-04-01", List.of(YEAR)).covers().get(0);
        assertThat(cover.from()).isEqualTo("2027-03-01");
        assertThat(cover.paidThrough()).isEqualTo("2028-02-29");
        assertThat(cover.jkmFullBenefitFrom()).isEqualTo("2027-06-01");
    }

    @Test
    void whoGoesOnIntoTheNextYearWaitsNoSecondTime() {
        var next = period(RENEWED, "2028-03-01", "2029-02-28");
        var answer = answer("2028-03-01", List.of(YEAR, next));
        assertThat(answer.status()).isEqualTo(CoverStatus.ACTIVE);
        assertThat(answer.covers().get(0).jkmFullBenefitFrom()).isEqualTo("2027-06-01");
    }

    @ParameterizedTest
    @CsvSource({"2028-06-01,2027-06-01", "2028-06-02,2028-09-02"})
    void aGapLongerThanTheGraceStartsMembershipAnew(LocalDate nextFirst, LocalDate fullBenefit) {
        var next = new Period(RENEWED, nextFirst, nextFirst.plusYears(1), List.of(Programme.JKK, Programme.JKM));
        var cover = answer(nextFirst, List.of(YEAR, next)).covers().get(0);
        assertThat(cover.jkmFullBenefitFrom()).isEqualTo(fullBenefit);
    }

    @Test
    void quartersOfOneAgreementReadAsOneCover() {
        var quarters = List.of(
                period(OURS, "2027-01-01", "2027-03-31"),
                period(OURS, "2027-04-01", "2027-06-30"),
                period(OURS, "2027-07-01", "2027-09-30"));
        var cover = answer("2027-05-05", quarters).covers().get(0);
        assertThat(cover.from()).isEqualTo("2027-01-01");
        assertThat(cover.paidThrough()).isEqualTo("2027-09-30");
    }

    @Test
    void withoutTheDeathBenefitNobodyWaitsForIt() {
        var accidentOnly =
                new Period(OURS, LocalDate.parse("2027-03-01"), LocalDate.parse("2028-02-29"), List.of(Programme.JKK));
        var answer = answer("2027-03-02", List.of(accidentOnly));
        assertThat(answer.status()).isEqualTo(CoverStatus.ACTIVE);
        assertThat(answer.covers().get(0).jkmFullBenefitFrom()).isNull();
    }

    @Test
    void coveredByOthersIsToldWithoutNames() {
        var answer = answer("2027-05-05", List.of(period(THEIRS, "2027-03-01", "2028-02-29")), unpaid());
        assertThat(answer.covered()).isFalse();
        assertThat(answer.reason()).isEqualTo(NotCovered.COVERED_ELSEWHERE);
        assertThat(answer.status()).isNull();
        assertThat(answer.covers()).isEmpty();
    }

    @Test
    void onlyOurOwnCoverCountsAsEndedOrInGrace() {
        var answer = answer("2028-03-05", List.of(period(THEIRS, "2027-03-01", "2028-02-29")));
        assertThat(answer.reason()).isEqualTo(NotCovered.NEVER_ON_ROSTER);
        assertThat(answer.status()).isNull();
    }

    @Test
    void othersRostersAreNotTold() {
        var answer = answer("2027-05-05", List.of(), new Listing(THEIRS, Row.ADMITTED, RosterStatus.HANDED_OVER, null));
        assertThat(answer.reason()).isEqualTo(NotCovered.NEVER_ON_ROSTER);
    }

    @Test
    void theReasonsOfTheListing() {
        var day = "2027-04-01";
        assertThat(reason(day, new Listing(OURS, Row.REJECTED, RosterStatus.HANDED_OVER, null)))
                .isEqualTo(NotCovered.REJECTED);
        assertThat(reason(day, new Listing(OURS, Row.HELD, RosterStatus.CHECKED, null)))
                .isEqualTo(NotCovered.HELD);
        assertThat(reason(day, new Listing(OURS, Row.ADMITTED, RosterStatus.VERIFIED, null)))
                .isEqualTo(NotCovered.ROSTER_NOT_HANDED_OVER);
        assertThat(reason(day, new Listing(OURS, Row.ADMITTED, RosterStatus.HANDED_OVER, null)))
                .isEqualTo(NotCovered.BILL_UNPAID);
        assertThat(reason(day, unpaid())).isEqualTo(NotCovered.BILL_UNPAID);
        assertThat(reason(day, billed(BillStatus.PAID, null))).isEqualTo(NotCovered.BILL_NOT_POSTED);
    }

    @Test
    void whoIsRegisteredButUnpaidIsSaidToBe() {
        assertThat(answer("2027-04-01", List.of(), unpaid()).status()).isEqualTo(CoverStatus.REGISTERED_UNPAID);
    }

    @Test
    void beforeALatePostingTheReasonNamesTheDay() {
        var late = period(OURS, "2027-04-20", "2028-02-29");
        var listing = posted("2027-03-01", "2028-02-29", "2027-04-20");
        var answer = answer("2027-04-19", List.of(late), listing);
        assertThat(answer.reason()).isEqualTo(NotCovered.POSTED_LATER);
        assertThat(answer.status()).isEqualTo(CoverStatus.REGISTERED_UNPAID);
        assertThat(answer.turningDay()).isEqualTo("2027-04-20");
        assertThat(answer("2027-04-20", List.of(late), listing).covered()).isTrue();
    }

    @Test
    void whatIsPaidAheadHasNotBegun() {
        var answer = answer("2027-02-28", List.of(YEAR), posted("2027-03-01", "2028-02-29", "2027-03-01"));
        assertThat(answer.reason()).isEqualTo(NotCovered.NOT_BEGUN);
        assertThat(answer.turningDay()).isEqualTo("2027-03-01");
        assertThat(answer.status()).isNull();
    }

    @Test
    void afterEarlyTerminationCoverHasEnded() {
        var cut = period(OURS, "2027-03-01", "2027-06-30");
        var listing = new Listing(
                OURS,
                Row.ADMITTED,
                RosterStatus.HANDED_OVER,
                new Billing(
                        BillStatus.POSTED,
                        LocalDate.parse("2027-03-01"),
                        LocalDate.parse("2028-02-29"),
                        LocalDate.parse("2027-03-01"),
                        LocalDate.parse("2027-06-30")));
        assertThat(answer("2027-06-30", List.of(cut), listing).covered()).isTrue();
        var answer = answer("2027-07-01", List.of(cut), listing);
        assertThat(answer.reason()).isEqualTo(NotCovered.ENDED);
        assertThat(answer.turningDay()).isEqualTo("2027-06-30");
        assertThat(answer.status()).isEqualTo(CoverStatus.GRACE);
    }

    @Test
    void theUnpaidBillOfTheDayMattersMoreThanLastYearsEnd() {
        var answer = answer(
                "2028-03-05",
                List.of(YEAR),
                posted("2027-03-01", "2028-02-29", "2027-03-01"),
                new Listing(
                        RENEWED,
                        Row.ADMITTED,
                        RosterStatus.HANDED_OVER,
                        new Billing(
                                BillStatus.CODE_ISSUED,
                                LocalDate.parse("2028-03-01"),
                                LocalDate.parse("2029-02-28"),
                                null,
                                null)));
        assertThat(answer.reason()).isEqualTo(NotCovered.BILL_UNPAID);
        assertThat(answer.status()).isEqualTo(CoverStatus.GRACE);
    }

    private static @Nullable NotCovered reason(String day, Listing listing) {
        return answer(day, List.of(), listing).reason();
    }

    private static Listing unpaid() {
        return billed(BillStatus.CODE_ISSUED, null);
    }

    private static Listing billed(BillStatus status, @Nullable LocalDate coverFrom) {
        return new Listing(
                OURS,
                Row.ADMITTED,
                RosterStatus.HANDED_OVER,
                new Billing(status, LocalDate.parse("2027-03-01"), LocalDate.parse("2028-02-29"), coverFrom, null));
    }

    private static Listing posted(String first, String last, String coverFrom) {
        return new Listing(
                OURS,
                Row.ADMITTED,
                RosterStatus.HANDED_OVER,
                new Billing(
                        BillStatus.POSTED,
                        LocalDate.parse(first),
                        LocalDate.parse(last),
                        LocalDate.parse(coverFrom),
                        null));
    }

    private static Period period(AgreementId agreement, String first, String last) {
        return new Period(
                agreement, LocalDate.parse(first), LocalDate.parse(last), List.of(Programme.JKK, Programme.JKM));
    }

    private static CoverAnswer answer(String day, List<Period> periods, Listing... listings) {
        return answer(LocalDate.parse(day), periods, listings);
    }

    private static CoverAnswer answer(LocalDate day, List<Period> periods, Listing... listings) {
        return new CoverHistory(periods, List.of(listings), SETTINGS).on(day, id -> !id.equals(THEIRS));
    }
}
