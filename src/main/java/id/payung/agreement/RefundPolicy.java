package id.payung.agreement;

/** What happens to prepaid months of somebody who leaves; the agreement must say it. */
public enum RefundPolicy {
REFUND,
REPLACE,
NONE
}
