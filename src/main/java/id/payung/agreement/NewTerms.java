package id.payung.agreement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms that an amendment changes; null leaves a term as it is. Others cannot be changed: they make another agreement.
 */
public record NewTerms(
        @Nullable String title,
        @Nullable Integer quota,
        @Nullable Integer months,
        @Nullable FundSource fundSource,
        @Nullable RiskClass riskClass,
        @Nullable Sector sector,
        @Nullable String budgetCode,
        @Nullable List<String> legalBasis,
        @Nullable RefundPolicy refundPolicy,
        @Nullable SigningOrder signingOrder,
        @Nullable Integer minAge,
        @Nullable Integer maxPerFamily,
        @Nullable List<String> occupations) {

    Terms of(Terms terms) {
        var cover = terms.cover();
        return new Terms(
                or(title, terms.title()),
                terms.programs(),
                terms.firstDay(),
                or(months, terms.months()),
                or(legalBasis, terms.legalBasis()),
                or(signingOrder, terms.signingOrder()),
                terms.renewable(),
                cover == null ? null : of(cover));
    }

    private CoverTerms of(CoverTerms cover) {
        return new CoverTerms(
                cover.regime(),
                riskClass == null ? cover.riskClass() : riskClass,
                or(sector, cover.sector()),
                or(quota, cover.quota()),
                or(fundSource, cover.fundSource()),
                budgetCode == null ? cover.budgetCode() : budgetCode,
                or(refundPolicy, cover.refundPolicy()),
                or(minAge, cover.minAge()),
                maxPerFamily == null ? cover.maxPerFamily() : maxPerFamily,
                or(occupations, cover.occupations()));
    }

    /** Whether it names a term that an umbrella does not have. */
    boolean speaksOfCover() {
        return quota != null
                || fundSource != null
                || riskClass != null
                || sector != null
                || budgetCode != null
                || refundPolicy != null
                || minAge != null
                || maxPerFamily != null
                || occupations != null;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
