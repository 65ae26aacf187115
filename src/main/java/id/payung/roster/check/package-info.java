/**
 * The long work of checking a roster: who asked for it, which node does it, how far it is. What checking means is said by the
 * room above. No engine job, since a job may not outlive its lock and a roster may.
 */
@NullMarked
package id.payung.roster.check;

import org.jspecify.annotations.NullMarked;
