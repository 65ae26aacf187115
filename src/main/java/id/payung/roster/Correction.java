package id.payung.roster;

/** How the officer answers what was found. */
public enum Correction {
    /** A mended file was uploaded. */
    CORRECTED,
    /** Go on with the good rows; the rejected stay out. */
    PROCEED_WITHOUT_REJECTED
}
