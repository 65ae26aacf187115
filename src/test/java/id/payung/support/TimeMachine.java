package id.payung.support;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Moves the application's and the engine's clock together, and runs what becomes due on the way in its order and at its
 * own time (a millisecond late): a year of daily sweeps is 365 sweeps, each on its day. Time only moves forward within a test class.
 */
public final class TimeMachine {
    private final MovableClock clock = MovableClock.SHARED;
    private final DueJobs jobs;
    private final ProcessDriver driver;

    TimeMachine(DueJobs jobs, ProcessDriver driver) {
        this.jobs = jobs;
        this.driver = driver;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves to eight in the morning of that day in the zone. */
    public void travelTo(LocalDate day, ZoneId zone) {
        travelTo(ZonedDateTime.of(day, LocalTime.of(8, 0), zone).toInstant());
    }

    public void travel(Duration duration) {
        travelTo(now().plus(duration));
    }

    /** Runs what is due now, then each later job at its due date, until nothing is due before the target. */
    public void travelTo(Instant target) {
        if (target.isBefore(now())) {
            throw new IllegalArgumentException("Time only moves forward: it is %s, not %s".formatted(now(), target));
        }
        driver.runDueJobs();
        for (var due = next(target); due.isPresent(); due = next(target)) {
            // As in life; at the very millisecond, a timer's last repetition would repeat itself for ever.
            set(due.get().plusMillis(1));
            driver.runDueJobs();
        }
        set(target);
    }

    private Optional<Instant> next(Instant target) {
        return jobs.nextDueDate(now(), target);
    }

    static void reset() {
        set(MovableClock.START);
    }

    static void set(Instant instant) {
        MovableClock.SHARED.set(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
