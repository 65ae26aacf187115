package id.payung.coverage;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.contribution.BillStatus;
import id.payung.coverage.CoverAnswer.Cover;
import id.payung.coverage.CoverPeriods.Period;
import id.payung.roster.RosterStatus;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that is known of one person's cover, from which every state is derived and none is stored. */
final class CoverHistory {

    private static final Set<NotCovered> UNPAID =
            Set.of(NotCovered.BILL_UNPAID, NotCovered.BILL_NOT_POSTED, NotCovered.POSTED_LATER);

    private final List<Period> periods;
    private final List<Listing> listings;
    private final CoverageSettings settings;

    /** @param periods earliest first */
    CoverHistory(List<Period> periods, List<Listing> listings, CoverageSettings settings) {
        this.periods = List.copyOf(periods);
        this.listings = List.copyOf(listings);
        this.settings = settings;
    }

    /**
     * One row of a roster that names the person.
     *
     * @param billing how the roster is billed; null while it is not
     */
    record Listing(AgreementId agreement, Row row, RosterStatus roster, @Nullable Billing billing) {

        enum Row {
            ADMITTED,
            HELD,
            REJECTED
        }

        /**
         * @param firstDay the first day that the bill pays for
         * @param coverFrom the first covered day; null where nobody is covered (yet)
         * @param coverEnds the day on which the agreement ended early; null where it did not
         */
        record Billing(
                BillStatus status,
                LocalDate firstDay,
                LocalDate lastDay,
                @Nullable LocalDate coverFrom,
                @Nullable LocalDate coverEnds) {

            boolean isPosted() {
                return status == BillStatus.POSTED || status == BillStatus.RECONCILED;
            }

            boolean pays(LocalDate day) {
                return !day.isBefore(firstDay) && !day.isAfter(lastDay);
            }

            LocalDate lastCoveredDay() {
                return coverEnds != null && coverEnds.isBefore(lastDay) ? coverEnds : lastDay;
            }
        }
    }

    private record Finding(NotCovered reason, @Nullable LocalDate turningDay, int rank) {}

    /** @param own the agreements of which the asker may know */
    CoverAnswer on(LocalDate day, Predicate<AgreementId> own) {
        var ours = periods.stream().filter(p -> own.test(p.agreement())).toList();
        var covers = ours.stream().filter(p -> p.contains(day)).map(this::cover).toList();
        if (!covers.isEmpty()) {
            boolean waiting = covers.stream()
                    .allMatch(c -> c.jkmFullBenefitFrom() != null && day.isBefore(c.jkmFullBenefitFrom()));
            return new CoverAnswer(
                    true, waiting ? CoverStatus.ACTIVE_JKM_WAITING : CoverStatus.ACTIVE, null, null, covers);
        }
        if (periods.stream().anyMatch(p -> p.contains(day))) {
            return new CoverAnswer(false, null, NotCovered.COVERED_ELSEWHERE, day, List.of());
        }
        var finding = listings.stream()
                .filter(l -> own.test(l.agreement()))
                .map(l -> finding(l, day))
                .min(Comparator.comparingInt(Finding::rank))
                .orElse(new Finding(NotCovered.NEVER_ON_ROSTER, null, 9));
        return new CoverAnswer(
                false, status(ours, finding.reason(), day), finding.reason(), finding.turningDay(), List.of());
    }

    private @Nullable CoverStatus status(List<Period> ours, NotCovered reason, LocalDate day) {
        var ended = ours.stream().map(Period::lastDay).filter(day::isAfter).max(Comparator.naturalOrder());
        if (ended.isPresent() && !day.isAfter(settings.graceEnds(ended.get()))) {
            return CoverStatus.GRACE;
        }
        if (UNPAID.contains(reason)) {
            return CoverStatus.REGISTERED_UNPAID;
        }
        return ended.isPresent() ? CoverStatus.ENDED : null;
    }

    /** What this listing has to say about the day; the lowest rank says it best. */
    private static Finding finding(Listing listing, LocalDate day) {
        switch (listing.row()) {
            case REJECTED -> {
                return new Finding(NotCovered.REJECTED, null, 7);
            }
            case HELD -> {
                return new Finding(NotCovered.HELD, null, 6);
            }
            case ADMITTED -> {}
        }
        if (!listing.roster().isHandedOver()) {
            return new Finding(NotCovered.ROSTER_NOT_HANDED_OVER, null, 5);
        }
        var billing = listing.billing();
        if (billing == null) {
            return new Finding(NotCovered.BILL_UNPAID, null, 4);
        }
        int rank = billing.pays(day) ? 1 : 4;
        if (billing.status() == BillStatus.PAID) {
            return new Finding(NotCovered.BILL_NOT_POSTED, null, rank);
        }
        if (!billing.isPosted()) {
            return new Finding(NotCovered.BILL_UNPAID, null, rank);
        }
        if (day.isBefore(billing.firstDay())) {
            return new Finding(NotCovered.NOT_BEGUN, billing.firstDay(), 3);
        }
        if (day.isAfter(billing.lastCoveredDay())) {
            return new Finding(NotCovered.ENDED, billing.lastCoveredDay(), 2);
        }
        return new Finding(NotCovered.POSTED_LATER, billing.coverFrom(), 1);
    }

    private Cover cover(Period period) {
        var sameAgreement = periods.stream()
                .filter(p -> p.agreement().equals(period.agreement()))
                .toList();
        var from = period.firstDay();
        var through = period.lastDay();
        for (int i = sameAgreement.size() - 1; i >= 0; i--) {
            var earlier = sameAgreement.get(i);
            from = earlier.lastDay().plusDays(1).equals(from) ? earlier.firstDay() : from;
        }
        for (Period later : sameAgreement) {
            through = through.plusDays(1).equals(later.firstDay()) ? later.lastDay() : through;
        }
        var fullBenefit = period.programs().contains(Programme.JKM)
                ? memberSince(period).plusMonths(settings.jkmWaitingMonths())
                : null;
        return new Cover(period.agreement(), period.programs(), from, through, fullBenefit);
    }

    /** Since when the person has been a member without a gap longer than the grace, under whichever agreements. */
    private LocalDate memberSince(Period until) {
        Optional<LocalDate> since = Optional.empty();
        LocalDate through = LocalDate.MIN;
        for (Period period : periods) {
            if (period.firstDay().isAfter(until.firstDay())) {
                break;
            }
            boolean goesOn = since.isPresent()
                    && !period.firstDay().isAfter(settings.graceEnds(through).plusDays(1));
            since = goesOn ? since : Optional.of(period.firstDay());
            through = period.lastDay().isAfter(through) ? period.lastDay() : through;
        }
        return since.orElse(until.firstDay());
    }
}
