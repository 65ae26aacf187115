package id.payung.roster.people;

/**
 * Where judged rows are written. A dry run uses tables of the same shape that vanish with its transaction, so that there is
 * one way to judge and not two.
 */
public enum PeopleTables {
    STORED("roster_person", "roster_finding", "true"),
    /** Some rows of a roster are judged anew, see {@link RowsToMend}; the others stay as they are. */
    MENDED(
            "roster_person",
            "roster_finding",
            "exists (select 1 from mended_row m where m.row_number = person.row_number)"),
    DRY_RUN("checked_person", "checked_finding", "true");

    private final String people;
    private final String findings;
    private final String judged;

    PeopleTables(String people, String findings, String judged) {
        this.people = people;
        this.findings = findings;
        this.judged = judged;
    }

    /**
     * SQL with the tables' names in the places {@code {people}} and {@code {findings}}. {@code {judged}} asks of a row called
     * {@code person} whether it is judged now: a rule says nothing of the others.
     */
    String in(String sql) {
        return sql.replace("{people}", people).replace("{findings}", findings).replace("{judged}", judged);
    }

    /** Whether the rows stay. */
    public boolean areKept() {
        return this != DRY_RUN;
    }
}
