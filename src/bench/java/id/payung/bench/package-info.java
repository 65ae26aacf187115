/** How benchmarks measure and report. A benchmark itself lives in the room it is about, tagged {@code bench-<name>}. */
package id.payung.bench;
