/** The task API and the home page. */
@NullMarked
package id.payung.worklist.web;

import org.jspecify.annotations.NullMarked;
