/** Lists of people by which rosters are judged: known deaths, and whom a local rule excludes. */
@NullMarked
package id.payung.roster.list;

import org.jspecify.annotations.NullMarked;
