package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A simulation of mornings: the agreements are rows; the table of days, the ledger, the mails and the municipalities' zones
 * are the real ones.
 */
@PayungTest
abstract class ReminderSimulation {

    static final LocalDate FIRST_MORNING = LocalDate.of(2027, 1, 1);
    static final LocalDate LAST_MORNING = LocalDate.of(2029, 1, 15);
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

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

    /** Six o'clock in Pekalongan, seven in Kotabaru. */
    void travelTo(LocalDate morning) {
        time.travelTo(morning.atTime(LocalTime.of(6, 0)).atZone(JAKARTA).toInstant());
    }

    /** What both parties heard on one morning; each of the four people exactly once. */
    record Mail(LocalDate on, String subject) {}

    static Mail mail(String on, String subject) {
        return new Mail(LocalDate.parse(on), subject);
    }

    List<Mail> mailsAbout(AgreementId agreement) {
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

    List<Integer> collapsed(AgreementId agreement) {
        return jdbc.sql(
                        "select days_before from renewal_reminder where agreement_id = :id and collapsed order by days_before desc")
                .param("id", agreement.value())
                .query(Integer.class)
                .list();
    }

    AgreementId sign(String municipality, String firstDay, int months, boolean renewable) {
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

    AgreementId succeed(AgreementId predecessor, String status) {
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
    void endOn(AgreementId agreement, String lastDay) {
        jdbc.sql(
                        """
                update agreement set months = (select m from generate_series(1, 60) m
                     where (first_day + make_interval(months => m) - interval '1 day')::date = :lastDay)
                 where id = :id""")
                .param("id", agreement.value())
                .param("lastDay", LocalDate.parse(lastDay))
                .update();
    }

    void set(AgreementId agreement, String column, String value) {
        jdbc.sql("update agreement set %s = :value where id = :id".formatted(column))
                .param("id", agreement.value())
                .param("value", value)
                .update();
    }
}
