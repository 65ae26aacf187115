/** The agreement's API. */
@NullMarked
package id.payung.agreement.web;

import org.jspecify.annotations.NullMarked;
