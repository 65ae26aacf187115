package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Branch;
import id.payung.party.BusinessCalendar;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.platform.Refused;
import id.payung.support.PayungTest;
import id.payung.support.TimeMachine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers of branches on a real database, as many at once as come. */
@PayungTest
class AgreementNumbersTests {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    @Autowired
    AgreementNumbers numbers;

    @Autowired
    AgreementSigning signing;

    @Autowired
    Agreements agreements;

    @Autowired
    Organisations organisations;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    TimeMachine time;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private static int offices;
    private String branch;

    /** An office of its own for each test, and the city it works with. */
    @BeforeEach
    void anOffice() {
        branch = "office" + ++offices;
        organisations.register(new Municipality(
                "3375", "Kota Pekalongan", Municipality.Kind.CITY, "33.75", ZoneId.of("Asia/Jakarta")));
        organisations.register(new Municipality(
                "6302", "Kabupaten Kotabaru", Municipality.Kind.REGENCY, "63.02", ZoneId.of("Asia/Makassar")));
        for (var municipality : List.of("3375", "6302")) {
            organisations.registerAgency(municipality, "kesra", "Bagian Kesejahteraan Rakyat");
        }
        serving("3375");
    }

    private void serving(String... municipalities) {
        organisations.register(
                new Branch(branch, "BPJS " + branch, Branch.Kind.BRANCH, null, "Pekalongan"), List.of(municipalities));
    }

    private AgreementId readyToSign(String municipality) {
        var agreement = Agreement.draft(
                new Agreement.Parties(branch, municipality, "kesra", Side.BRANCH, "officer.pkl"),
                AgreementTests.terms(SigningOrder.ANY),
                Instant.parse("2026-12-01T02:00:00Z"),
                null);
        agreement.sendToReview(agreement.terms());
        agreement.sendToApproval();
        agreement.approve();
        return agreements.save(agreement).id();
    }

    private String reserve(AgreementId agreement, LocalDate today) {
        return transaction.execute(status -> numbers.reserve(agreement, branch, today));
    }

    private void end(AgreementId agreement, AgreementNumbers.Outcome outcome) {
        transaction.executeWithoutResult(status -> numbers.end(agreement, outcome, "Anggaran dipindah"));
    }

    private List<Integer> held(int year) {
        return jdbc.sql(
                        """
                select serial from agreement_number
                 where branch = :branch and year = :year and outcome is distinct from 'GIVEN_BACK' order by serial""")
                .param("branch", branch)
                .param("year", year)
                .query(Integer.class)
                .list();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void fiftyAtOnceHaveFiftyNumbersWithoutGap() throws Exception {
        var waiting = IntStream.range(0, 50).mapToObj(i -> readyToSign("3375")).toList();

        var given = atOnce(waiting.stream()
                .map(agreement -> (Callable<String>) () -> reserve(agreement, MARCH))
                .toList());

        assertThat(given).doesNotHaveDuplicates().hasSize(50);
        assertThat(held(2027)).isEqualTo(upTo(50));
    }

    /** Half of them withdraw while the others come; as many come again. */
    @Test
    void whatIsGivenBackMeanwhileIsTakenAgain() throws Exception {
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var agreement = readyToSign("3375");
            boolean withdraws = i % 2 == 0;
            work.add(() -> {
                var number = reserve(agreement, MARCH);
                if (withdraws) {
                    end(agreement, AgreementNumbers.Outcome.GIVEN_BACK);
                }
                return number;
            });
        }
        atOnce(work);
        int free = 50 - held(2027).size();
        assertThat(free).isEqualTo(25);
        int highest = jdbc.sql("select last_serial from agreement_number_series where branch = ? and year = 2027")
                .param(branch)
                .query(Integer.class)
                .single();

        atOnce(IntStream.range(0, highest - 25)
                .mapToObj(i -> readyToSign("3375"))
                .map(agreement -> (Callable<String>) () -> reserve(agreement, MARCH))
                .toList());

        assertThat(held(2027)).isEqualTo(upTo(highest));
    }

    private static List<String> atOnce(List<Callable<String>> work) throws Exception {
        if (work.isEmpty()) {
            return List.of();
        }
        ExecutorService hands = Executors.newFixedThreadPool(10);
        try {
            var start = new CyclicBarrier(Math.min(10, work.size()));
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < work.size(); i++) {
                var one = work.get(i);
                boolean first = i < start.getParties();
                answers.add(hands.submit(() -> {
                    if (first) {
                        start.await(30, TimeUnit.SECONDS);
                    }
                    return one.call();
                }));
            }
            List<String> results = new ArrayList<>();
            for (var answer : answers) {
                results.add(answer.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void theLowestNumberGivenBackIsTakenNext() {
        var all = IntStream.range(0, 4).mapToObj(i -> readyToSign("3375")).toList();
        all.forEach(agreement -> reserve(agreement, MARCH));
        end(all.get(2), AgreementNumbers.Outcome.GIVEN_BACK);
        end(all.get(1), AgreementNumbers.Outcome.GIVEN_BACK);

        assertThat(reserve(readyToSign("3375"), LocalDate.of(2027, 5, 3))).isEqualTo("PER/2/052027");
        assertThat(reserve(readyToSign("3375"), MARCH)).isEqualTo("PER/3/032027");
        assertThat(reserve(readyToSign("3375"), MARCH)).isEqualTo("PER/5/032027");
    }

    @Test
    void aNumberUnderASignatureIsNeverTakenAgain() {
        var signed = readyToSign("3375");
        reserve(signed, MARCH);
        end(signed, AgreementNumbers.Outcome.SPENT);

        assertThat(reserve(readyToSign("3375"), MARCH)).isEqualTo("PER/2/032027");
        assertThat(held(2027)).containsExactly(1, 2);
    }

    @Test
    void aReservationThatIsRolledBackLeavesNoGap() {
        transaction.executeWithoutResult(status -> {
            numbers.reserve(readyToSign("3375"), branch, MARCH);
            status.setRollbackOnly();
        });

        assertThat(reserve(readyToSign("3375"), MARCH)).isEqualTo("PER/1/032027");
    }

    @Test
    void anAgreementHoldsOneNumber() {
        var agreement = readyToSign("3375");
        reserve(agreement, MARCH);

        assertThatThrownBy(() -> reserve(agreement, MARCH)).hasStackTraceContaining("agreement_number_of_agreement");
    }

    @Test
    void twoAtOnceWaitForEachOther() {
        transaction.executeWithoutResult(first -> {
            numbers.reserve(readyToSign("3375"), branch, MARCH);
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> transaction.executeWithoutResult(second -> {
                                jdbc.sql("set local lock_timeout = '100ms'").update();
                                numbers.reserve(readyToSign("3375"), branch, MARCH);
                            }))
                            .get(30, TimeUnit.SECONDS))
                    .hasStackTraceContaining("lock timeout");
            first.setRollbackOnly();
        });
    }

    /** It is 23:30 of the last day of 2026 in Pekalongan, and half past midnight of the first of 2027 in Kotabaru. */
    @Test
    void theYearTurnsWhereTheOfficeIs() {
        time.travelTo(Instant.parse("2026-12-31T16:30:00Z"));
        var west = readyToSign("3375");
        signing.reserveBranchNumber(west);
        assertThat(agreements.findById(west.value()).orElseThrow().branchNumber())
                .isEqualTo("PER/1/122026");

        anOffice();
        serving("6302");
        var east = readyToSign("6302");
        signing.reserveBranchNumber(east);
        assertThat(agreements.findById(east.value()).orElseThrow().branchNumber())
                .isEqualTo("PER/1/012027");
        assertThat(calendar.todayAtBranch(branch)).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void approvedAgainAfterAReturnTheNumberStays() {
        var agreement = readyToSign("3375");
        signing.reserveBranchNumber(agreement);
        var number = agreements.findById(agreement.value()).orElseThrow().branchNumber();

        signing.reserveBranchNumber(agreement);

        assertThat(agreements.findById(agreement.value()).orElseThrow().branchNumber())
                .isEqualTo(number);
    }

    @Test
    void theCitysOwnNumberIsGivenOnceAYear() {
        signing.enterMunicipalNumber(readyToSign("3375"), "415.4/0012/2026");

        assertThatThrownBy(() -> signing.enterMunicipalNumber(readyToSign("3375"), "415.4/0012/2026"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                        .isEqualTo("agreement.municipalNumber.taken"));
        signing.enterMunicipalNumber(readyToSign("6302"), "415.4/0012/2026");
    }
}
