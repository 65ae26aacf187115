package id.payung.notification;

import static id.payung.notification.NotificationState.FAILED;
import static id.payung.notification.NotificationState.PENDING;
import static id.payung.notification.NotificationState.SENDING;
import static id.payung.notification.NotificationState.SENT;
import static id.payung.notification.NotificationState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import id.payung.support.PostgresForTests;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail, from the row in the business transaction to the SMTP server, on PostgreSQL and over real sockets. */
class NotificationTests {

    private static final Instant START = Instant.parse("2027-11-30T23:00:00Z");
    private static final int NOBODY_LISTENS = 9;

    private final DataSource source = PostgresForTests.migrated().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final MailSettings settings = new MailSettings(
            "payung@bpjs.example", 3, Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofMinutes(10));
    private final Outbox outbox = new Outbox(jdbc);
    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };
    private Notifications notifications;

    @BeforeEach
    void texts() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("messages/notification", "notification-test-texts");
        bundles.setFallbackToSystemLocale(false);
        bundles.setDefaultEncoding("UTF-8");
        notifications = new Notifications(outbox, new Wording(bundles, "https://payung.example"), clock);
    }

    @Test
    void aMailSaysTheSameInIndonesianThenInEnglishWithALinkToThePlace() throws Exception {
        try (var server = new Mailbox()) {
            enqueue("one");

            assertThat(senderTo(server.port()).sendDue()).isEqualTo(1);

            var mail = server.received()[0];
            assertThat(mail.getSubject())
                    .isEqualTo("Berakhir 29 Februari 2028 (Berlaku) / Ends on 29 February 2028 (In force)");
            assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing())
                    .isEqualTo(
                            """
                            Perjanjian untuk 2.170 orang berakhir pada 29 Februari 2028.

                            Buka di Payung: https://payung.example/agreements/7

                            Pesan ini dikirim otomatis oleh Payung. Mohon tidak membalas.

                            ----

                            The agreement for 2,170 people ends on 29 February 2028.

                            Open in Payung: https://payung.example/agreements/7

                            This message was sent by Payung automatically. Please do not reply."""); // the server strips the last line break
            assertThat(mail.getFrom()[0]).hasToString("payung@bpjs.example");
            assertThat(mail.getAllRecipients()[0]).hasToString("officer.pkl@bpjs.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate().toInstant()).isEqualTo(START);
            assertThat(notifications.counts()).isEqualTo(Map.of(SENT, 1L));
        }
    }

    @Test
    void theSameNoticeIsWrittenOnceHoweverOftenItIsEnqueued() {
        assertThat(enqueue("same")).isTrue();
        assertThat(enqueue("same")).isFalse();
        assertThat(enqueue("other")).isTrue();

        assertThat(notifications.counts()).isEqualTo(Map.of(PENDING, 2L));
    }

    @Test
    void aMailOfATransactionThatIsRolledBackNeverExisted() {
        transaction.executeWithoutResult(status -> {
            notifications.enqueue(notice("undone"));
            status.setRollbackOnly();
        });

        assertThat(notifications.counts()).isEmpty();
        assertThat(enqueue("undone")).isTrue();
    }

    @Test
    void manySendersAtOnceSendEachMailOnce() throws Exception {
        try (var server = new Mailbox()) {
            for (int i = 0; i < 60; i++) {
                enqueue("mail " + i);
            }
            var nodes = 4;
            var ready = new CountDownLatch(nodes);
            var pool = Executors.newFixedThreadPool(nodes);
            var sender = senderTo(server.port());
            Callable<Integer> node = () -> {
                ready.countDown();
                ready.await();
                return sender.sendDue();
            };
            var runs = pool.invokeAll(Collections.nCopies(nodes, node));
            pool.shutdown();
            int tried = 0;
            for (var run : runs) {
                tried += run.get(60, TimeUnit.SECONDS);
            }

            assertThat(tried).isEqualTo(60);
            assertThat(server.received()).hasSize(60);
            assertThat(Arrays.stream(server.received()).map(NotificationTests::messageId))
                    .doesNotHaveDuplicates();
            assertThat(notifications.counts()).isEqualTo(Map.of(SENT, 60L));
        }
    }

    @Test
    void aMailIsMarkedAndCommittedBeforeAnybodyTalksToTheServer() {
        enqueue("claimed");

        assertThat(outbox.claim(now)).isPresent();

        assertThat(JdbcClient.create(source)
                        .sql("select state from notification")
                        .query(String.class)
                        .single())
                .isEqualTo("SENDING");
        assertThat(outbox.claim(now)).isEmpty();
    }

    @Test
    void whileTheServerIsDownTheMailWaitsLongerEachTimeAndIsThenGivenUpVisibly() throws Exception {
        enqueue("patient");
        var sender = senderTo(NOBODY_LISTENS);

        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(sender.sendDue()).as("not before the back-off is over").isZero();
        now = START.plus(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
        now = START.plus(Duration.ofMinutes(2));
        assertThat(sender.sendDue()).as("the second wait is two minutes").isZero();
        assertThat(notifications.counts()).isEqualTo(Map.of(PENDING, 1L));
        now = START.plus(Duration.ofMinutes(3));
        assertThat(sender.sendDue()).isEqualTo(1);

        var failed = notifications.undelivered(0, 10);
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).state()).isEqualTo(FAILED);
        assertThat(failed.get(0).attempts()).isEqualTo(3);
        assertThat(failed.get(0).reason()).contains("Couldn't connect to host");
        now = START.plus(Duration.ofDays(30));
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void aMailThatWaitedForTheServerIsSentWhenItIsBack() throws Exception {
        enqueue("late");
        senderTo(NOBODY_LISTENS).sendDue();
        now = START.plus(Duration.ofHours(1));

        try (var server = new Mailbox()) {
            assertThat(senderTo(server.port()).sendDue()).isEqualTo(1);
            assertThat(server.received()).hasSize(1);
        }
        assertThat(notifications.counts()).isEqualTo(Map.of(SENT, 1L));
    }

    @Test
    void aRefusedRecipientIsNotTriedAgain() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("RCPT", "550 5.1.1 no such user"))) {
            enqueue("unknown address");
            senderTo(server.port()).sendDue();

            var failed = notifications.undelivered(0, 10);
            assertThat(failed).extracting(Notifications.Delivery::state).containsExactly(FAILED);
            assertThat(failed.get(0).attempts()).isEqualTo(1);
            assertThat(failed.get(0).reason()).contains("550 5.1.1 no such user");
            assertThat(server.textsReceived()).isZero();
        }
    }

    @Test
    void anAddressThatIsNoneFailsWithoutAServer() {
        transaction.executeWithoutResult(status -> notifications.enqueue(new Notice(
                "bad address",
                null,
                new Notice.Recipient("officer.pkl", "two words@bpjs.example"),
                "test",
                List.of(1, LocalDate.EPOCH, new Notice.Phrase("test.inForce")),
                "/")));

        senderTo(NOBODY_LISTENS).sendDue();

        assertThat(notifications.counts()).isEqualTo(Map.of(FAILED, 1L));
    }

    @Test
    void aMailboxThatIsBusyIsTriedAgain() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("RCPT", "450 4.2.1 busy, come back later"))) {
            enqueue("busy");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(PENDING, 1L));
        }
    }

    @Test
    void aSenderAddressThatTheServerRefusesIsOurSetUpAndTheMailWaits() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("MAIL", "550 5.7.1 not from you"))) {
            enqueue("set-up");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(PENDING, 1L));
        }
    }

    @Test
    void aTextThatTheServerRefusesIsNotTriedAgain() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("TEXT", "554 5.6.0 too strange"))) {
            enqueue("strange");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(FAILED, 1L));
        }
    }

    @Test
    void aLineThatBreaksBeforeTheTextIsTriedAgain() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("DATA", ScriptedMailServer.HANG_UP))) {
            enqueue("early break");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(PENDING, 1L));
        }
    }

    @Test
    void aLineThatBreaksAfterTheTextLeavesItUnknownAndTheMailIsNeverSentAgain() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("TEXT", ScriptedMailServer.HANG_UP))) {
            enqueue("late break");
            var sender = senderTo(server.port());
            sender.sendDue();
            now = START.plus(Duration.ofDays(30));
            sender.sendDue();

            assertThat(server.textsReceived()).isEqualTo(1);
            assertThat(notifications.undelivered(0, 10))
                    .extracting(Notifications.Delivery::state)
                    .containsExactly(UNKNOWN);
        }
    }

    @Test
    void aServerThatFallsSilentAfterTheTextHoldsNobodyForEver() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("TEXT", ScriptedMailServer.SILENCE))) {
            enqueue("silence");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(UNKNOWN, 1L));
        }
    }

    @Test
    void aLineThatBreaksOnTheGoodbyeChangesNothing() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("QUIT", ScriptedMailServer.HANG_UP))) {
            enqueue("goodbye");
            senderTo(server.port()).sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(SENT, 1L));
        }
    }

    @Test
    void aMailWhoseSenderWasLostBecomesUnknownAfterAWhileAndIsNotSentAgain() throws Exception {
        enqueue("lost");
        outbox.claim(now);
        try (var server = new Mailbox()) {
            var sender = senderTo(server.port());
            now = START.plus(Duration.ofMinutes(10));
            sender.sendDue();
            assertThat(notifications.counts())
                    .as("its sender may still be at it")
                    .isEqualTo(Map.of(SENDING, 1L));

            now = now.plusSeconds(1);
            sender.sendDue();

            assertThat(notifications.counts()).isEqualTo(Map.of(UNKNOWN, 1L));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aSenderThatComesBackLateStillSaysHowItEnded() {
        enqueue("slow");
        var mail = outbox.claim(now).orElseThrow();
        outbox.loseTrack(now.plus(Duration.ofHours(1)), Duration.ofMinutes(10), "lost");

        outbox.sent(mail, now.plus(Duration.ofHours(1)));

        assertThat(notifications.counts()).isEqualTo(Map.of(SENT, 1L));
    }

    @Test
    void aSenderOfAnEarlierAttemptCannotOverruleALaterOne() {
        enqueue("two attempts");
        var first = outbox.claim(now).orElseThrow();
        outbox.tryAgain(first, now, "server down");
        assertThat(outbox.claim(now)).isPresent();

        outbox.sent(first, now);

        assertThat(notifications.counts()).isEqualTo(Map.of(SENDING, 1L));
    }

    @Test
    void aTitleWithALineBreakCannotAddAHeader() throws Exception {
        try (var server = new Mailbox()) {
            transaction.executeWithoutResult(status -> notifications.enqueue(new Notice(
                    "header",
                    null,
                    new Notice.Recipient("officer.pkl", "officer.pkl@bpjs.example"),
                    "test.titled",
                    List.of("Judul\r\nBcc: everybody@bpjs.example"),
                    "/")));
            senderTo(server.port()).sendDue();

            var mail = server.received()[0];
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject())
                    .isEqualTo("Judul Bcc: everybody@bpjs.example / Judul Bcc: everybody@bpjs.example");
        }
    }

    @Test
    void aNoticeWithoutATextIsRefusedWhenItIsWritten() {
        var recipient = new Notice.Recipient("officer.pkl", "officer.pkl@bpjs.example");
        var notice = new Notice("no text", null, recipient, "no.such.text", List.of(), "/");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> notifications.enqueue(notice)))
                .hasMessageContaining("no.such.text.subject");
    }

    @Test
    void whatWasWrittenAboutAnAgreementCanBeRead() {
        var agreement = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            notifications.enqueue(notice("first", agreement));
            notifications.enqueue(notice("second", agreement));
            notifications.enqueue(notice("elsewhere", UUID.randomUUID()));
        });

        assertThat(notifications.about(agreement, 0, 10)).hasSize(2);
        assertThat(notifications.about(agreement, 1, 1)).hasSize(1);
        assertThat(notifications.about(agreement, 0, 1).get(0).createdAt()).isEqualTo(START);
    }

    @Test
    void theWaitDoublesUpToItsLimit() {
        assertThat(settings.backOffAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.backOffAfter(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.backOffAfter(8)).isEqualTo(Duration.ofMinutes(128));
        assertThat(settings.backOffAfter(9)).isEqualTo(Duration.ofHours(4));
        assertThat(settings.backOffAfter(500)).isEqualTo(Duration.ofHours(4));
    }

    private boolean enqueue(String onceKey) {
        return Boolean.TRUE.equals(transaction.execute(status -> notifications.enqueue(notice(onceKey))));
    }

    private static Notice notice(String onceKey) {
        return notice(onceKey, UUID.randomUUID());
    }

    private static Notice notice(String onceKey, UUID agreement) {
        return new Notice(
                onceKey,
                agreement,
                new Notice.Recipient("officer.pkl", "officer.pkl@bpjs.example"),
                "test",
                List.of(2170, LocalDate.of(2028, 2, 29), new Notice.Phrase("test.inForce")),
                "/agreements/7");
    }

    private NotificationSending senderTo(int port) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setUsername("");
        server.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
        server.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
        return new NotificationSending(outbox, new Postman(server, settings), settings, clock);
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Mailbox implements AutoCloseable {
        private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

        Mailbox() {
            server.start();
        }

        int port() {
            return server.getSmtp().getPort();
        }

        MimeMessage[] received() {
            return server.getReceivedMessages();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
