package id.payung.roster.people;

/**
 * What became of the rows with text. They always add up: rows = valid + warned + rejected + held.
 *
 * @param waiting how many of the valid and warned ones are over the quota and wait for a place
 */
public record Counts(int rows, int valid, int warned, int rejected, int held, int waiting) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts {
        if (rows != valid + warned + rejected + held) {
            throw new IllegalArgumentException(
                    "%d rows are not %d + %d + %d + %d".formatted(rows, valid, warned, rejected, held));
        }
        if (waiting < 0 || waiting > valid + warned) {
            throw new IllegalArgumentException("%d of %d cannot wait".formatted(waiting, valid + warned));
        }
    }

    public static Counts of(int valid, int warned, int rejected, int held) {
        return new Counts(valid + warned + rejected + held, valid, warned, rejected, held, 0);
    }

    /** People who will be billed and covered. */
    public int people() {
        return valid + warned - waiting;
    }

    /** Whether there is nothing to mend. Held rows are decided on, not mended. */
    public boolean areClean() {
        return people() + held > 0 && rejected == 0;
    }
}
