/** Looks into files of strangers in bounded memory: whether they are paper and no more, and which words they hold. */
@NullMarked
package id.payung.document.inspection;

import org.jspecify.annotations.NullMarked;
