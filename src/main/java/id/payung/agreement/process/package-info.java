/** The hands of agreement-lifecycle: they read, call and write. */
@NullMarked
package id.payung.agreement.process;

import org.jspecify.annotations.NullMarked;
