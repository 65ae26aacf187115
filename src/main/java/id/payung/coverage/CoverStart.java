package id.payung.coverage;

/** When the cover that a bill pays for begins. Kept as a decision table (cover-start.dmn) that staff can read. */
public interface CoverStart {

    Rule rule(Circumstances circumstances);

    enum Rule {
        /** On the first day that the bill pays for. */
        FIRST_DAY,
        /** On the posting date. */
        POSTING_DAY
    }

    /**
     * @param postedLate after the bill's first paid day
     * @param regionalLetter the regional office agreed in a letter
     * @param withinGrace the bill goes on from cover that ended no longer ago than the grace
     */
    record Circumstances(boolean postedLate, boolean regionalLetter, boolean withinGrace) {}
}
