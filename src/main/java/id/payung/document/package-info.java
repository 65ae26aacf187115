/** Papers of an agreement: the texts Payung makes as PDF, and the scans and decrees that people upload. */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"platform"})
@NullMarked
package id.payung.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
