package id.payung.roster.check;

import id.payung.roster.people.Counts;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to work on one check, kept alive by a heartbeat that also writes how far it is and hears whether it is cancelled.
 * Closing it ends the heartbeat; the check itself is ended by {@link CheckQueue}.
 */
public final class CheckLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckLease.class);
    private static final long BEAT_MS = 1_000;

    private final CheckQueue queue;
    private final CheckOrder order;
    private final UUID owner;
    private final ScheduledFuture<?> heartbeat;
    private volatile Counts counts = Counts.NONE;
    private volatile int percent;
    private volatile CheckStopped.@Nullable Reason stop;

    CheckLease(CheckQueue queue, CheckOrder order, UUID owner, ScheduledExecutorService hearts) {
        this.queue = queue;
        this.order = order;
        this.owner = owner;
        this.heartbeat = hearts.scheduleWithFixedDelay(this::beat, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
    }

    public CheckOrder order() {
        return order;
    }

    UUID owner() {
        return owner;
    }

    Counts counts() {
        return counts;
    }

    int percent() {
        return percent;
    }

    /** What has been judged so far. */
    public void report(Counts judged, int percentRead) {
        counts = judged;
        percent = Math.min(Math.max(percentRead, 0), 99);
    }

    /** @throws CheckStopped where the check was cancelled, or is another's now */
    public void goOn() {
        var reason = stop;
        if (reason != null) {
            throw new CheckStopped(reason);
        }
    }

    void stop(CheckStopped.Reason reason) {
        stop = reason;
    }

    private void beat() {
        try {
            queue.beat(this).ifPresent(this::stop);
        } catch (RuntimeException e) {
            // The lease runs out by itself where the database stays away.
            LOG.warn("The check {} could not be kept alive", order.id(), e);
        }
    }

    @Override
    public void close() {
        heartbeat.cancel(false);
        queue.released(this);
    }
}
