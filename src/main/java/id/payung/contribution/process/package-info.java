/** What the engine and the contributions say to each other: delegates, messages, and the tariff as a decision table. */
@NullMarked
package id.payung.contribution.process;

import org.jspecify.annotations.NullMarked;
