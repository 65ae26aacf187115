/** The roster's way into the social-security side's own system: the table that goes there, and what comes back. */
@NullMarked
package id.payung.roster.registration;

import org.jspecify.annotations.NullMarked;
