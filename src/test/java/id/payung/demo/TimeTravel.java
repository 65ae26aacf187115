package id.payung.demo;

import id.payung.platform.Refused;
import id.payung.support.DueJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Moves the demo's clock forward and lets everything happen on the way at its own time: each job at its due date, and
 * after it what the application does by itself every few seconds, such as sending mail.
 */
final class TimeTravel {
    private static final Logger LOG = LoggerFactory.getLogger(TimeTravel.class);
    private static final Duration FURTHEST = Duration.ofDays(3 * 366);

    private final DemoClock clock;
    private final DueJobs jobs;
    private final JobExecutor executor;
    private final List<ScheduledTaskHolder> rounds;
    private final ReentrantLock underWay = new ReentrantLock();

    TimeTravel(DemoClock clock, ProcessEngine engine, List<ScheduledTaskHolder> rounds) {
        this.clock = clock;
        this.jobs = new DueJobs(engine.getManagementService());
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.rounds = rounds;
    }

    /** What happened on the way. Jobs that failed are tried again later, as always, and show in Cockpit. */
    record Journey(Instant from, Instant to, int jobs, int failed) {}

    /** @throws Refused for the past, for more than three years ahead, and while somebody else is moving the clock */
    Journey to(Instant target) {
        if (!underWay.tryLock()) {
            throw Refused.conflict("demo.clock.underWay");
        }
        try {
            var from = clock.instant();
            if (target.isBefore(from)) {
                throw Refused.field("to", "demo.clock.past");
            }
            if (target.isAfter(from.plus(FURTHEST))) {
                throw Refused.field("to", "demo.clock.tooFar");
            }
            var byHand = new ByHand();
            var wasActive = executor.isActive();
            if (wasActive) {
                executor.shutdown(); // two that run the same job would only disturb each other
            }
            try {
                inNobodysName(() -> byHand.travel(target));
            } finally {
                if (wasActive) {
                    executor.start();
                }
            }
            return new Journey(from, clock.instant(), byHand.done, byHand.failed);
        } finally {
            underWay.unlock();
        }
    }

    /** In a thread that knows nothing of the request, as the engine's own jobs run: it is not the admin who does all this. */
    private static void inNobodysName(Runnable work) {
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(work, "time-travel");
        thread.setUncaughtExceptionHandler((failed, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("The clock stopped on its way", failure.get());
        }
    }

    /** Of each process, when its next timer is due, and how many there are. */
    List<Upcoming> upcoming() {
        return jobs.timersByProcess().entrySet().stream()
                .map(entry -> new Upcoming(
                        entry.getKey(),
                        entry.getValue().get(0).atZone(ZoneId.of("Asia/Jakarta")),
                        entry.getValue().size()))
                .sorted(Comparator.comparing(Upcoming::due))
                .toList();
    }

    record Upcoming(String process, ZonedDateTime due, int timers) {}

    private final class ByHand {
        int done;
        int failed;

        void travel(Instant target) {
            runDue();
            for (var due = jobs.nextDueDate(clock.instant(), target);
                    due.isPresent();
                    due = jobs.nextDueDate(clock.instant(), target)) {
                clock.moveTo(due.get().plusMillis(1));
                runDue();
            }
            clock.moveTo(target);
            runDue();
        }

        private void runDue() {
            for (var job = jobs.next(); job.isPresent(); job = jobs.next()) {
                try {
                    jobs.run(job.get());
                    done++;
                } catch (RuntimeException e) {
                    failed++;
                    LOG.warn("Job {} failed", job.get(), e);
                }
            }
            rounds.stream()
                    .flatMap(holder -> holder.getScheduledTasks().stream())
                    .forEach(round -> round.getTask().getRunnable().run());
        }
    }
}
