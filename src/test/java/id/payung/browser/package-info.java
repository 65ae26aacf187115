/** What people see: Tasklist, its forms and our pages, some of it in a real Chromium. */
package id.payung.browser;
