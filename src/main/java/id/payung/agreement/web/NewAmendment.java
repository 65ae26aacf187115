package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.FundSource;
import id.payung.agreement.NewTerms;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.agreement.SigningOrder;
import id.payung.agreement.Terms;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be changed; what is left out stays. The last six are refused with the sentence that they need a new agreement. */
record NewAmendment(
        @Schema(requiredMode = REQUIRED) @Nullable String reason,
        @Schema(maxLength = Terms.LONGEST_TITLE) @Nullable String title,
        @Schema(minimum = "1", maximum = "" + Terms.LARGEST_QUOTA) @Nullable Integer quota,
        @Schema(
                        minimum = "1",
                        maximum = "" + CoveragePeriod.MOST_MONTHS,
                        description = "Of an umbrella, longer; of an agreement, within what was agreed first")
                @Nullable
                Integer months,
        @Schema(implementation = FundSource.class) @Nullable String fundSource,
        @Schema(implementation = RiskClass.class) @Nullable String riskClass,
        @Schema(implementation = Sector.class) @Nullable String sector,
        @Schema(example = "5.1.02.02.01.0080") @Nullable String budgetCode,
        @ArraySchema(minItems = 1, maxItems = Terms.MOST_LEGAL_BASES) @Nullable List<String> legalBasis,
        @Schema(implementation = RefundPolicy.class) @Nullable String refundPolicy,
        @Schema(implementation = SigningOrder.class) @Nullable String signingOrder,
        @Schema(minimum = "0", maximum = "" + Terms.OLDEST_MIN_AGE) @Nullable Integer minAge,
        @Schema(minimum = "1") @Nullable Integer maxPerFamily,
        @Nullable List<String> occupations,
        @Schema(description = "Needs a new agreement") @Nullable String branch,
        @Schema(description = "Needs a new agreement") @Nullable String municipality,
        @Schema(description = "Needs a new agreement") @Nullable String agency,
        @Schema(description = "Needs a new agreement") @Nullable String regime,
        @Schema(description = "Needs a new agreement") @Nullable String coverageStart,
        @Schema(description = "Needs a new agreement") @Nullable List<String> programs) {

    /** @throws Refused with one reason per field that is none of its values or cannot be changed */
    NewTerms terms() {
        var fields = new DraftFields();
        needsAnother("branch", branch, "agreement.amendment.newParty", fields);
        needsAnother("municipality", municipality, "agreement.amendment.newParty", fields);
        needsAnother("agency", agency, "agreement.amendment.newParty", fields);
        needsAnother("regime", regime, "agreement.amendment.newProgrammes", fields);
        needsAnother("programs", programs, "agreement.amendment.newProgrammes", fields);
        needsAnother("coverageStart", coverageStart, "agreement.amendment.newPeriod", fields);
        var bases = legalBasis == null ? null : fields.list("legalBasis", legalBasis);
        var jobs = occupations == null
                ? null
                : fields.list("occupations", occupations).stream()
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .toList();
        fields.free("title", title);
        fields.free("budgetCode", budgetCode);
        fields.free("legalBasis", bases == null ? null : String.join("\n", bases));
        var terms = new NewTerms(
                given(title),
                quota,
                months,
                fields.optional("fundSource", fundSource, FundSource.class),
                fields.optional("riskClass", riskClass, RiskClass.class),
                fields.optional("sector", sector, Sector.class),
                given(budgetCode),
                bases,
                fields.optional("refundPolicy", refundPolicy, RefundPolicy.class),
                fields.optional("signingOrder", signingOrder, SigningOrder.class),
                minAge,
                maxPerFamily,
                jobs);
        fields.orThrow();
        return terms;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void needsAnother(String field, @Nullable Object given, String key, DraftFields fields) {
        if (given != null) {
            fields.refuse(Refused.Reason.of(field, key));
        }
    }
}
