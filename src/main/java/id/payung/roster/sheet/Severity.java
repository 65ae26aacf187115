package id.payung.roster.sheet;

/** What a finding does to its row. Labels: {@code roster.severity.<name>}. */
public enum Severity {
    /** Rejects the row, or the whole file. */
    E,
    /** Keeps the row and shows the finding. */
    W,
    /** Holds the row until a person decides. */
    D
}
