package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.agreement.CoveragePeriod;
import id.payung.notification.Notifications;
import id.payung.party.Branch;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.party.Staff;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import id.payung.support.PayungTest;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reminders over twenty-four months, morning by morning, on two nodes at once: none twice, none missed. The agreements are
 * rows; the table of days, the ledger, the mails and the municipalities' zones are the real ones.
 */
@PayungTest
class TwoYearsOfRemindersTests {

    private static final LocalDate FIRST_MORNING = LocalDate.of(2027, 1, 1);
    private static final LocalDate LAST_MORNING = LocalDate.of(2029, 1, 15);
    private static final LocalDate DOWN_FROM = LocalDate.of(2027, 11, 25);
    private static final LocalDate UP_AGAIN = LocalDate.of(2027, 12, 27);
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final List<Integer> STEPS = List.of(90, 30, 7);

    @Autowired
    RenewalReminding reminding;

    @Autowired
    Notifications notifications;

    @Autowired
    Organisations organisations;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RepositoryService repository;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void twoParties() {
        // This test sweeps by itself, so that it can leave mornings out.
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        repository
                .createDeployment()
                .addClasspathResource("processes/reminder-ladder.dmn")
                .deploy();
        organisations.register(new Municipality("3375", "Kota Pekalongan", Municipality.Kind.CITY, "33.75", JAKARTA));
        organisations.register(new Municipality(
                "6302", "Kabupaten Kotabaru", Municipality.Kind.REGENCY, "63.02", ZoneId.of("Asia/Makassar")));
        organisations.register(
                new Branch("pkl", "BPJS Ketenagakerjaan Cabang Pekalongan", Branch.Kind.BRANCH, null, "Pekalongan"),
                List.of("3375", "6302"));
        for (String municipality : List.of("3375", "6302")) {
            organisations.registerAgency(municipality, "kesra", "Bagian Kesra");
            employ("officer." + municipality, municipality, Role.MUNICIPAL_OFFICER);
            employ("head." + municipality, municipality, Role.AGENCY_HEAD);
        }
        employ("officer.pkl", "pkl", Role.BRANCH_OFFICER);
        employ("head.pkl", "pkl", Role.BRANCH_HEAD);
    }

    private void employ(String user, String organisation, Role role) {
        staff.register(
                new StaffDirectory.Desk(user, user, organisation, role.boundToAgency() ? "kesra" : null, null),
                role,
                user + "@example.test");
    }

    @Test
    void eachStepIsRemindedOfOnceAndNoneIsMissed() throws Exception {
        var leapDay = sign("3375", "2027-03-01", 12, true);
        var throughTheDowntime = sign("6302", "2027-01-01", 12, true);
        var notRenewable = sign("3375", "2027-02-01", 6, false);
        var oneMonth = sign("3375", "2027-02-01", 1, true);
        var extended = sign("3375", "2026-07-01", 12, true);
        var shortened = sign("3375", "2027-05-01", 24, true);
        var decidedAgainst = sign("3375", "2027-04-01", 12, true);
        var renewed = sign("3375", "2027-03-01", 12, true);
        var givenUp = sign("3375", "2027-06-01", 12, true);
        List<AgreementId> successors = new ArrayList<>();

        Map<LocalDate, Runnable> onThatMorning = new LinkedHashMap<>();
        onThatMorning.put(LocalDate.of(2027, 5, 10), () -> endOn(extended, "2027-10-31"));
        onThatMorning.put(LocalDate.of(2028, 2, 10), () -> endOn(shortened, "2028-02-29"));
        onThatMorning.put(LocalDate.of(2028, 1, 10), () -> set(decidedAgainst, "renewal_decision", "DO_NOT_RENEW"));
        onThatMorning.put(LocalDate.of(2027, 12, 28), () -> successors.add(succeed(renewed, "DRAFT")));
        onThatMorning.put(LocalDate.of(2028, 2, 15), () -> set(successors.get(0), "status", "SIGNED"));
        onThatMorning.put(LocalDate.of(2028, 4, 1), () -> successors.add(succeed(givenUp, "IN_REVIEW")));
        onThatMorning.put(LocalDate.of(2028, 5, 10), () -> set(successors.get(1), "status", "REJECTED"));
        sweepEveryMorning(onThatMorning);

        // 29 February: 90 days before it, 30, and 7; in the downtime nothing falls due but the second is late.
        assertThat(mailsAbout(leapDay))
                .containsExactly(
                        mail("2027-12-27", "dalam 64 hari"), // due on 1 December, when everything stood still
                        mail("2028-01-30", "dalam 30 hari"),
                        mail("2028-02-22", "dalam 7 hari"));
        assertThat(mailsAbout(throughTheDowntime))
                .as("two steps were missed; both parties hear once, with the days that are really left")
                .containsExactly(mail("2027-10-02", "dalam 90 hari"), mail("2027-12-27", "dalam 4 hari"));
        assertThat(mailsAbout(notRenewable))
                .containsExactly(
                        mail("2027-05-02", "dalam 90 hari"),
                        mail("2027-07-01", "dalam 30 hari"),
                        mail("2027-07-24", "dalam 7 hari"));
        assertThat(mailsAbout(oneMonth))
                .as("shorter than the ladder")
                .containsExactly(
                        mail("2027-01-01", "dalam 58 hari"),
                        mail("2027-01-29", "dalam 30 hari"),
                        mail("2027-02-21", "dalam 7 hari"));
        assertThat(mailsAbout(extended))
                .as("the reminder of the old last day does not silence those of the new one")
                .containsExactly(
                        mail("2027-04-01", "dalam 90 hari"),
                        mail("2027-08-02", "dalam 90 hari"),
                        mail("2027-10-01", "dalam 30 hari"),
                        mail("2027-10-24", "dalam 7 hari"));
        assertThat(mailsAbout(shortened))
                .as("what the earlier last day has already passed is told once")
                .containsExactly(mail("2028-02-10", "dalam 19 hari"), mail("2028-02-22", "dalam 7 hari"));
        assertThat(mailsAbout(decidedAgainst))
                .as("nobody is reminded of what is decided")
                .containsExactly(mail("2028-01-01", "dalam 90 hari"));
        assertThat(mailsAbout(renewed))
                .as("until the successor is signed")
                .containsExactly(mail("2027-12-27", "dalam 64 hari"), mail("2028-01-30", "tersisa 30 hari"));
        assertThat(mailsAbout(successors.get(0)))
                .as("the second year is counted from its own last day, 28 February 2029")
                .containsExactly(mail("2028-11-30", "dalam 90 hari"));
        assertThat(mailsAbout(givenUp))
                .as("a successor that is given up does not silence the rest")
                .containsExactly(
                        mail("2028-03-02", "dalam 90 hari"),
                        mail("2028-05-01", "tersisa 30 hari"),
                        mail("2028-05-24", "dalam 7 hari"));
        assertThat(collapsed(throughTheDowntime)).containsExactly(30);
        assertThat(collapsed(leapDay)).isEmpty();
    }

    @Test
    void whateverTheAgreementsAndTheDowntimesTheRuleHolds() throws Exception {
        var chance = new Random(20270301);
        Map<AgreementId, LocalDate> lastDays = new LinkedHashMap<>();
        for (int i = 0; i < 80; i++) {
            var firstDay = LocalDate.of(2026, 6, 1).plusDays(chance.nextInt(700));
            var months = List.of(1, 2, 3, 6, 12, 15).get(chance.nextInt(6));
            var period = new CoveragePeriod(firstDay, months);
            if (period.lastDay().isAfter(FIRST_MORNING.plusDays(90))
                    && period.lastDay().isBefore(LAST_MORNING)) {
                var municipality = chance.nextBoolean() ? "3375" : "6302";
                lastDays.put(sign(municipality, firstDay.toString(), months, true), period.lastDay());
            }
        }
        var mornings = new TreeSet<LocalDate>();
        for (var day = FIRST_MORNING; day.isBefore(LAST_MORNING); day = day.plusDays(1)) {
            if (chance.nextInt(60) == 0) {
                day = day.plusDays(chance.nextInt(45)); // everything stands still for up to six weeks
            }
            mornings.add(day);
        }

        for (LocalDate morning : mornings) {
            time.travelTo(morning.atTime(LocalTime.of(6, 0)).atZone(JAKARTA).toInstant());
            reminding.remindOfAll();
        }

        assertThat(lastDays).hasSizeGreaterThan(40);
        lastDays.forEach((agreement, lastDay) -> {
            var expected = new ArrayList<LocalDate>();
            for (int step : STEPS) {
                var morning = mornings.ceiling(lastDay.minusDays(step));
                boolean laterStepIsDueToo = morning != null
                        && STEPS.stream()
                                .anyMatch(later -> later < step && !morning.isBefore(lastDay.minusDays(later)));
                if (morning != null && !morning.isAfter(lastDay) && !laterStepIsDueToo) {
                    expected.add(morning);
                }
            }
            assertThat(mailsAbout(agreement).stream().map(Mail::on))
                    .as("agreement until %s", lastDay)
                    .containsExactlyElementsOf(expected);
        });
    }

    private void sweepEveryMorning(Map<LocalDate, Runnable> onThatMorning) throws Exception {
        var nodes = Executors.newFixedThreadPool(2);
        Callable<Integer> sweep = () -> reminding.remindOfAll();
        for (var day = FIRST_MORNING; !day.isAfter(LAST_MORNING); day = day.plusDays(1)) {
            time.travelTo(day.atTime(LocalTime.of(6, 0)).atZone(JAKARTA).toInstant());
            onThatMorning.getOrDefault(day, () -> {}).run();
            if (day.isBefore(DOWN_FROM) || !day.isBefore(UP_AGAIN)) {
                for (var node : nodes.invokeAll(Collections.nCopies(2, sweep))) {
                    node.get(60, TimeUnit.SECONDS);
                }
            }
        }
        nodes.shutdown();
    }

    /** What both parties heard on one morning; each of the four people exactly once. */
    record Mail(LocalDate on, String subject) {}

    private static Mail mail(String on, String subject) {
        return new Mail(LocalDate.parse(on), subject);
    }

    private List<Mail> mailsAbout(AgreementId agreement) {
        Map<LocalDate, List<Notifications.Delivery>> byDay = new LinkedHashMap<>();
        notifications.about(agreement.value(), 0, 1000).stream()
                .sorted(java.util.Comparator.comparing(Notifications.Delivery::createdAt))
                .forEach(delivery -> byDay.computeIfAbsent(
                                LocalDate.ofInstant(delivery.createdAt(), JAKARTA), day -> new ArrayList<>())
                        .add(delivery));
        return byDay.entrySet().stream()
                .map(day -> {
                    assertThat(day.getValue())
                            .extracting(delivery -> delivery.recipient().replaceAll("\\.\\d{4}$", ".pemda"))
                            .containsExactlyInAnyOrder("officer.pkl", "head.pkl", "officer.pemda", "head.pemda");
                    var subject = day.getValue().get(0).subject();
                    return new Mail(day.getKey(), subject.replaceAll(".*?((dalam|tersisa) \\d+ hari).*", "$1"));
                })
                .toList();
    }

    private List<Integer> collapsed(AgreementId agreement) {
        return jdbc.sql(
                        "select days_before from renewal_reminder where agreement_id = :id and collapsed order by days_before desc")
                .param("id", agreement.value())
                .query(Integer.class)
                .list();
    }

    private AgreementId sign(String municipality, String firstDay, int months, boolean renewable) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement (id, version, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                                       title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis,
                                       refund_policy, signing_order, renewable, min_age, occupations, status, round,
                                       termination_round)
                values (:id, 0, 'pkl', :municipality, 'kesra', 'BRANCH', 'officer.pkl', now(),
                        'Perlindungan pekerja sosial keagamaan', 'BPU', 'OTHER', '{JKK,JKM}', 2170, :firstDay, :months,
                        'APBD_KOTA', '{Perda 10/2023}', 'REFUND', 'ANY', :renewable, 17, '{}', 'SIGNED', 1, 0)""")
                .param("id", id)
                .param("municipality", municipality)
                .param("firstDay", LocalDate.parse(firstDay))
                .param("months", months)
                .param("renewable", renewable)
                .update();
        return new AgreementId(id);
    }

    private AgreementId succeed(AgreementId predecessor, String status) {
        var row = jdbc.sql("select municipality, last_day + 1 as first_day, months from agreement where id = :id")
                .param("id", predecessor.value())
                .query()
                .singleRow();
        var successor = sign(
                (String) row.get("municipality"), row.get("first_day").toString(), (Integer) row.get("months"), true);
        jdbc.sql("update agreement set predecessor = :predecessor, status = :status where id = :id")
                .param("predecessor", predecessor.value())
                .param("status", status)
                .param("id", successor.value())
                .update();
        return successor;
    }

    /** The last day follows from the first day and the months. */
    private void endOn(AgreementId agreement, String lastDay) {
        jdbc.sql(
                        """
                update agreement set months = (select m from generate_series(1, 60) m
                     where (first_day + make_interval(months => m) - interval '1 day')::date = :lastDay)
                 where id = :id""")
                .param("id", agreement.value())
                .param("lastDay", LocalDate.parse(lastDay))
                .update();
    }

    private void set(AgreementId agreement, String column, String value) {
        jdbc.sql("update agreement set %s = :value where id = :id".formatted(column))
                .param("id", agreement.value())
                .param("value", value)
                .update();
    }
}
