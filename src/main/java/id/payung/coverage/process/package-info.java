/** What the engine and the cover say to each other: the delegate, and the start of cover as a decision table. */
@NullMarked
package id.payung.coverage.process;

import org.jspecify.annotations.NullMarked;
