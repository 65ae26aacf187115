/** Where operators enter organisations and staff, and each organisation its officials. */
@NullMarked
package id.payung.party.web;

import org.jspecify.annotations.NullMarked;
