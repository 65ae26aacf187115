package id.payung.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payung.platform.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailDrawerTests {
    @TempDir
    Path folder;

    MailDrawer drawer;

    @BeforeEach
    void open() throws Exception {
        drawer = new MailDrawer(folder);
    }

    @AfterEach
    void close() {
        drawer.close();
    }

    @Test
    void keepsAMailForEachRecipientOverARestart() throws Exception {
        send("Pengingat", "officer.3375@payung.test", "head.3375@payung.test");
        drawer.close();

        drawer = new MailDrawer(folder);
        send("Sesudah mulai ulang", "officer.pkl@payung.test");

        var page = drawer.page(0, 10);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.mails().get(0).message().getSubject()).isEqualTo("Sesudah mulai ulang");
        assertThat(page.mails().subList(1, 3))
                .allSatisfy(mail -> assertThat(mail.message().getSubject()).isEqualTo("Pengingat"))
                .extracting(mail -> mail.message().getHeader("Delivered-To", null))
                .containsExactlyInAnyOrder("officer.3375@payung.test", "head.3375@payung.test");
    }

    @Test
    void showsTheNewestFirstAPageAtATime() throws Exception {
        for (int number = 1; number <= 5; number++) {
            send("Nomor " + number, "officer.pkl@payung.test");
        }

        assertThat(subjects(drawer.page(0, 2))).containsExactly("Nomor 5", "Nomor 4");
        assertThat(subjects(drawer.page(2, 2))).containsExactly("Nomor 1");
        assertThat(drawer.page(99, 2).number()).isEqualTo(2);
        assertThat(drawer.page(-1, 2).number()).isZero();
    }

    @Test
    void givesOutNothingButMails() {
        for (var id : new String[] {"../keys", "0000000000000000001", ""}) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> drawer.mail(id));
        }
    }

    private static Iterable<String> subjects(MailDrawer.Page page) throws Exception {
        var subjects = new java.util.ArrayList<String>();
        for (var mail : page.mails()) {
            subjects.add(mail.message().getSubject());
        }
        return subjects;
    }

    private void send(String subject, String... to) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(drawer.port());
        var message = new SimpleMailMessage();
        message.setFrom("payung@payung.test");
        message.setTo(to);
        message.setSubject(subject);
        message.setText("Yth. Bapak/Ibu");
        sender.send(message);
    }
}
