package id.payung.contribution;

/** Where a bill stands. Labels: {@code contribution.status.<name>}. */
public enum BillStatus {
    /** Computed, and computed anew until the billing code is entered. */
    CALCULATED,
    /** The billing code is entered and the amount frozen. */
    CODE_ISSUED,
    PAID,
    /** The branch has matched the money: cover may begin. */
    POSTED,
    RECONCILED,
    /** The billing code ran out before payment. */
    EXPIRED,
    CANCELLED
}
