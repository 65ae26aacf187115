package id.payung.contribution;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.Programme;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for the people of one roster: computed until the billing code is entered, then frozen, paid, posted.
 *
 * @param period the agreement's, from which months are counted; months wholly passed at calculation are left out
 * @param monthsBefore months of the period before these people take part, as in a later wave; never billed
 */
record Bill(
        BillId id,
        AgreementId agreement,
        String municipality,
        UUID roster,
        CoveragePeriod period,
        int monthsBefore,
        Set<Programme> programs,
        BillStatus status,
        Calculation calculation,
        @Nullable IssuedCode code,
        @Nullable Posting posting) {

    /** A specimen is 632309048826; the exact form is not published [U]. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6,30}");

    Bill {
        programs = Set.copyOf(programs);
    }

    /** @param from the first day of the people's coverage: the first of some month of the agreement's period */
    static Bill open(AgreementFacts agreement, UUID roster, LocalDate from, LocalDate today) {
        return new Bill(
                BillId.next(),
                agreement.id(),
                agreement.municipality(),
                roster,
                agreement.period(),
                monthsPassed(agreement.period(), from),
                agreement.programs(),
                BillStatus.CALCULATED,
                new Calculation(0, 0, 0, today),
                null,
                null);
    }

    /** Months of a period, counted from its first day, whose last day lies before {@code day}. */
    static int monthsPassed(CoveragePeriod period, LocalDate day) {
        int passed = 0;
        while (passed < period.months()
                && !period.firstDay().plusMonths(passed + 1L).isAfter(day)) {
            passed++;
        }
        return passed;
    }

    /** Months of a period, counted from its first day, that begin on {@code day} or before. */
    static int monthsBegun(CoveragePeriod period, LocalDate day) {
        return (int) period.monthBeginnings().stream()
                .filter(begins -> !begins.isAfter(day))
                .count();
    }

    /** Months that are not paid for when calculated on that day. */
    int monthsLeftOut(LocalDate day) {
        return Math.max(monthsBefore, monthsPassed(period, day));
    }

    LocalDate monthFirstDay(int month) {
        return period.firstDay().plusMonths(month);
    }

    /** The first day that the money pays for. */
    LocalDate firstPaidDay() {
        return monthFirstDay(calculation.monthsLeftOut());
    }

    int paidMonths() {
        return period.months() - calculation.monthsLeftOut();
    }

    boolean isPaid() {
        return status == BillStatus.PAID || status == BillStatus.POSTED || status == BillStatus.RECONCILED;
    }

    /** Nobody has paid yet: may still be cancelled. */
    boolean isOpen() {
        return status == BillStatus.CALCULATED || status == BillStatus.CODE_ISSUED;
    }

    Bill calculated(Calculation calculation) {
        requireCalculable();
        return new Bill(
                id, agreement, municipality, roster, period, monthsBefore, programs, status, calculation, null, null);
    }

    void requireCalculable() {
        if (status != BillStatus.CALCULATED) {
            throw Refused.conflict("contribution.code.notOpen");
        }
    }

    static String plainCode(String entered) {
        String plain = entered.replaceAll("[\\s.-]", "").toUpperCase(java.util.Locale.ROOT);
        if (!CODE.matcher(plain).matches()) {
            throw Refused.field("billingCode", "contribution.code.pattern");
        }
        return plain;
    }

    /** Freezes the bill. */
    Bill withCode(IssuedCode issued) {
        requireCalculable();
        if (paidMonths() == 0) {
            throw Refused.because("contribution.code.allMonthsPassed");
        }
        if (calculation.people() == 0) {
            throw Refused.because("contribution.code.nobody");
        }
        return in(BillStatus.CODE_ISSUED, issued, null);
    }

    /** @param earlier the payment that is recorded already, where there is one */
    Bill paidBy(Payment payment, @Nullable Payment earlier) {
        if (earlier != null) {
            throw Refused.conflict("contribution.payment.alreadyPaid", earlier.reference());
        }
        switch (status) {
            case CODE_ISSUED -> {}
            case CALCULATED -> throw Refused.because("contribution.payment.noCodeYet");
            case CANCELLED, EXPIRED -> throw Refused.because("contribution.payment.cancelled");
            case PAID, POSTED, RECONCILED ->
                throw new IllegalStateException("Bill %s is paid, but by no payment".formatted(id));
        }
        if (payment.paidAt().isAfter(payment.recordedAt())) {
            throw Refused.because("contribution.payment.inTheFuture");
        }
        if (payment.amount() != calculation.amount()) {
            throw Refused.because("contribution.payment.amountDiffers", calculation.amount(), payment.amount());
        }
        return in(BillStatus.PAID, code, null);
    }

    /**
     * Posted by somebody who neither entered the billing code nor recorded the payment.
     *
     * @param paidOn the day of the payment in the municipality's zone
     * @param today in the municipality's zone
     */
    Bill posted(Posting posting, Payment payment, LocalDate paidOn, LocalDate today) {
        if (status == BillStatus.POSTED || status == BillStatus.RECONCILED) {
            throw Refused.conflict("contribution.posting.alreadyPosted");
        }
        if (status != BillStatus.PAID || code == null) {
            throw Refused.because("contribution.posting.notPaid");
        }
        if (posting.postedBy().equals(code.enteredBy())) {
            throw Refused.forbidden("contribution.posting.enteredTheCode");
        }
        if (posting.postedBy().equals(payment.recordedBy())) {
            throw Refused.forbidden("contribution.posting.recordedThePayment");
        }
        if (posting.on().isBefore(paidOn)) {
            throw Refused.field("postedOn", "contribution.posting.beforePayment", paidOn);
        }
        if (posting.on().isAfter(today)) {
            throw Refused.field("postedOn", "contribution.posting.inTheFuture", today);
        }
        if (posting.letter() != null && posting.letter().date().isAfter(today)) {
            throw Refused.field("letterDate", "contribution.posting.letterInTheFuture");
        }
        return in(BillStatus.POSTED, code, posting);
    }

    Bill cancelled() {
        if (!isOpen()) {
            throw Refused.because("contribution.cancel.alreadyPaid");
        }
        return in(BillStatus.CANCELLED, code, null);
    }

    /** Its code is worth nothing any more. */
    Bill expired() {
        switch (status) {
            case CODE_ISSUED -> {}
            case CALCULATED -> throw Refused.because("contribution.reissue.noCodeYet");
            default -> throw Refused.conflict("contribution.reissue.tooLate");
        }
        return in(BillStatus.EXPIRED, code, null);
    }

    private Bill in(BillStatus next, @Nullable IssuedCode code, @Nullable Posting posting) {
        return new Bill(
                id, agreement, municipality, roster, period, monthsBefore, programs, next, calculation, code, posting);
    }
}
