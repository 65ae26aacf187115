package id.payung.agreement;

/** The two sides of an agreement. */
public enum Side {
    BRANCH,
    MUNICIPALITY
}
