/** The roster's API. */
@NullMarked
package id.payung.roster.web;

import org.jspecify.annotations.NullMarked;
