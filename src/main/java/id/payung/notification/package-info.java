/**
 * Mail to staff: a row in the business transaction, sent afterwards over SMTP, never twice. Never personal data: counts,
 * dates and a link.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"platform"})
@NullMarked
package id.payung.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
