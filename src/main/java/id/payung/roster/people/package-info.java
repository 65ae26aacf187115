/** The judged rows in their tables, and the rules that need more than one of them: set-based SQL and COPY. */
@NullMarked
package id.payung.roster.people;

import org.jspecify.annotations.NullMarked;
