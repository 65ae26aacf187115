package id.payung.support;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Moves the application's and the engine's clock together, and runs what becomes due on the way in its order and at its
 * own time (a millisecond late): a year of daily sweeps is 365 sweeps, each on its day. Time only moves forward within a test class.
 */
public final class TimeMachine {
    private final MovableClock clock = MovableClock.SHARED;
    private final ManagementService jobs;
    private final ProcessDriver driver;

    TimeMachine(ManagementService jobs, ProcessDriver driver) {
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
        for (var due = nextDueDate(target); due != null; due = nextDueDate(target)) {
            set(due.plusMillis(1)); // as in life; at the very millisecond, a last repetition repeats itself for ever
            driver.runDueJobs();
        }
        set(target);
    }

    private Instant nextDueDate(Instant target) {
        return jobs
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(now()))
                .duedateLowerThan(Date.from(target.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .filter(ProcessDriver::belongsToAProcess)
                .findFirst()
                .map(job -> job.getDuedate().toInstant())
                .orElse(null);
    }

    static void reset() {
        set(MovableClock.START);
    }

    private static void set(Instant instant) {
        MovableClock.SHARED.set(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
