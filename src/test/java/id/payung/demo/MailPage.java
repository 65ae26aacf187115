package id.payung.demo;

import id.payung.platform.Refused;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was sent, the newest first, for everybody who is signed in. */
@TestComponent
@Controller
@RequestMapping("/demo/mail")
class MailPage {
    private static final int SIZE = 25;
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final MailDrawer drawer;

    MailPage(MailDrawer drawer) {
        this.drawer = drawer;
    }

    record Line(String id, String to, String subject, ZonedDateTime date) {}

    record Letter(Line head, String from, String text, List<String> attachments) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        var found = drawer.page(page, SIZE);
        model.addAllAttributes(Map.of(
                "mails", found.mails().stream().map(MailPage::line).toList(),
                "page", found.number(),
                "pages", found.pages(),
                "total", found.total()));
        return "demo/mail";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        var mail = drawer.mail(id);
        try {
            var text = new StringBuilder();
            var attachments = new ArrayList<String>();
            for (var part : leaves(mail.message())) {
                if (part.getFileName() != null) {
                    attachments.add(MimeUtility.decodeText(part.getFileName()));
                } else if (part.isMimeType("text/*")) {
                    text.append(part.getContent());
                }
            }
            model.addAttribute(
                    "letter", new Letter(line(mail), header(mail.message(), "From"), text.toString(), attachments));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "demo/letter";
    }

    @GetMapping("/{id}/{attachment}")
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int attachment) {
        try {
            var parts = leaves(drawer.mail(id).message()).stream()
                    .filter(MailPage::isAttachment)
                    .toList();
            if (attachment < 0 || attachment >= parts.size()) {
                throw Refused.absent("demo.mail.unknown");
            }
            var part = parts.get(attachment);
            var name = MimeUtility.decodeText(part.getFileName());
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(part.getInputStream().readAllBytes());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(MailDrawer.Mail mail) {
        try {
            var sent = mail.message().getSentDate();
            return new Line(
                    mail.id(),
                    header(mail.message(), "Delivered-To"),
                    header(mail.message(), "Subject"),
                    sent == null ? null : sent.toInstant().atZone(WIB));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            var value = message.getHeader(name, ", ");
            return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts that hold something themselves. */
    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return List.of(part);
        }
        var leaves = new ArrayList<Part>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            leaves.addAll(leaves(inner));
        }
        return leaves;
    }

    private static boolean isAttachment(Part part) {
        try {
            return part.getFileName() != null;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
