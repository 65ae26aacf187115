/**
 * What happened and where everything stands: an agreement's overview and timeline, lists, and the managers' dashboard.
 * Reads the other rooms' tables, never writes. What each figure counts is in {@code docs/figures.md}.
 */
@ApplicationModule(
        displayName = "Monitoring",
        allowedDependencies = {"agreement", "document", "document::signature", "party", "platform"})
@NullMarked
package id.payung.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
