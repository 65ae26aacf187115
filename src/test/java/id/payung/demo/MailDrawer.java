package id.payung.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.payung.platform.Refused;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A mail server that delivers nothing: every mail becomes a file ({@code .eml}) in the data folder, one for each recipient,
 * there before the sender hears that it was taken.
 */
final class MailDrawer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[0-9]{19}");

    private final Path folder;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AtomicLong last;

    MailDrawer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.last =
                new AtomicLong(ids().stream().mapToLong(Long::parseLong).max().orElse(0));
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> new Recipient(recipient.getEmail()));
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** A mail as it lies in the drawer. The id is larger for what came later. */
    record Mail(String id, MimeMessage message) {}

    record Page(List<Mail> mails, int number, int pages, int total) {}

    /** The newest first. Pages count from zero; a page beyond the last is the last. */
    Page page(int number, int size) {
        try {
            var ids = ids();
            var pages = Math.max(1, (ids.size() + size - 1) / size);
            var page = Math.min(Math.max(number, 0), pages - 1);
            var mails = ids.stream()
                    .sorted(Comparator.reverseOrder())
                    .skip((long) page * size)
                    .limit(size)
                    .map(this::read)
                    .toList();
            return new Page(mails, page, pages, ids.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refused where there is no such mail */
    Mail mail(String id) {
        if (!ID.matcher(id).matches() || !Files.exists(file(id))) {
            throw Refused.absent("demo.mail.unknown");
        }
        return read(id);
    }

    private List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .filter(id -> ID.matcher(id).matches())
                    .toList();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }

    private Mail read(String id) {
        try (var content = Files.newInputStream(file(id))) {
            return new Mail(id, new MimeMessage(Session.getInstance(new Properties()), content));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Mail " + id + " cannot be read", e);
        }
    }

    private void keep(String recipient, MimeMessage message) {
        try {
            var bytes = new ByteArrayOutputStream();
            bytes.write("Delivered-To: %s\r\n".formatted(recipient).getBytes(StandardCharsets.UTF_8));
            message.writeTo(bytes);
            DataFolder.replace(file("%019d".formatted(last.incrementAndGet())), bytes.toByteArray());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("A mail could not be kept", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Whoever a mail is for: here everybody exists. */
    private final class Recipient implements GreenMailUser {
        private final String address;

        Recipient(String address) {
            this.address = address;
        }

        @Override
        public void deliver(MovingMessage message) {
            deliver(message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            keep(address, message);
        }

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}
    }
}
