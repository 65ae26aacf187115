package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.agreement.SigningOrder;
import id.payung.agreement.Terms;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The draft of an agreement that covers people. */
@JsonDeserialize(using = JsonDeserializer.None.class)
record NewAgreement(
        @Schema(requiredMode = REQUIRED, allowableValues = "PKS") @Nullable String kind,
        @Schema(format = "uuid", description = "The umbrella that it is made under") @Nullable String parent,
        @Schema(description = "The umbrella's segment; needed where it has several of the regime") @Nullable
                String segment,
        @Schema(requiredMode = REQUIRED) @Nullable String branch,
        @Schema(requiredMode = REQUIRED) @Nullable String municipality,
        @Schema(requiredMode = REQUIRED) @Nullable String agency,
        @Schema(requiredMode = REQUIRED, maxLength = Terms.LONGEST_TITLE) @Nullable String title,
        @Schema(requiredMode = REQUIRED, implementation = Regime.class) @Nullable String regime,
        @Schema(implementation = RiskClass.class, description = "For wage earners (PU) only") @Nullable
                String riskClass,
        @Schema(implementation = Sector.class) @Nullable String sector,
        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), schema = @Schema(implementation = Programme.class))
                @Nullable
                List<String> programs,
        @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "" + Terms.LARGEST_QUOTA) @Nullable Integer quota,
        @Schema(requiredMode = REQUIRED, format = "date") @Nullable String coverageStart,
        @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "" + CoveragePeriod.MOST_MONTHS) @Nullable
                Integer months,
        @Schema(requiredMode = REQUIRED, implementation = FundSource.class) @Nullable String fundSource,
        @Schema(example = "5.1.02.02.01.0080") @Nullable String budgetCode,
        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), minItems = 1, maxItems = Terms.MOST_LEGAL_BASES)
                @Nullable
                List<String> legalBasis,
        @Schema(implementation = RefundPolicy.class) @Nullable String refundPolicy,
        @Schema(implementation = SigningOrder.class) @Nullable String signingOrder,
        @Schema(defaultValue = "true") @Nullable Boolean renewable,
        @Schema(minimum = "0", maximum = "" + Terms.OLDEST_MIN_AGE, defaultValue = "" + DEFAULT_MIN_AGE) @Nullable
                Integer minAge,
        @Schema(minimum = "1") @Nullable Integer maxPerFamily,
        @ArraySchema(maxItems = DraftFields.LONGEST_LIST) @Nullable List<String> occupations,
        @Schema(defaultValue = "false") @Nullable Boolean fastTrack,
        @Schema(format = "date", description = "The last day on which it is to be signed, on the fast track") @Nullable
                String signBy)
        implements NewDraft {

    private static final int DEFAULT_MIN_AGE = 18;

    @Override
    public AgreementDrafting.Order order() {
        var fields = new DraftFields();
        if (!"PKS".equals(kind)) {
            fields.refuse(Refused.Reason.of("kind", "agreement.kind.unknown"));
        }
        fields.present("branch", branch);
        fields.present("municipality", municipality);
        fields.present("agency", agency);
        fields.present("title", title);
        fields.present("quota", quota);
        fields.present("months", months);
        var parsedRegime = fields.required("regime", regime, Regime.class);
        var parsedRisk = fields.optional("riskClass", riskClass, RiskClass.class);
        var parsedSector = fields.optional("sector", sector, Sector.class);
        var parsedFund = fields.required("fundSource", fundSource, FundSource.class);
        var parsedRefund = fields.optional("refundPolicy", refundPolicy, RefundPolicy.class);
        var parsedOrder = fields.optional("signingOrder", signingOrder, SigningOrder.class);
        var parsedStart = fields.date("coverageStart", coverageStart);
        var parsedPrograms = fields.every("programs", programs, Programme.class);
        var bases = fields.list("legalBasis", legalBasis);
        var jobs = fields.list("occupations", occupations);
        var umbrella = fields.agreement("parent", parent);
        var ofUmbrella = segment == null || segment.isBlank() ? null : segment.strip();
        if (umbrella == null && ofUmbrella != null) {
            fields.refuse(Refused.Reason.of("segment", "agreement.segment.withoutUmbrella"));
        }
        var lastDayToSign = fields.signBy(fastTrack, signBy);
        fields.free("title", title);
        fields.free("budgetCode", budgetCode);
        fields.free("legalBasis", String.join("\n", bases));
        fields.orThrow();
        var terms = new Terms(
                Objects.requireNonNull(title).strip(),
                Objects.requireNonNull(parsedRegime),
                parsedRisk,
                parsedSector == null ? Sector.OTHER : parsedSector,
                parsedPrograms,
                Objects.requireNonNull(quota),
                Objects.requireNonNull(parsedStart),
                Objects.requireNonNull(months),
                Objects.requireNonNull(parsedFund),
                budgetCode == null || budgetCode.isBlank() ? null : budgetCode.strip(),
                bases,
                parsedRefund == null ? RefundPolicy.REFUND : parsedRefund,
                parsedOrder == null ? SigningOrder.ANY : parsedOrder,
                renewable == null || renewable,
                minAge == null ? DEFAULT_MIN_AGE : minAge,
                maxPerFamily,
                jobs.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList());
        return new AgreementDrafting.Order(
                AgreementKind.PKS,
                umbrella,
                ofUmbrella,
                Objects.requireNonNull(branch),
                Objects.requireNonNull(municipality),
                Objects.requireNonNull(agency),
                terms,
                lastDayToSign,
                List.of());
    }
}
