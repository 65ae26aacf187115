/** What the diagram roster-submission calls. */
@NullMarked
package id.payung.roster.process;

import org.jspecify.annotations.NullMarked;
