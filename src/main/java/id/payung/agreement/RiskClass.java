package id.payung.agreement;

/** Work-accident risk of wage earners (PU); non-wage workers have none. */
public enum RiskClass {
    VERY_LOW,
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
}
