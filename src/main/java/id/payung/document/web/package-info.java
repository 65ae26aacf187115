/** Templates as API and as pages. */
@NullMarked
package id.payung.document.web;

import org.jspecify.annotations.NullMarked;
