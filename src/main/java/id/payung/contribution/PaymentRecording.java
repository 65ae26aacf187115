package id.payung.contribution;

import id.payung.contribution.Payment.Receipt;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that a bill was paid: exactly its amount, once. */
@Service
public class PaymentRecording {

    private final Bills bills;
    private final Payments payments;
    private final Documents documents;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    PaymentRecording(
            Bills bills,
            Payments payments,
            Documents documents,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.bills = bills;
        this.payments = payments;
        this.documents = documents;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A payment of which only the day is known. */
    @Transactional
    public PaymentOutcome record(
            BillId id, String reference, long amount, LocalDate paidOn, @Nullable String sp2d, @Nullable UUID proof) {
        var municipality = bills.require(id).municipality();
        return record(id, new Receipt(reference, amount, calendar.startOf(paidOn, municipality), sp2d, proof));
    }

    /**
     * The same receipt told twice is recorded once.
     *
     * @throws Refused conflict, where the reference was used for something else or the bill is paid already
     */
    @Transactional
    public PaymentOutcome record(BillId id, Receipt receipt) {
        requireReference(receipt.reference());
        var bill = bills.lock(id);
        var code = bill.code();
        if (code == null) {
            throw Refused.because("contribution.payment.noCodeYet");
        }
        var known = payments.withReference(bill.municipality(), receipt.reference());
        if (known.isPresent()) {
            if (!known.get().says(id, receipt)) {
                throw Refused.conflict("contribution.payment.referenceUsed", receipt.reference());
            }
            return new PaymentOutcome.KnownAlready(known.get(), code.number());
        }
        if (receipt.proof() != null) {
            documents.require(bill.agreement().value(), receipt.proof(), DocumentKind.PAYMENT_PROOF, "proof");
        }
        var payment = new Payment(
                UUID.randomUUID(),
                id,
                receipt.reference(),
                receipt.amount(),
                receipt.paidAt(),
                receipt.sp2d(),
                receipt.proof(),
                currentUser.actor().id(),
                clock.instant());
        var paid = bill.paidBy(payment, payments.of(id).orElse(null));
        bills.update(paid);
        payments.add(payment, bill.municipality());
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                "bill.paid",
                bill.status().name(),
                paid.status().name(),
                String.valueOf(payment.amount()));
        return new PaymentOutcome.Recorded(payment, code.number());
    }

    /** Locks the bill until the transaction ends, so that a payment comes either before this question or after its answer. */
    @Transactional
    public boolean isRecorded(BillId id) {
        return bills.lock(id).isPaid();
    }

    private static void requireReference(String reference) {
        if (reference.isBlank()) {
            throw Refused.field("reference", "form.refused.missing");
        }
        if (reference.length() > Receipt.LONGEST_REFERENCE) {
            throw Refused.field("reference", "form.refused.tooLong", Receipt.LONGEST_REFERENCE);
        }
    }
}
