/**
 * What stands in an uploaded file: its kind, its header, its rows as text, and what is to be said of them. Knows nothing of
 * agreements or tables.
 */
@NullMarked
package id.payung.roster.sheet;

import org.jspecify.annotations.NullMarked;
