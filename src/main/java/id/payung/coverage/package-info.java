/**
 * Who is covered on a day, by which agreement, until when, and why not. Derived from posted bills and dates, never stored as
 * a state. Decision: cover-start.
 */
@ApplicationModule(
        displayName = "Coverage",
        allowedDependencies = {"agreement", "contribution", "document", "party", "platform", "roster"})
@NullMarked
package id.payung.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
