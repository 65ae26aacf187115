package id.payung.roster;

import org.jspecify.annotations.Nullable;

/**
 * A finding in the reader's language.
 *
 * @param row the sheet's own row number; null for a finding about the whole file
 * @param column the column's canonical header; null where the finding is about no column
 */
public record ToldFinding(
        @Nullable Integer row, @Nullable String column, String code, String severity, String message) {}
