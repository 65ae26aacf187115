/** The question whether somebody is covered, over HTTP. */
@NullMarked
package id.payung.coverage.web;

import org.jspecify.annotations.NullMarked;
