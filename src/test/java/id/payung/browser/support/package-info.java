/** A real Chromium and the hands that work in it. */
package id.payung.browser.support;
