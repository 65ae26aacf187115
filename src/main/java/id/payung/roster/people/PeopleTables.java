package id.payung.roster.people;

/**
 * Where judged rows are written. A dry run uses tables of the same shape that vanish with its transaction, so that there is
 * one way to judge and not two.
 */
public enum PeopleTables {
    STORED("roster_person", "roster_finding"),
    DRY_RUN("checked_person", "checked_finding");

    private final String people;
    private final String findings;

    PeopleTables(String people, String findings) {
        this.people = people;
        this.findings = findings;
    }

    /** SQL with the tables' names in the places {@code {people}} and {@code {findings}}. */
    String in(String sql) {
        return sql.replace("{people}", people).replace("{findings}", findings);
    }
}
