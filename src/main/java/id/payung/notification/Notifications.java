package id.payung.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where other modules put what staff must be told, and see what became of it. */
@Component
public class Notifications {

    private final Outbox outbox;
    private final Wording wording;
    private final Clock clock;

    Notifications(Outbox outbox, Wording wording, Clock clock) {
        this.outbox = outbox;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * What became of a notice.
     *
     * @param reason why it is not sent; null where it is
     */
    public record Delivery(
            UUID id,
            @Nullable UUID agreement,
            String recipient,
            String subject,
            NotificationState state,
            int attempts,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable String reason) {}

    /**
     * Writes the mail in the caller's transaction; it goes out after the commit, or not at all.
     *
     * @return whether it is new; false where a notice with the same key was written before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean enqueue(Notice notice) {
        return outbox.add(UUID.randomUUID(), notice, wording.of(notice), clock.instant());
    }

    /** What could not be delivered, or perhaps was not, newest first. */
    public List<Delivery> undelivered(int page, int size) {
        return outbox.undelivered(page, size);
    }

    /** What was written about an agreement, newest first. */
    public List<Delivery> about(UUID agreement, int page, int size) {
        return outbox.about(agreement, page, size);
    }

    /** How many there are in each state; states without any are left out. */
    public Map<NotificationState, Long> counts() {
        return outbox.counts();
    }
}
