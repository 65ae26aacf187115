package id.payung.agreement;

/** Social-security programmes. */
public enum Programme {
    /** Work accident. */
    JKK,
    /** Death. */
    JKM,
    /** Old-age savings. */
    JHT,
    /** Pension. */
    JP
}
