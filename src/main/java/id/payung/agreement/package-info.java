/**
 * Cooperation agreements (PKS) between a branch and a municipality: terms, review, approval, numbers, signing, amendments,
 * withdrawal, early termination, end; and the umbrellas that they are made under. Diagrams: agreement-lifecycle,
 * agreement-amendment, memorandum-lifecycle.
 */
@ApplicationModule(
        displayName = "Agreement",
        allowedDependencies = {"document", "document :: signature", "document :: template", "party", "platform"})
@NullMarked
package id.payung.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
