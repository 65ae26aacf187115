package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.agreement.SigningOrder;
import id.payung.agreement.Terms;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The draft as it is sent: codes and dates as text, so that every bad field can be named at once. */
record NewAgreement(
        @Schema(requiredMode = REQUIRED, allowableValues = "PKS") @Nullable String kind,
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
        @ArraySchema(maxItems = LONGEST_LIST) @Nullable List<String> occupations) {

    private static final int DEFAULT_MIN_AGE = 18;
    private static final int LONGEST_LIST = 100;

    /** @throws Refused with one reason per field that is missing or is none of its values */
    Terms terms() {
        var refused = new ArrayList<Refused.Reason>();
        if (!"PKS".equals(kind)) {
            refused.add(Refused.Reason.of("kind", "agreement.kind.onlyAgreements"));
        }
        present("branch", branch, refused);
        present("municipality", municipality, refused);
        present("agency", agency, refused);
        present("title", title, refused);
        present("quota", quota, refused);
        present("months", months, refused);
        var parsedRegime = required("regime", regime, Regime.class, refused);
        var parsedRisk = optional("riskClass", riskClass, RiskClass.class, refused);
        var parsedSector = optional("sector", sector, Sector.class, refused);
        var parsedFund = required("fundSource", fundSource, FundSource.class, refused);
        var parsedRefund = optional("refundPolicy", refundPolicy, RefundPolicy.class, refused);
        var parsedOrder = optional("signingOrder", signingOrder, SigningOrder.class, refused);
        var parsedStart = date("coverageStart", coverageStart, refused);
        Set<Programme> parsedPrograms = list("programs", programs, refused).stream()
                .map(code -> optional("programs", code, Programme.class, refused))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var bases = list("legalBasis", legalBasis, refused);
        var jobs = list("occupations", occupations, refused);
        IdentityNumberInText.refusal("title", title).ifPresent(refused::add);
        IdentityNumberInText.refusal("budgetCode", budgetCode).ifPresent(refused::add);
        IdentityNumberInText.refusal("legalBasis", String.join("\n", bases)).ifPresent(refused::add);
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
        return new Terms(
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
    }

    private static void present(String field, @Nullable Object value, List<Refused.Reason> refused) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            refused.add(Refused.Reason.of(field, "form.refused.missing"));
        }
    }

    private static <E extends Enum<E>> @Nullable E required(
            String field, @Nullable String code, Class<E> type, List<Refused.Reason> refused) {
        present(field, code, refused);
        return optional(field, code, type, refused);
    }

    static <E extends Enum<E>> @Nullable E optional(
            String field, @Nullable String code, Class<E> type, List<Refused.Reason> refused) {
        if (code == null || code.isBlank()) {
            return null;
        }
        try {
            return Enum.valueOf(type, code);
        } catch (IllegalArgumentException e) {
            refused.add(Refused.Reason.of(
                    field,
                    "agreement.code.unknown",
                    code.length() > 40 ? code.substring(0, 40) : code,
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
            return null;
        }
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<Refused.Reason> refused) {
        present(field, text, refused);
        if (text == null || text.isBlank()) {
            return null;
        }
        var day = IsoDay.read(text);
        if (day.isEmpty()) {
            refused.add(Refused.Reason.of(field, "form.refused.date"));
        }
        return day.orElse(null);
    }

    static List<String> list(String field, @Nullable List<String> values, List<Refused.Reason> refused) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > LONGEST_LIST || values.stream().anyMatch(Objects::isNull)) {
            refused.add(Refused.Reason.of(field, "agreement.list.tooLong", LONGEST_LIST));
            return List.of();
        }
        return values.stream().map(String::strip).toList();
    }
}
