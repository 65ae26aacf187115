package id.payung.roster.check;

import id.payung.roster.people.Counts;

/**
 * How far a check is, as people see it grow.
 *
 * @param percent of the file that was read; 100 at the end
 * @param counts rows judged so far, before duplicates and quota
 */
public record CheckProgress(CheckState state, int percent, Counts counts) {}
