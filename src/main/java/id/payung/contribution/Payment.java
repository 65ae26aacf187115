package id.payung.contribution;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money paid for a bill.
 *
 * @param reference the payer's own number of the transfer; unique in a municipality
 * @param sp2d the treasury's disbursement order
 * @param proof the stored paper, kind PAYMENT_PROOF
 */
public record Payment(
        UUID id,
        BillId bill,
        String reference,
        long amount,
        Instant paidAt,
        @Nullable String sp2d,
        @Nullable UUID proof,
        String recordedBy,
        Instant recordedAt) {

    /**
     * What somebody says about a payment.
     *
     * @param amount whole rupiah
     */
    public record Receipt(String reference, long amount, Instant paidAt, @Nullable String sp2d, @Nullable UUID proof) {

        static final int LONGEST_REFERENCE = 100;
    }

    /** Whether the receipt tells the same as was recorded; the scan beside it does not count. */
    boolean says(BillId bill, Receipt receipt) {
        return this.bill.equals(bill)
                && amount == receipt.amount()
                && paidAt.equals(receipt.paidAt())
                && java.util.Objects.equals(sp2d, receipt.sp2d());
    }
}
