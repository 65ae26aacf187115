package id.payung.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Holds one SMTP conversation for one mail, and knows which ends of it mean what. */
@Component
class Postman {

    private final JavaMailSenderImpl server;
    private final MailSettings settings;

    Postman(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** How a conversation ended. */
    sealed interface Answer {
        /** The server is responsible for the mail from now on. */
        record Taken() implements Answer {}

        /** The server says no to this mail or recipient: trying again does not help. */
        record Refused(String reason) implements Answer {}

        /** Nobody answered, or "not now": nothing was handed over. */
        record NotNow(String reason) implements Answer {}

        /** The line went dead after the text was handed over: perhaps taken, perhaps not. */
        record Unclear(String reason) implements Answer {}
    }

    Answer deliver(Outbox.Outgoing mail, Date date) {
        Address[] recipient;
        try {
            recipient = new Address[] {new InternetAddress(mail.email(), true)};
        } catch (MessagingException e) {
            return new Answer.Refused(shortly(e));
        }
        var letter = new Letter(server.getSession(), mail);
        try {
            letter.write(settings.from(), recipient[0], date);
            converse(letter, recipient);
            return new Answer.Taken();
        } catch (MessagingException e) {
            return meaningOf(e, letter.handedOver);
        }
    }

    private void converse(Letter letter, Address[] recipient) throws MessagingException {
        var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
        var transport = server.getSession().getTransport(protocol);
        transport.connect(
                server.getHost(), server.getPort(), orNone(server.getUsername()), orNone(server.getPassword()));
        try {
            transport.sendMessage(letter, recipient);
        } finally {
            hangUp(transport);
        }
    }

    // An empty setting means that the server wants nobody to sign in.
    private static @Nullable String orNone(@Nullable String setting) {
        return setting == null || setting.isEmpty() ? null : setting;
    }

    // The answer is known by now; a line that breaks while it is being closed changes nothing.
    private static void hangUp(jakarta.mail.Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Nothing left to do.
        }
    }

    private static Answer meaningOf(MessagingException problem, boolean handedOver) {
        var code = codeAbout(problem);
        if (code.isPresent()) {
            return code.getAsInt() >= 500 ? new Answer.Refused(shortly(problem)) : new Answer.NotNow(shortly(problem));
        }
        return handedOver ? new Answer.Unclear(shortly(problem)) : new Answer.NotNow(shortly(problem));
    }

    /**
     * The server's own reply to this mail or this recipient. A reply to our sender's address says nothing about either: it
     * is our set-up that is wrong, and the mail waits until that is mended.
     */
    private static OptionalInt codeAbout(MessagingException problem) {
        for (Exception e = problem; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPSenderFailedException) {
                return OptionalInt.of(450);
            }
            if (e instanceof SMTPAddressFailedException address && isReply(address.getReturnCode())) {
                return OptionalInt.of(address.getReturnCode());
            }
        }
        return problem instanceof SMTPSendFailedException sending && isReply(sending.getReturnCode())
                ? OptionalInt.of(sending.getReturnCode())
                : OptionalInt.empty();
    }

    private static boolean isReply(int code) {
        return code >= 400 && code <= 599;
    }

    private static String shortly(Exception problem) {
        var text = new StringBuilder();
        for (Throwable e = problem; e != null; e = e.getCause()) {
            if (e.getMessage() != null && text.indexOf(e.getMessage()) < 0) {
                text.append(text.isEmpty() ? "" : "; ").append(e.getMessage().strip());
            }
        }
        return text.substring(0, Math.min(text.length(), 500));
    }

    /** A mail that notices when its text begins to travel, and keeps its id over all tries. */
    private static final class Letter extends MimeMessage {
        private final Outbox.Outgoing mail;
        private boolean handedOver;

        Letter(Session session, Outbox.Outgoing mail) {
            super(session);
            this.mail = mail;
        }

        private void write(String from, Address to, Date date) throws MessagingException {
            setFrom(new InternetAddress(from));
            setRecipient(RecipientType.TO, to);
            setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            setText(mail.body(), StandardCharsets.UTF_8.name());
            setSentDate(date);
            setHeader("Auto-Submitted", "auto-generated");
            saveChanges();
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            var from = ((InternetAddress) getFrom()[0]).getAddress();
            setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), from.substring(from.indexOf('@') + 1)));
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders)
                throws IOException, MessagingException {
            handedOver = true;
            super.writeTo(out, ignoredHeaders);
        }
    }
}
