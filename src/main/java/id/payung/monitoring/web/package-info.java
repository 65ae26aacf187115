/** Overview, timeline and dashboard as pages and as API. */
@NullMarked
package id.payung.monitoring.web;

import org.jspecify.annotations.NullMarked;
