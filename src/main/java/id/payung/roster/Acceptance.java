package id.payung.roster;

/** What a verifier says about held rows. Labels: {@code option.acceptance.<name>}. */
public enum Acceptance {
    ACCEPT,
    REFUSE
}
