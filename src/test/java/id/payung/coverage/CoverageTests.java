package id.payung.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.contribution.BillId;
import id.payung.contribution.BillView.CreditView;
import id.payung.contribution.MoneyRoom;
import id.payung.coverage.CoverLookup.Answer;
import id.payung.coverage.CoverStart.Rule;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.ExistingCover;
import id.payung.roster.PeopleRefused;
import id.payung.roster.RosterId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DataIntegrityViolationException;

/** Cover on a real database, from the posted bill to the answer. */
class CoverageTests {

    private MoneyRoom room;
    private int codes;

    @BeforeEach
    void enter() {
        room = new MoneyRoom(Wiring.class);
        room.today("2027-02-10");
    }

    @AfterEach
    void leave() {
        room.close();
    }

    @Test
    void postedInTimeCoversFromTheFirstToTheLastDay() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = begun(agreement, room.roster(agreement, 21), "2027-02-10", null);
        assertThat(firstAndLast(bill)).containsExactly("2027-03-01", "2028-02-29");
        assertThat(covered(agreement, "2027-02-28")).isZero();
        assertThat(covered(agreement, "2027-03-01")).isEqualTo(21);
        assertThat(covered(agreement, "2028-02-29")).isEqualTo(21);
        assertThat(covered(agreement, "2028-03-01")).isZero();
        assertThat(room.view(bill).credit()).isNull();
    }

    @Test
    void postedOnTheFirstDayIsInTime() {
        var agreement = room.agreement("2027-03-01", 12);
        assertThat(firstAndLast(begun(agreement, room.roster(agreement, 1), "2027-03-01", null)))
                .containsExactly("2027-03-01", "2028-02-29");
    }

    @Test
    void postedLateWithoutALetterCoversFromThePostingDateAndCreditsTheMonthThatPassed() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = begun(agreement, room.roster(agreement, 2170), "2027-04-20", null);
        assertThat(room.view(bill).amount()).isEqualTo(437_472_000);
        assertThat(firstAndLast(bill)).containsExactly("2027-04-20", "2028-02-29");
        assertThat(room.view(bill).credit()).isEqualTo(new CreditView(1, 36_456_000));
        assertThat(covered(agreement, "2027-04-19")).isZero();
        assertThat(covered(agreement, "2027-04-20")).isEqualTo(2170);
    }

    @Test
    void aCodeEnteredInAprilLeavesNothingToCredit() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = room.bill(agreement, room.roster(agreement, 2170));
        room.today("2027-04-20");
        var posted = begun(bill, "2027-04-20", null);
        assertThat(room.view(posted).amount()).isEqualTo(401_016_000);
        assertThat(firstAndLast(posted)).containsExactly("2027-04-20", "2028-02-29");
        assertThat(room.view(posted).credit()).isNull();
    }

    @Test
    void withTheRegionalLetterCoverBeginsOnTheFirstPaidDay() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = begun(agreement, room.roster(agreement, 3), "2027-04-20", "B/0246/042027");
        assertThat(firstAndLast(bill)).containsExactly("2027-03-01", "2028-02-29");
        assertThat(room.view(bill).credit()).isNull();
    }

    @Test
    void postedAfterTheLastDayCoversNobodyAndCreditsEverything() {
        var agreement = room.agreement("2027-03-01", 2);
        var bill = begun(agreement, room.roster(agreement, 3), "2027-05-03", null);
        assertThat(room.view(bill).credit()).isEqualTo(new CreditView(2, 3 * 2 * 16_800));
        assertThat(covered(agreement, "2027-05-03")).isZero();
        officer();
        var answer = ask(MoneyRoom.nik(1), "2027-04-01");
        assertThat(answer.reason()).isEqualTo(NotCovered.POSTED_LATER);
        assertThat(answer.explanation()).contains("tidak sempat mulai");
    }

    @Test
    void coverOfABillBeginsOnce() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = begun(agreement, room.roster(agreement, 1), "2027-02-10", null);
        assertThatThrownBy(() -> room.get(CoverBeginning.class).begin(bill))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(covered(agreement, "2027-03-01")).isEqualTo(1);
    }

    @Test
    void anUnpostedBillCoversNobody() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = room.bill(agreement, room.roster(agreement, 1));
        assertThatThrownBy(() -> room.get(CoverBeginning.class).begin(bill))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                        .isEqualTo("contribution.posting.notPosted"));
    }

    @Test
    void periodsOfOnePersonUnderOneAgreementCannotOverlap() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 1);
        var bill = begun(agreement, roster, "2027-02-10", null);
        for (var period : List.of(
                List.of("2027-03-01", "2028-02-29", ""), // the same again
                List.of("2027-06-01", "2028-06-30", ""), // begins inside, pretends to be the first
                List.of("2026-01-01", "2027-03-01", ""), // ends inside
                List.of("2027-06-01", "2028-06-30", "2028-02-29"), // follows and yet begins before
                List.of("2028-03-01", "2028-06-30", "2027-12-31"))) { // follows what does not exist
            assertThatThrownBy(() -> insert(bill, period.get(0), period.get(1), period.get(2)))
                    .as("%s", period)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        insert(bill, "2028-03-01", "2028-06-30", "2028-02-29");
        assertThatThrownBy(() -> insert(bill, "2028-04-01", "2028-07-31", "2028-02-29"))
                .as("a fork")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofTwentyOverlappingPeriodsAtOnceOneIsKept() throws Exception {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 1);
        var bill = room.bill(agreement, roster);
        var kept = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Void>> inserts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                var first = LocalDate.parse("2027-03-01").plusDays(i);
                inserts.add(() -> {
                    try {
                        insert(bill, first.toString(), first.plusDays(300).toString(), "");
                        kept.incrementAndGet();
                    } catch (DataIntegrityViolationException e) {
                        // somebody was first
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(inserts)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(kept).hasValue(1);
    }

    @Test
    void somebodyInTwoWavesGoesOnFromTheFirst() {
        var agreement = room.agreement("2027-03-01", 12);
        begun(agreement, room.roster(agreement, 1), "2027-02-10", null);
        var second = begun(agreement, room.roster(agreement, 2), "2027-02-10", null);
        assertThat(covered(agreement, "2027-06-01")).isEqualTo(2);
        assertThat(room.jdbc
                        .sql("select people from cover_start where bill_id = ?")
                        .param(second.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void earlyTerminationEndsTheCoverOfEverybodyAndChangesNoRow() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = begun(agreement, room.roster(agreement, 3), "2027-02-10", null);
        room.get(CoverEnding.class).terminated(agreement, LocalDate.parse("2027-06-30"));
        assertThat(covered(agreement, "2027-06-30")).isEqualTo(3);
        assertThat(covered(agreement, "2027-07-01")).isZero();
        assertThat(firstAndLast(bill)).containsExactly("2027-03-01", "2028-02-29");
        officer();
        assertThat(ask(MoneyRoom.nik(1), "2027-06-30").covers().get(0).paidThrough())
                .isEqualTo("2027-06-30");
        var answer = ask(MoneyRoom.nik(1), "2027-07-01");
        assertThat(answer.reason()).isEqualTo(NotCovered.ENDED);
        assertThat(answer.explanation()).contains("30 Juni 2027", "30 September 2027");
    }

    @ParameterizedTest
    @CsvSource({"2027-04-30,true", "2027-05-01,false"})
    void aLateBillAfterThePredecessorsCoverIsToldWhetherItIsWithinTheGrace(String postedOn, boolean withinGrace) {
        room.today("2026-12-20");
        var first = room.agreement("2027-01-01", 1);
        begun(first, room.roster(first, 1), "2026-12-20", null);
        var next = room.agreement("2027-02-01", 12, Regime.BPU, "pkl", "3375", first.id());
        begun(next, room.roster(next, 1), postedOn, null);
        assertThat(Wiring.asked).last().isEqualTo(new CoverStart.Circumstances(true, false, withinGrace));
    }

    @Test
    void theLookupKnowsTheCoveredTheUnpaidTheUnknownAndTheEnded() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 1);
        officer();
        assertThat(ask(MoneyRoom.nik(1), "2027-05-05").reason()).isEqualTo(NotCovered.BILL_UNPAID);
        var bill = begun(agreement, roster, "2027-04-20", null);
        officer();

        var covered = ask("3375 0101 0180 0001", "2027-05-05");
        assertThat(covered.covered()).isTrue();
        assertThat(covered.status()).isEqualTo(CoverStatus.ACTIVE_JKM_WAITING);
        assertThat(covered.reason()).isNull();
        var cover = covered.covers().get(0);
        assertThat(cover.agreement()).isEqualTo(agreement.id().value());
        assertThat(cover.from()).isEqualTo("2027-04-20");
        assertThat(cover.paidThrough()).isEqualTo("2028-02-29");
        assertThat(cover.jkmFullBenefitFrom()).isEqualTo("2027-07-20");

        assertThat(ask(MoneyRoom.nik(1), "2027-04-19").reason()).isEqualTo(NotCovered.POSTED_LATER);
        assertThat(ask(MoneyRoom.nik(1), "2027-04-19").explanation()).contains("20 April 2027");
        assertThat(ask(MoneyRoom.nik(99), "2027-05-05").reason()).isEqualTo(NotCovered.NEVER_ON_ROSTER);
        assertThat(ask(MoneyRoom.nik(1), "2028-03-01").status()).isEqualTo(CoverStatus.GRACE);
        assertThat(ask(MoneyRoom.nik(1), "2028-06-01").status()).isEqualTo(CoverStatus.ENDED);
        assertThat(room.view(bill).people()).isEqualTo(1);
    }

    @Test
    void aPaidBillThatNobodyPostedIsToldApart() {
        var agreement = room.agreement("2027-03-01", 12);
        var bill = room.bill(agreement, room.roster(agreement, 1));
        room.enterCode(bill, "632309048826");
        room.pay(bill, "TRF-1", "2027-02-10");
        officer();
        assertThat(ask(MoneyRoom.nik(1), "2027-05-05").reason()).isEqualTo(NotCovered.BILL_NOT_POSTED);
    }

    @Test
    void rowsThatWereNotAdmittedAreToldApart() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 0, "CHECKED", null);
        room.person(agreement, roster, 1, MoneyRoom.nik(1), "REJECTED", null);
        room.person(agreement, roster, 2, MoneyRoom.nik(2), "HELD", null);
        room.person(agreement, roster, 3, MoneyRoom.nik(3), "VALID", null);
        officer();
        assertThat(ask(MoneyRoom.nik(1), "2027-05-05").reason()).isEqualTo(NotCovered.REJECTED);
        assertThat(ask(MoneyRoom.nik(2), "2027-05-05").reason()).isEqualTo(NotCovered.HELD);
        assertThat(ask(MoneyRoom.nik(3), "2027-05-05").reason()).isEqualTo(NotCovered.ROSTER_NOT_HANDED_OVER);
    }

    @Test
    void othersLearnOnlyTheMonth() {
        var agreement = room.agreement("2027-03-01", 12);
        begun(agreement, room.roster(agreement, 1), "2027-02-10", null);
        room.user.as("officer.3673", "3673", Role.MUNICIPAL_OFFICER);
        var answer = ask(MoneyRoom.nik(1), "2027-05-05");
        assertThat(answer.covered()).isFalse();
        assertThat(answer.reason()).isEqualTo(NotCovered.COVERED_ELSEWHERE);
        assertThat(answer.month()).isEqualTo("2027-05");
        assertThat(answer.covers()).isEmpty();
        assertThat(answer.explanation()).doesNotContain("3375", "pkl", "Pekalongan");
    }

    @Test
    void onlyOfficersAsk() {
        room.user.as("finance.3375", "3375", Role.MUNICIPAL_FINANCE);
        assertThatThrownBy(() -> ask(MoneyRoom.nik(1), "2027-05-05"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
    }

    @Test
    void whatIsNoNumberIsRefusedWithoutRepeatingIt() {
        officer();
        assertThatThrownBy(() -> ask("33750101018000011", "2027-05-05"))
                .isInstanceOf(Refused.class)
                .hasMessageNotContaining("33750101018000011");
    }

    @Test
    void everyQuestionIsLoggedWithoutTheNumber() {
        officer();
        ask(MoneyRoom.nik(7), "2027-05-05");
        var logged = room.jdbc.sql("select * from coverage_lookup").query().singleRow();
        assertThat(logged)
                .containsEntry("actor", "officer.3375")
                .containsEntry("organisation", "3375")
                .containsEntry("covered", false)
                .containsEntry("reason", "NEVER_ON_ROSTER");
        assertThat(logged.toString()).doesNotContain(MoneyRoom.nik(7));
        assertThat((byte[]) logged.get("nik_index")).isEqualTo(index(7));
        assertThatThrownBy(() -> room.jdbc.sql("delete from coverage_lookup").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void theRosterLearnsThroughWhichDayEachPersonWasCovered() {
        var agreement = room.agreement("2027-03-01", 12);
        begun(agreement, room.roster(agreement, 2), "2027-02-10", null);
        var existing = room.get(ExistingCover.class);
        assertThat(existing.coveredThrough(List.of(index(9), index(2), index(1), index(2))))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2028-02-29")),
                        Optional.of(LocalDate.parse("2028-02-29")),
                        Optional.of(LocalDate.parse("2028-02-29")));
        assertThat(existing.coveredThrough(List.of())).isEmpty();
        room.get(CoverEnding.class).terminated(agreement, LocalDate.parse("2027-06-30"));
        assertThat(existing.coveredThrough(List.of(index(1))))
                .containsExactly(Optional.of(LocalDate.parse("2027-06-30")));
    }

    private byte[] index(int person) {
        return room.get(PersonalDataCipher.class).blindIndex("nik", MoneyRoom.nik(person));
    }

    private void officer() {
        room.user.as("officer.3375", "3375", Role.MUNICIPAL_OFFICER);
    }

    private Answer ask(String nik, String day) {
        return room.get(CoverLookup.class).on(LocalDate.parse(day), nik);
    }

    /** Billed and coded now, posted on that day. */
    private BillId begun(AgreementFacts agreement, UUID roster, String postedOn, @Nullable String letter) {
        return begun(room.bill(agreement, roster), postedOn, letter);
    }

    @Test
    void whoIsRefusedIsNotCoveredFromThatDayOnAndWasUntilThen() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 3);
        begun(agreement, roster, "2027-02-10", null);
        room.today("2027-05-10");

        refuse(agreement, roster, 1);

        assertThat(covered(agreement, "2027-05-09")).isEqualTo(3);
        assertThat(covered(agreement, "2027-05-10")).isEqualTo(2);
        assertThat(covered(agreement, "2028-02-29")).isEqualTo(2);
        officer();
        assertThat(ask(MoneyRoom.nik(1), "2027-05-09").covered()).isTrue();
        assertThat(ask(MoneyRoom.nik(1), "2027-05-10").reason()).isEqualTo(NotCovered.REJECTED);
        assertThat(ask(MoneyRoom.nik(2), "2027-05-10").covered()).isTrue();
        assertThat(room.jdbc
                        .sql("select first_day || ' ' || last_day || ' ' || cut_from from cover_cut")
                        .query(String.class)
                        .list())
                .containsExactly("2027-03-01 2028-02-29 2027-05-10");
    }

    @Test
    void whoIsRefusedBeforeTheFirstDayIsNeverCovered() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 2);
        begun(agreement, roster, "2027-02-10", null);

        refuse(agreement, roster, 1);
        refuse(agreement, roster, 2);

        assertThat(covered(agreement, "2027-03-01")).isZero();
    }

    @Test
    void whoIsRefusedBetweenTheCodeAndThePostingIsNotCovered() {
        var agreement = room.agreement("2027-03-01", 12);
        var roster = room.roster(agreement, 2);
        var bill = room.bill(agreement, roster);
        room.enterCode(bill, "632309041234");
        refuse(agreement, roster, 1);
        room.pay(bill, "TRF-9", "2027-02-10");
        room.post(bill, "2027-02-10", null);

        room.get(CoverBeginning.class).begin(bill);

        assertThat(room.view(bill).amount()).isEqualTo(2 * 12 * 16_800);
        assertThat(covered(agreement, "2027-03-01")).isEqualTo(1);
    }

    private void refuse(AgreementFacts agreement, UUID roster, int row) {
        room.jdbc
                .sql(
                        "update roster_person set state = 'REJECTED', refused_at = now() where roster_id = ? and row_number = ?")
                .params(roster, row)
                .update();
        room.context
                .getBeansOfType(PeopleRefused.class)
                .values()
                .forEach(afterwards -> afterwards.refused(agreement, new RosterId(roster)));
    }

    private BillId begun(BillId bill, String postedOn, @Nullable String letter) {
        room.enterCode(bill, "63230904%04d".formatted(++codes));
        room.today(postedOn);
        room.pay(bill, "TRF-" + codes, postedOn);
        room.post(bill, postedOn, letter);
        room.get(CoverBeginning.class).begin(bill);
        return bill;
    }

    private int covered(AgreementFacts agreement, String day) {
        return room.get(CoverFigures.class)
                .covered(List.of(agreement.id()), LocalDate.parse(day))
                .getOrDefault(agreement.id(), 0);
    }

    private List<String> firstAndLast(BillId bill) {
        var row = room.jdbc
                .sql("select distinct first_day, last_day from cover_period where bill_id = ?")
                .param(bill.value())
                .query()
                .singleRow();
        return List.of(row.get("first_day").toString(), row.get("last_day").toString());
    }

    private void insert(BillId bill, String first, String last, String follows) {
        room.jdbc
                .sql(
                        """
                insert into cover_period (nik_index, agreement_id, bill_id, person_id, first_day, last_day, follows, programs)
                select p.nik_index, p.agreement_id, l.bill_id, l.person_id, ?, ?, ?, '{JKK,JKM}'
                  from bill_line l join roster_person p on p.id = l.person_id where l.bill_id = ?""")
                .params(
                        LocalDate.parse(first),
                        LocalDate.parse(last),
                        follows.isEmpty() ? null : LocalDate.parse(follows),
                        bill.value())
                .update();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CoverageSettings.class)
    @ComponentScan(
            basePackages = "id.payung.coverage",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(process|web)\\..*|.*Tests.*"))
    static class Wiring {

        static final List<CoverStart.Circumstances> asked = new ArrayList<>();

        /** As the decision table says; the table itself has tests of its own. */
        @Bean
        CoverStart coverStart() {
            return circumstances -> {
                asked.add(circumstances);
                return circumstances.postedLate() && !circumstances.regionalLetter()
                        ? Rule.POSTING_DAY
                        : Rule.FIRST_DAY;
            };
        }
    }
}
