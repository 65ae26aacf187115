package id.payung.agreement;

import id.payung.platform.ProcessStart;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as other modules see it: a snapshot, never stored.
 *
 * @param quota how many people may be covered
 * @param minAge youngest age on the first day of coverage, in years
 * @param maxPerFamily most people with one family card; null where not limited
 * @param occupations admitted occupation codes; empty means every one of the regime
 */
public record AgreementFacts(
        AgreementId id,
        String title,
        AgreementStatus status,
        String branch,
        String municipality,
        String agency,
        Regime regime,
        @Nullable RiskClass riskClass,
        Sector sector,
        Set<Programme> programs,
        int quota,
        CoveragePeriod period,
        FundSource fundSource,
        RefundPolicy refundPolicy,
        boolean renewable,
        int minAge,
        @Nullable Integer maxPerFamily,
        List<String> occupations,
        @Nullable String branchNumber,
        @Nullable String municipalNumber,
        @Nullable AgreementId predecessor,
        @Nullable AgreementId successor,
        @Nullable RenewalDecision renewalDecision) {

    public ProcessStart.Parties parties() {
        return new ProcessStart.Parties(id.value(), municipality, branch, agency);
    }
}
