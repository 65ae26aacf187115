package id.payung.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.notification.Notifications;
import id.payung.party.Staff;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
@Import(Kotabaru.class)
class TaskReminderTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    @Autowired
    private Notifications notifications;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Kotabaru kotabaru;

    @Test
    void peopleAreRemindedBeforeTheDueDateThenTheirHeadThenTheManagerAndNobodyTwice() {
        kotabaru.prepare();
        kotabaru.agreement("Perlindungan nelayan", 2170);
        var small = kotabaru.agreement("Perlindungan penggali kubur", 3);
        sweepTwice(LocalDate.of(2026, 11, 8));
        assertThat(mails()).isEmpty();

        sweepTwice(LocalDate.of(2026, 11, 9));
        assertThat(mails()).extracting(Mail::to).containsExactlyInAnyOrder("officer.6302", "officer2.6302");
        assertThat(mails().get(0).body())
                .contains("Perlindungan nelayan (2.170 pekerja, batas waktu 10 November 2026)")
                .contains("Legal review (municipality): Perlindungan nelayan (2,170 workers, due 10 November 2026)")
                .matches("(?s).*Perlindungan nelayan.*Perlindungan penggali kubur \\(3 pekerja.*");

        engine.getRuntimeService()
                .deleteProcessInstance(driver.openTasks(small).get(0).getProcessInstanceId(), "withdrawn");
        sweepTwice(LocalDate.of(2026, 11, 12));
        assertThat(mails()).extracting(Mail::to).containsOnlyOnce("head.6302");
        assertThat(mails()).hasSize(3);
        assertThat(mails().get(2).body()).doesNotContain("penggali kubur");

        sweepTwice(LocalDate.of(2026, 11, 30));
        assertThat(mails()).extracting(Mail::to).containsOnlyOnce("manager.6302");
        assertThat(mails()).hasSize(4);
    }

    private void sweepTwice(LocalDate day) {
        var morning =
                Clock.fixed(day.plusDays(1).atTime(6, 0).atZone(Kotabaru.WITA).toInstant(), ZoneOffset.UTC);
        var reminders = new TaskReminders(jdbc, staff, notifications, morning);
        for (int sweep = 0; sweep < 2; sweep++) {
            transaction.executeWithoutResult(status -> {
                reminders.remind();
                reminders.escalate();
            });
        }
    }

    private record Mail(String to, String body) {}

    private List<Mail> mails() {
        return jdbc.sql("select recipient_user, body from notification order by seq")
                .query((row, number) -> new Mail(row.getString("recipient_user"), row.getString("body")))
                .list();
    }
}
