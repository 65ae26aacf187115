package id.payung.agreement;

import id.payung.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is covered and who pays.
 *
 * @param riskClass of wage earners' work accidents; null for everybody else
 * @param quota most people covered at one time
 * @param budgetCode budget account of the payer (Permendagri 90/2019 pattern), chosen locally [U]
 * @param minAge youngest age on the first day, in years
 * @param maxPerFamily most people with one family card; null where not limited
 * @param occupations admitted occupation codes; empty means every one of the regime
 */
public record CoverTerms(
        Regime regime,
        @Nullable RiskClass riskClass,
        Sector sector,
        int quota,
        FundSource fundSource,
        @Nullable String budgetCode,
        RefundPolicy refundPolicy,
        int minAge,
        @Nullable Integer maxPerFamily,
        List<String> occupations) {

    private static final Pattern BUDGET_CODE = Pattern.compile("\\d\\.\\d\\.\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}");

    public CoverTerms {
        occupations = List.copyOf(occupations);
    }

    /** Why these terms cannot stand; told with all that is wrong with the others. */
    List<Refused.Reason> refusedWith(Set<Programme> programs) {
        var refused = new ArrayList<Refused.Reason>();
        if (quota < 1 || quota > Terms.LARGEST_QUOTA) {
            refused.add(Refused.Reason.of("quota", "agreement.quota.outOfRange", Terms.LARGEST_QUOTA));
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
        if (minAge < 0 || minAge > Terms.OLDEST_MIN_AGE) {
            refused.add(Refused.Reason.of("minAge", "agreement.minAge.outOfRange", Terms.OLDEST_MIN_AGE));
        }
        if (maxPerFamily != null && maxPerFamily < 1) {
            refused.add(Refused.Reason.of("maxPerFamily", "agreement.maxPerFamily.outOfRange"));
        }
        return refused;
    }

    CoverTerms with(int quota, @Nullable String budgetCode, RefundPolicy refundPolicy) {
        return new CoverTerms(
                regime,
                riskClass,
                sector,
                quota,
                fundSource,
                budgetCode,
                refundPolicy,
                minAge,
                maxPerFamily,
                occupations);
    }
}
