package id.payung.contribution;

import id.payung.agreement.AgreementDirectory;
import id.payung.contribution.Payment.Receipt;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Payments told from outside, by municipal finance or its machine account. */
@Service
public class PaymentReception {

    private final Bills bills;
    private final AgreementDirectory agreements;
    private final PaymentRecording recording;
    private final BillingWorkflow workflow;
    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;

    PaymentReception(
            Bills bills,
            AgreementDirectory agreements,
            PaymentRecording recording,
            BillingWorkflow workflow,
            BusinessCalendar calendar,
            CurrentUser currentUser) {
        this.bills = bills;
        this.agreements = agreements;
        this.recording = recording;
        this.workflow = workflow;
        this.calendar = calendar;
        this.currentUser = currentUser;
    }

    /**
     * @param amount whole rupiah
     * @param paidAt an ISO date, or an ISO instant with its offset; a date means the start of that day in the municipality
     */
    public record Notice(String billingCode, long amount, String paidAt, String reference, @Nullable String sp2d) {}

    /**
     * There is no {@code @Transactional} here, and adding one would be a mistake: the payment commits alone, and the message
     * that follows is only a hint, which may miss without undoing a fact.
     *
     * @throws Refused where no bill of this municipality has the code; forbidden to all but municipal finance
     */
    public PaymentOutcome receive(Notice notice) {
        var actor = currentUser.actor();
        if (!actor.is(Role.MUNICIPAL_FINANCE)) {
            throw Refused.forbidden("contribution.payment.onlyMunicipalFinance");
        }
        IdentityNumberInText.refuse("sp2d", notice.sp2d());
        var bill = bills.withCode(Bill.plainCode(notice.billingCode()))
                .filter(b -> agreements.isParty(agreements.facts(b.agreement()), actor))
                .orElseThrow(() -> Refused.because("contribution.payment.codeUnknown"));
        var outcome = recording.record(
                bill.id(),
                new Receipt(
                        notice.reference(),
                        notice.amount(),
                        instant(notice.paidAt(), bill.municipality()),
                        notice.sp2d(),
                        null));
        if (outcome instanceof PaymentOutcome.Recorded) {
            workflow.paymentRecorded(bill.id());
        }
        return outcome;
    }

    /**
     * Tells every payment that waits for its posting once more: after a crash between payment and message nobody else would.
     * A process that knows already does not hear it.
     */
    public void tellAgain() {
        bills.paid().forEach(workflow::paymentRecorded);
    }

    private Instant instant(String paidAt, String municipality) {
        int time = paidAt.indexOf('T');
        var day = IsoDay.read(time < 0 ? paidAt : paidAt.substring(0, time))
                .orElseThrow(() -> Refused.field("paidAt", "form.refused.date"));
        if (time < 0) {
            return calendar.startOf(day, municipality);
        }
        try {
            return OffsetDateTime.parse(paidAt).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field("paidAt", "form.refused.date");
        }
    }
}
