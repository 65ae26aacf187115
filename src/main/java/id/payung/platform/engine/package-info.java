/** The embedded engine: how it is set, what is deployed, and who may do what to a task. */
@NullMarked
package id.payung.platform.engine;

import org.jspecify.annotations.NullMarked;
