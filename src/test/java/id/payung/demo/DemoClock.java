package id.payung.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The demo's time: the real one plus an offset that only grows and is kept in the data folder. The engine's own clock goes
 * along.
 */
final class DemoClock extends Clock {
    private final DataFolder folder;
    private volatile Duration offset;

    DemoClock(DataFolder folder) throws IOException {
        this.folder = folder;
        this.offset = folder.clockOffset();
        ClockUtil.offset(offset.toMillis());
    }

    /** Moves forward; kept before anything happens at the new time, so that time never runs backwards. */
    synchronized void moveTo(Instant instant) {
        var ahead = Duration.between(Instant.now(), instant);
        if (ahead.compareTo(offset) <= 0) {
            return;
        }
        try {
            folder.clockOffset(ahead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        offset = ahead;
        ClockUtil.offset(ahead.toMillis());
    }

    boolean isMoved() {
        return !offset.isZero();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    private static final class InZone extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }
    }
}
