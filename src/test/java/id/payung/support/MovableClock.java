package id.payung.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is set. There is one per JVM, because the engine's own clock is static too; only
 * {@link TimeMachine} sets both.
 */
public final class MovableClock extends Clock {
    /** Where every test class begins: Monday 2 November 2026, 09:00 in Pekalongan (WIB). */
    public static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

    static final MovableClock SHARED = new MovableClock();

    private volatile Instant now = START;

    private MovableClock() {}

    void set(Instant instant) {
        now = instant;
    }

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
        var shared = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return shared.withZone(other);
            }

            @Override
            public Instant instant() {
                return shared.instant();
            }
        };
    }
}
