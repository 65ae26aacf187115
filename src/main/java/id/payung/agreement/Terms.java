package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the parties agree: for what, from when, for how long, and, unless it is an umbrella, who is covered and who pays. Refuses
 * terms that cannot stand, one reason per field.
 *
 * @param firstDay first day of coverage; of an umbrella, the first day under which agreements may be made
 * @param months length, counted from the first day
 * @param legalBasis local regulations and decrees; no regulation, no payment [V BENG]
 * @param cover null for an umbrella, which covers nobody itself
 */
public record Terms(
        String title,
        Set<Programme> programs,
        LocalDate firstDay,
        int months,
        List<String> legalBasis,
        SigningOrder signingOrder,
        boolean renewable,
        @Embedded.Nullable @Nullable CoverTerms cover) {

    public static final int LARGEST_QUOTA = 1_000_000;
    public static final int LONGEST_TITLE = 300;
    public static final int MOST_LEGAL_BASES = 20;
    static final int DEFAULT_MIN_AGE = 18;
    public static final int OLDEST_MIN_AGE = 64;

    @PersistenceCreator
    public Terms {
        programs = inOrder(programs);
        legalBasis = List.copyOf(legalBasis);
        var refused = new ArrayList<Refused.Reason>();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            refused.add(Refused.Reason.of("title", "agreement.title.length", LONGEST_TITLE));
        }
        if (months < 1 || months > CoveragePeriod.MOST_MONTHS) {
            refused.add(Refused.Reason.of("months", "agreement.months.outOfRange", CoveragePeriod.MOST_MONTHS));
        }
        if (!programs.containsAll(EnumSet.of(Programme.JKK, Programme.JKM))) {
            refused.add(Refused.Reason.of("programs", "agreement.programs.minimum"));
        }
        if (legalBasis.isEmpty()
                || legalBasis.size() > MOST_LEGAL_BASES
                || legalBasis.stream().anyMatch(String::isBlank)) {
            refused.add(Refused.Reason.of("legalBasis", "agreement.legalBasis.missing", MOST_LEGAL_BASES));
        }
        if (cover != null) {
            refused.addAll(cover.refusedWith(programs));
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }

    /** The terms of an agreement that covers people. */
    public Terms(
            String title,
            Regime regime,
            @Nullable RiskClass riskClass,
            Sector sector,
            Set<Programme> programs,
            int quota,
            LocalDate firstDay,
            int months,
            FundSource fundSource,
            @Nullable String budgetCode,
            List<String> legalBasis,
            RefundPolicy refundPolicy,
            SigningOrder signingOrder,
            boolean renewable,
            int minAge,
            @Nullable Integer maxPerFamily,
            List<String> occupations) {
        this(
                title,
                programs,
                firstDay,
                months,
                legalBasis,
                signingOrder,
                renewable,
                new CoverTerms(
                        regime,
                        riskClass,
                        sector,
                        quota,
                        fundSource,
                        budgetCode,
                        refundPolicy,
                        minAge,
                        maxPerFamily,
                        occupations));
    }

    /**
     * Whether what pays is allowed to pay in that year: village money needs a basis of the year itself, which names it
     * (Permendesa PDT 16/2025 for 2026; sources contradict each other for the years before) [V HABAR, BULETIN].
     */
    boolean hasBasisOfItsYear() {
        var year = Integer.toString(firstDay.getYear());
        return cover == null
                || !cover.fundSource().isVillageMoney()
                || legalBasis.stream().anyMatch(basis -> basis.contains(year));
    }

    public CoveragePeriod period() {
        return new CoveragePeriod(firstDay, months);
    }

    private static Set<Programme> inOrder(Set<Programme> programs) {
        var ordered = EnumSet.noneOf(Programme.class);
        ordered.addAll(programs);
        return Collections.unmodifiableSet(ordered);
    }

    /** Who is covered and who pays. */
    CoverTerms covering() {
        if (cover == null) {
            throw new IllegalStateException("An umbrella covers nobody itself");
        }
        return cover;
    }

    /** The same terms for the period that follows without a gap. */
    Terms forNextPeriod() {
        return new Terms(
                title, programs, period().next().firstDay(), months, legalBasis, signingOrder, renewable, cover);
    }
}
