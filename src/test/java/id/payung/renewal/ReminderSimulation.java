package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.notification.Notifications;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A simulation of mornings: the agreements are rows; the table of days, the ledger, the mails and the municipalities' zones
 * are the real ones.
 */
abstract class ReminderSimulation extends SignedAgreements {

    static final LocalDate FIRST_MORNING = LocalDate.of(2027, 1, 1);
    static final LocalDate LAST_MORNING = LocalDate.of(2029, 1, 15);
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @Autowired
    RenewalReminding reminding;

    @Autowired
    RepositoryService repository;

    @Autowired
    TimeMachine time;

    /** Only the table of days: the test sweeps by itself, so that it can leave mornings out. */
    @BeforeEach
    void nothingRunsByItself() {
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        repository
                .createDeployment()
                .addClasspathResource("processes/reminder-ladder.dmn")
                .deploy();
    }

    /** Six o'clock in Pekalongan, seven in Kotabaru. */
    void travelTo(LocalDate morning) {
        time.travelTo(morning.atTime(LocalTime.of(6, 0)).atZone(JAKARTA).toInstant());
    }

    /** What both parties heard on one morning; each officer and head exactly once. */
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
                            .extracting(delivery -> delivery.recipient().replaceAll("\\..*", ""))
                            .containsExactlyInAnyOrder("officer", "officer2", "head", "officer", "head");
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
}
