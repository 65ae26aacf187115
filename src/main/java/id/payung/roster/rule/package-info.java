/** The rules that judge one row by itself, in plain Java. Knows nothing of the database. */
@NullMarked
package id.payung.roster.rule;

import org.jspecify.annotations.NullMarked;
