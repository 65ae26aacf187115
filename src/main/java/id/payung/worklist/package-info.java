/**
 * Tasks for people: which wait, until when, for whom; the task API and everybody's home page. The read model
 * {@code open_task} is kept in the engine's own transaction, so that lists never ask the engine. Diagrams: every user
 * task, and the reminders of daily-sweep.
 */
@ApplicationModule(
        displayName = "Worklist",
        allowedDependencies = {"agreement", "notification", "party", "platform"})
@NullMarked
package id.payung.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
