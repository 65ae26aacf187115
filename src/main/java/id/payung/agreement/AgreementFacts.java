package id.payung.agreement;

import id.payung.platform.Actor;
import id.payung.platform.ProcessStart;
import java.util.List;
import java.util.Optional;
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

    /** The side that somebody is an officer of. */
    public Optional<Side> officerOf(Actor actor) {
        return Side.ofOfficer(actor, branch, municipality, agency);
    }

    void requireOfficer(Actor actor) {
        if (officerOf(actor).isEmpty()) {
            throw Side.onlyOfficers();
        }
    }

    public ProcessStart.Parties parties() {
        return new ProcessStart.Parties(id.value(), municipality, branch, agency);
    }
}
