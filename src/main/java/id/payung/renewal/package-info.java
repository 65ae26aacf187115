/**
 * What follows an agreement: when the decision opens, who decides, the reminders until the last day, and what silence means.
 * Diagrams: agreement-renewal, daily-sweep. Table of days: reminder-ladder.
 */
@ApplicationModule(
        displayName = "Renewal",
        allowedDependencies = {"agreement", "document", "notification", "party", "platform"})
@NullMarked
package id.payung.renewal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
