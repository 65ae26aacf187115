package id.payung.agreement;

import id.payung.platform.Actor;
import id.payung.platform.ProcessStart;
import id.payung.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as other modules see it: a snapshot, never stored.
 *
 * @param parent the umbrella that it is made under
 * @param cover who is covered and who pays; null for an umbrella, which covers nobody itself
 */
public record AgreementFacts(
        AgreementId id,
        AgreementKind kind,
        @Nullable AgreementId parent,
        String title,
        AgreementStatus status,
        String branch,
        String municipality,
        String agency,
        Set<Programme> programs,
        CoveragePeriod period,
        boolean renewable,
        @Nullable CoverTerms cover,
        @Nullable String branchNumber,
        @Nullable String municipalNumber,
        @Nullable AgreementId predecessor,
        @Nullable AgreementId successor,
        @Nullable RenewalDecision renewalDecision) {

    /** @throws Refused for an umbrella, under which nobody is registered, billed or covered */
    public void requireCover() {
        covering();
    }

    private CoverTerms covering() {
        if (cover == null) {
            throw Refused.because("agreement.umbrella.coversNobody");
        }
        return cover;
    }

    public Regime regime() {
        return covering().regime();
    }

    public @Nullable RiskClass riskClass() {
        return covering().riskClass();
    }

    public Sector sector() {
        return covering().sector();
    }

    /** How many people may be covered. */
    public int quota() {
        return covering().quota();
    }

    public FundSource fundSource() {
        return covering().fundSource();
    }

    public RefundPolicy refundPolicy() {
        return covering().refundPolicy();
    }

    /** Youngest age on the first day of coverage, in years. */
    public int minAge() {
        return covering().minAge();
    }

    /** Most people with one family card; null where not limited. */
    public @Nullable Integer maxPerFamily() {
        return covering().maxPerFamily();
    }

    /** Admitted occupation codes; empty means every one of the regime. */
    public List<String> occupations() {
        return covering().occupations();
    }

    /** Whether people may be brought under it now: an umbrella covers nobody itself, and an amendment is no agreement of its own. */
    public boolean mayCoverPeople() {
        return status.isBinding() && kind == AgreementKind.PKS;
    }

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
