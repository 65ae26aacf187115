/** The local demo: everything that {@code mvn spring-boot:test-run} adds to the product. Not in the production jar. */
package id.payung.demo;
