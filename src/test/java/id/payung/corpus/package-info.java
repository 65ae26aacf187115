/**
 * One process instance in every wait state of every released version, kept as data, and walked to its end by today's code,
 * models and migrations: agreements live for years, diagrams change monthly. The data and how a release adds its own:
 * {@code src/test/resources/corpus/README.md}.
 */
package id.payung.corpus;
