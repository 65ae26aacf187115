/** Bills and payments over HTTP. */
@NullMarked
package id.payung.contribution.web;

import org.jspecify.annotations.NullMarked;
