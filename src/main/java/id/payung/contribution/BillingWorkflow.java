package id.payung.contribution;

import id.payung.platform.ProcessStart;

/** What the application tells the process contribution-billing. Public only so that {@code process} can implement it. */
public interface BillingWorkflow {

    /** Starts the process of a bill. */
    void opened(BillId bill, ProcessStart.Parties parties);

    /** A hint: the payment is recorded already, and whoever does not hear of it finds it in the table. */
    void paymentRecorded(BillId bill);

    void cancelled(BillId bill);
}
