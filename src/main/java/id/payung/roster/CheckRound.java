package id.payung.roster;

import id.payung.roster.check.CheckQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Checks rosters by itself, one at a time on each node, in a thread of its own: neither the engine's jobs nor the mail wait
 * for a long roster.
 */
@Component
@ConditionalOnBooleanProperty(name = "payung.roster.check.automatic", matchIfMissing = true)
class CheckRound implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRound.class);
    private static final long PAUSE_MS = 500;
    private static final long PAUSE_AFTER_FAILURE_MS = 10_000;
    private static final long PATIENCE_MS = 15_000;

    private final RosterCheckRun run;
    private final CheckQueue queue;
    private volatile boolean running;
    private volatile Thread worker = new Thread();

    CheckRound(RosterCheckRun run, CheckQueue queue) {
        this.run = run;
        this.queue = queue;
    }

    @Override
    public void start() {
        running = true;
        worker = new Thread(this::work, "roster-check");
        worker.start();
    }

    private void work() {
        while (running) {
            long pause = PAUSE_MS;
            try {
                if (run.runNext()) {
                    continue;
                }
            } catch (RuntimeException | Error e) {
                // Whatever it is: without this thread the node would never check a roster again, and nobody would know.
                LOG.error("No roster can be checked at the moment", e);
                pause = PAUSE_AFTER_FAILURE_MS;
            }
            rest(pause);
        }
    }

    private synchronized void rest(long milliseconds) {
        if (running) {
            try {
                wait(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }

    /** What is under way is given back; this or another node begins it anew. */
    @Override
    public void stop() {
        synchronized (this) {
            running = false;
            notifyAll();
        }
        queue.stopAll();
        try {
            worker.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
