/** What every page shares: who is signed in, and how numbers, money and days are written. */
@NullMarked
package id.payung.platform.page;

import org.jspecify.annotations.NullMarked;
