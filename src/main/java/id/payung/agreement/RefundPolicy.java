package id.payung.agreement;

/** What happens to the prepaid months of somebody who leaves; the agreement must say it. */
public enum RefundPolicy {
    REFUND,
    REPLACE,
    NONE
}
