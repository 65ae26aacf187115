/** The hands of agreement-renewal, and of the daily sweep where it reminds: they read, call and write. */
@NullMarked
package id.payung.renewal.process;

import org.jspecify.annotations.NullMarked;
