package id.payung.agreement;

/** Who signs first. */
public enum SigningOrder {
    BRANCH_FIRST,
    MUNICIPALITY_FIRST,
    ANY
}
