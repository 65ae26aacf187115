/** Electronic signatures in PDF files (PAdES): who signed, what is covered, and whether it holds. */
@NamedInterface("signature")
@NullMarked
package id.payung.document.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
