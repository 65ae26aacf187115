/** Where tasks meet the engine: due dates, the read model's listener, claiming and completing. */
@NullMarked
package id.payung.worklist.process;

import org.jspecify.annotations.NullMarked;
