package id.payung.contribution;

import id.payung.agreement.Programme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as its parties see it. Money in whole rupiah.
 *
 * @param firstDay the first day that the money pays for; months left out lie before it
 * @param months how many months are paid
 * @param monthsLeftOut months of the period that had wholly passed at the last calculation
 * @param amount for all people and months; may still change while the status is CALCULATED
 */
public record BillView(
        UUID id,
        UUID agreement,
        UUID roster,
        BillStatus status,
        int people,
        LocalDate firstDay,
        LocalDate lastDay,
        int months,
        int monthsLeftOut,
        List<Programme> programs,
        long amount,
        LocalDate calculatedOn,
        List<TariffLine> tariff,
        @Nullable String billingCode,
        @Nullable LocalDate dueOn,
        @Nullable PaymentView payment,
        @Nullable PostingView posting,
        @Nullable CreditView credit,
        @Nullable CardsView cards) {

    /**
     * What one programme costs a person in each of some months.
     *
     * @param rupiah where it is the same for all
     * @param percent of the wage, where it is not
     * @param from first day of the first of these months
     */
    public record TariffLine(
            Programme programme,
            @Nullable Long rupiah,
            @Nullable BigDecimal percent,
            @Nullable Long wageCeiling,
            LocalDate from,
            int months,
            String legalBasis,
            Rate.Certainty certainty) {}

    public record PaymentView(
            UUID id,
            String billingCode,
            String reference,
            long amount,
            Instant paidAt,
            @Nullable String sp2d,
            @Nullable UUID proof,
            String recordedBy,
            Instant recordedAt) {

        public static PaymentView of(Payment payment, String billingCode) {
            return new PaymentView(
                    payment.id(),
                    billingCode,
                    payment.reference(),
                    payment.amount(),
                    payment.paidAt(),
                    payment.sp2d(),
                    payment.proof(),
                    payment.recordedBy(),
                    payment.recordedAt());
        }
    }

    public record PostingView(LocalDate postedOn, @Nullable RegionalLetter letter, String postedBy) {}

    /** Months that were paid but had passed before cover began. */
    public record CreditView(int months, long amount) {}

    public record CardsView(LocalDate handedOverOn, int cards, @Nullable String note) {}
}
