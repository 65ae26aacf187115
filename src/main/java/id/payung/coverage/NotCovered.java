package id.payung.coverage;

/**
 * Why somebody is not covered on a day. Sentences with what to do next: {@code coverage.reason.<name>}. Names are only ever
 * added.
 */
public enum NotCovered {
    /** On no roster of the asker's agreements. */
    NEVER_ON_ROSTER,
    /** On a roster, but the row was rejected. */
    REJECTED,
    /** On a roster, but held for a decision. */
    HELD,
    /** On a roster that is not handed over yet. */
    ROSTER_NOT_HANDED_OVER,
    /** The bill has not been paid. */
    BILL_UNPAID,
    /** The bill is paid, but the branch has not posted it. */
    BILL_NOT_POSTED,
    /** The bill was posted after that day. */
    POSTED_LATER,
    /** Paid, and the first day is still to come. */
    NOT_BEGUN,
    ENDED,
    /** Covered by an agreement of other parties. */
    COVERED_ELSEWHERE
}
