package id.payung.agreement;

/** The workers' sector, which decides discounts. */
public enum Sector {
    TRANSPORT,
    OTHER
}
