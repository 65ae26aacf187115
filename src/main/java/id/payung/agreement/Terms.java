package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agree: who is covered, for what, from when, paid by whom. Refuses terms that cannot stand, one reason
 * per field.
 *
 * @param quota most people covered at one time
 * @param firstDay first day of coverage
 * @param months length of coverage, counted from the first day
 * @param budgetCode budget account of the payer (Permendagri 90/2019 pattern), chosen locally [U]
 * @param legalBasis local regulations and decrees; no regulation, no payment [V BENG]
 * @param minAge youngest age on the first day, in years
 * @param maxPerFamily most people with one family card; null where not limited
 * @param occupations admitted occupation codes; empty means every one of the regime
 */
public record Terms(
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

    public static final int LARGEST_QUOTA = 1_000_000;
    public static final int LONGEST_TITLE = 300;
    public static final int MOST_LEGAL_BASES = 20;
    static final int DEFAULT_MIN_AGE = 18;
    public static final int OLDEST_MIN_AGE = 64;
    private static final Pattern BUDGET_CODE = Pattern.compile("\\d\\.\\d\\.\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}");

    public Terms {
        programs = Set.copyOf(programs);
        legalBasis = List.copyOf(legalBasis);
        occupations = List.copyOf(occupations);
        var refused = new ArrayList<Refused.Reason>();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            refused.add(Refused.Reason.of("title", "agreement.title.length", LONGEST_TITLE));
        }
        if (quota < 1 || quota > LARGEST_QUOTA) {
            refused.add(Refused.Reason.of("quota", "agreement.quota.outOfRange", LARGEST_QUOTA));
        }
        if (months < 1 || months > CoveragePeriod.MOST_MONTHS) {
            refused.add(Refused.Reason.of("months", "agreement.months.outOfRange", CoveragePeriod.MOST_MONTHS));
        }
        if (!programs.containsAll(EnumSet.of(Programme.JKK, Programme.JKM))) {
            refused.add(Refused.Reason.of("programs", "agreement.programs.minimum"));
        }
        if (regime == Regime.BPU && programs.contains(Programme.JP)) {
            refused.add(Refused.Reason.of("programs", "agreement.programs.noPensionForNonWage"));
        }
        if (regime == Regime.PU && riskClass == null) {
            refused.add(Refused.Reason.of("riskClass", "agreement.riskClass.missing"));
        }
        if (regime == Regime.BPU && riskClass != null) {
            refused.add(Refused.Reason.of("riskClass", "agreement.riskClass.onlyForWageEarners"));
        }
        if (budgetCode != null && !BUDGET_CODE.matcher(budgetCode).matches()) {
            refused.add(Refused.Reason.of("budgetCode", "agreement.budgetCode.pattern"));
        }
        if (legalBasis.isEmpty()
                || legalBasis.size() > MOST_LEGAL_BASES
                || legalBasis.stream().anyMatch(String::isBlank)) {
            refused.add(Refused.Reason.of("legalBasis", "agreement.legalBasis.missing", MOST_LEGAL_BASES));
        }
        if (minAge < 0 || minAge > OLDEST_MIN_AGE) {
            refused.add(Refused.Reason.of("minAge", "agreement.minAge.outOfRange", OLDEST_MIN_AGE));
        }
        if (maxPerFamily != null && maxPerFamily < 1) {
            refused.add(Refused.Reason.of("maxPerFamily", "agreement.maxPerFamily.outOfRange"));
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }

    /**
     * Whether what pays is allowed to pay in that year: village money needs a basis of the year itself, which names it
     * (Permendesa PDT 16/2025 for 2026; sources contradict each other for the years before) [V HABAR, BULETIN].
     */
    boolean hasBasisOfItsYear() {
        var year = Integer.toString(firstDay.getYear());
        return !fundSource.isVillageMoney() || legalBasis.stream().anyMatch(basis -> basis.contains(year));
    }

    public CoveragePeriod period() {
        return new CoveragePeriod(firstDay, months);
    }

    /** The same terms for the period that follows without a gap. */
    Terms forNextPeriod() {
        return with(
                title, quota, period().next().firstDay(), months, budgetCode, legalBasis, refundPolicy, signingOrder);
    }

    /** The terms with what the drafter may still change while the text is drafted. */
    Terms with(
            String title,
            int quota,
            LocalDate firstDay,
            int months,
            @Nullable String budgetCode,
            List<String> legalBasis,
            RefundPolicy refundPolicy,
            SigningOrder signingOrder) {
        return new Terms(
                title,
                regime,
                riskClass,
                sector,
                programs,
                quota,
                firstDay,
                months,
                fundSource,
                budgetCode,
                legalBasis,
                refundPolicy,
                signingOrder,
                renewable,
                minAge,
                maxPerFamily,
                occupations);
    }
}
