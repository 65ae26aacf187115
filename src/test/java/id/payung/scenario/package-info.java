/** The real situations the product must carry, from an empty database to their last state, with real services. */
package id.payung.scenario;
