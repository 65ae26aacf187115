package id.payung.notification;

import java.time.Clock;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sends what is due, one mail after the other. Any number of nodes may do so at once. */
@Service
class NotificationSending {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationSending.class);

    private final Outbox outbox;
    private final Postman postman;
    private final MailSettings settings;
    private final Clock clock;

    NotificationSending(Outbox outbox, Postman postman, MailSettings settings, Clock clock) {
        this.outbox = outbox;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many mails were tried */
    int sendDue() {
        int lost =
                outbox.loseTrack(clock.instant(), settings.unknownAfter(), "The sender was lost while it was sending");
        if (lost > 0) {
            LOG.warn("{} mails were perhaps sent, perhaps not; they are not sent again", lost);
        }
        int tried = 0;
        for (var next = outbox.claim(clock.instant()); next.isPresent(); next = outbox.claim(clock.instant())) {
            send(next.get());
            tried++;
        }
        return tried;
    }

    private void send(Outbox.Outgoing mail) {
        var answer = postman.deliver(mail, Date.from(clock.instant()));
        var now = clock.instant();
        if (answer instanceof Postman.Answer.Taken) {
            outbox.sent(mail, now);
        } else if (answer instanceof Postman.Answer.Refused refused) {
            LOG.warn("Mail {} is refused", mail.id());
            outbox.failed(mail, now, refused.reason());
        } else if (answer instanceof Postman.Answer.Unclear unclear) {
            LOG.warn("Mail {} was perhaps sent, perhaps not; it is not sent again", mail.id());
            outbox.unknown(mail, now, unclear.reason());
        } else if (answer instanceof Postman.Answer.NotNow notNow) {
            if (mail.attempt() < settings.attempts()) {
                outbox.tryAgain(mail, now.plus(settings.backOffAfter(mail.attempt())), notNow.reason());
            } else {
                LOG.warn("Mail {} is given up after {} attempts", mail.id(), mail.attempt());
                outbox.failed(mail, now, notNow.reason());
            }
        }
    }
}
