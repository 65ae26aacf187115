/** Signing in, and which requests get through: pages, the API, Tasklist and Cockpit. */
@NullMarked
package id.payung.platform.security;

import org.jspecify.annotations.NullMarked;
