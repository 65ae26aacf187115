package id.payung.renewal;

import id.payung.agreement.AgreementFacts;
import id.payung.notification.Notice;
import id.payung.notification.Notifications;
import id.payung.party.Organisations;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes to both parties about the end of an agreement. */
@Component
class RenewalMail {

    private final Notifications notifications;
    private final RenewalAudience audience;
    private final Organisations organisations;

    RenewalMail(Notifications notifications, RenewalAudience audience, Organisations organisations) {
        this.notifications = notifications;
        this.audience = audience;
        this.organisations = organisations;
    }

    /**
     * @param text which mail, a key below {@code renewal.mail}
     * @param occasion what makes it this mail and no other about the agreement and its last day
     * @return how many people were written to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int write(AgreementFacts agreement, String text, String occasion, LocalDate today) {
        var lastDay = agreement.period().lastDay();
        var arguments = List.<Object>of(
                agreement.title(),
                organisations.nameOf(agreement.branch()),
                organisations.nameOf(agreement.municipality()),
                lastDay,
                ChronoUnit.DAYS.between(today, lastDay),
                agreement.quota());
        int written = 0;
        for (Notice.Recipient recipient : audience.of(agreement)) {
            var onceKey = String.join(
                    "/", "renewal", agreement.id().toString(), lastDay.toString(), occasion, recipient.userId());
            var path = "/agreements/" + agreement.id();
            if (notifications.enqueue(
                    new Notice(onceKey, agreement.id().value(), recipient, "renewal.mail." + text, arguments, path))) {
                written++;
            }
        }
        return written;
    }
}
