/** Where operators enter organisations and staff. */
@NullMarked
package id.payung.party.web;

import org.jspecify.annotations.NullMarked;
