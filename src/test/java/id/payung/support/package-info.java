/** What tests stand on: a real PostgreSQL, a clock that moves, and hands for the engine's jobs. */
package id.payung.support;
