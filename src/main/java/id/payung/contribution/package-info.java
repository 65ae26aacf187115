/**
 * Contributions: the tariff, the bill of a roster, its billing code, payment and posting. Diagram: contribution-billing.
 * Decision: contribution-tariff.
 */
@ApplicationModule(
        displayName = "Contribution",
        allowedDependencies = {"agreement", "document", "party", "platform", "roster"})
@NullMarked
package id.payung.contribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
