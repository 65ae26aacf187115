package id.payung.roster.people;

/** What became of the rows with text. They always add up: rows = valid + warned + rejected + held. */
public record Counts(int rows, int valid, int warned, int rejected, int held) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
        if (rows != valid + warned + rejected + held) {
            throw new IllegalArgumentException(
                    "%d rows are not %d + %d + %d + %d".formatted(rows, valid, warned, rejected, held));
        }
    }

    public static Counts of(int valid, int warned, int rejected, int held) {
        return new Counts(valid + warned + rejected + held, valid, warned, rejected, held);
    }

    /** People who can be covered. */
    public int people() {
        return valid + warned;
    }

    public boolean areClean() {
        return people() > 0 && rejected == 0 && held == 0;
    }
}
