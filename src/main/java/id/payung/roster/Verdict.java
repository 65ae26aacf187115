package id.payung.roster;

/** A verifier's answer. */
public enum Verdict {
    VERIFY,
    /** Back to the officer, with a reason. */
    RETURN
}
