/**
 * Papers of an agreement: the templates their texts are written from, what Payung makes of them as PDF, and the scans and
 * decrees that people upload.
 */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"platform"})
@NullMarked
package id.payung.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
