package id.payung.support;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;

/**
 * The engine's jobs in the order in which they become due. Without the engine's own housekeeping (history clean-up,
 * batches), which reschedules itself for ever.
 */
public final class DueJobs {
    /** The engine's housekeeping is a handful of jobs; the first of a page is found behind them. */
    private static final int PAGE = 50;

    private final ManagementService management;

    public DueJobs(ManagementService management) {
        this.management = management;
    }

    /** What is due now: asynchronous continuations, which have no date, first. */
    public Optional<Job> next() {
        return first(management.createJobQuery().executable().active().messages())
                .or(() -> first(management
                        .createJobQuery()
                        .executable()
                        .active()
                        .timers()
                        .orderByJobDuedate()
                        .asc()));
    }

    /** The earliest due date after one instant and not after the other. */
    public Optional<Instant> nextDueDate(Instant after, Instant until) {
        return first(management
                        .createJobQuery()
                        .active()
                        .withRetriesLeft()
                        .duedateHigherThan(Date.from(after))
                        .duedateLowerThan(Date.from(until.plusMillis(1)))
                        .orderByJobDuedate()
                        .asc())
                .map(job -> job.getDuedate().toInstant());
    }

    private static Optional<Job> first(JobQuery query) {
        return query.listPage(0, PAGE).stream()
                .filter(DueJobs::belongsToAProcess)
                .findFirst();
    }

    /** Due dates by process key, each in order; of the next thousand timers. */
    public Map<String, List<Instant>> timersByProcess() {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1000)
                .stream()
                .filter(DueJobs::belongsToAProcess)
                .collect(Collectors.groupingBy(
                        Job::getProcessDefinitionKey,
                        Collectors.mapping(job -> job.getDuedate().toInstant(), Collectors.toList())));
    }

    public void run(Job job) {
        management.executeJob(job.getId());
    }

    private static boolean belongsToAProcess(Job job) {
        return job.getProcessDefinitionId() != null;
    }
}
