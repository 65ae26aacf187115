package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.Programme;
import id.payung.agreement.Regime;
import id.payung.agreement.Segment;
import id.payung.agreement.SigningOrder;
import id.payung.agreement.Terms;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The draft of an umbrella, which covers nobody itself. */
@JsonDeserialize(using = JsonDeserializer.None.class)
record NewUmbrella(
        @Schema(
                        requiredMode = REQUIRED,
                        allowableValues = {"MOU", "NOTA_KESEPAKATAN"})
                @Nullable
                String kind,
        @Schema(requiredMode = REQUIRED) @Nullable String branch,
        @Schema(requiredMode = REQUIRED) @Nullable String municipality,
        @Schema(requiredMode = REQUIRED, description = "The agency that looks after it") @Nullable String agency,
        @Schema(requiredMode = REQUIRED, maxLength = Terms.LONGEST_TITLE) @Nullable String title,
        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), schema = @Schema(implementation = Programme.class))
                @Nullable
                List<String> programs,
        @Schema(requiredMode = REQUIRED, format = "date") @Nullable String coverageStart,
        @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "" + CoveragePeriod.MOST_MONTHS) @Nullable
                Integer months,
        @ArraySchema(arraySchema = @Schema(requiredMode = REQUIRED), minItems = 1, maxItems = Terms.MOST_LEGAL_BASES)
                @Nullable
                List<String> legalBasis,
        @Schema(implementation = SigningOrder.class) @Nullable String signingOrder,
        @Schema(defaultValue = "true") @Nullable Boolean renewable,
        @ArraySchema(maxItems = Segment.MOST) @Nullable List<@Nullable NewSegment> segments,
        @Schema(defaultValue = "false") @Nullable Boolean fastTrack,
        @Schema(format = "date", description = "The last day on which it is to be signed, on the fast track") @Nullable
                String signBy)
        implements NewDraft {

    /** A kind of workers whom it is to reach. */
    record NewSegment(
            @Schema(requiredMode = REQUIRED, maxLength = Segment.LONGEST_NAME) @Nullable String segment,
            @Schema(requiredMode = REQUIRED, implementation = Regime.class) @Nullable String regime,
            @ArraySchema(
                            arraySchema = @Schema(requiredMode = REQUIRED),
                            schema = @Schema(implementation = Programme.class))
                    @Nullable
                    List<String> programs,
            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "" + Segment.LARGEST_TARGET) @Nullable
                    Integer target) {}

    @Override
    public AgreementDrafting.Order order() {
        var fields = new DraftFields();
        var parsedKind = fields.required("kind", kind, AgreementKind.class);
        fields.present("branch", branch);
        fields.present("municipality", municipality);
        fields.present("agency", agency);
        fields.present("title", title);
        fields.present("months", months);
        var parsedOrder = fields.optional("signingOrder", signingOrder, SigningOrder.class);
        var parsedStart = fields.date("coverageStart", coverageStart);
        var parsedPrograms = fields.every("programs", programs, Programme.class);
        var bases = fields.list("legalBasis", legalBasis);
        var lastDayToSign = fields.signBy(fastTrack, signBy);
        fields.free("title", title);
        fields.free("legalBasis", String.join("\n", bases));
        var parsedSegments = segments(fields);
        fields.orThrow();
        var terms = new Terms(
                Objects.requireNonNull(title).strip(),
                parsedPrograms,
                Objects.requireNonNull(parsedStart),
                Objects.requireNonNull(months),
                bases,
                parsedOrder == null ? SigningOrder.ANY : parsedOrder,
                renewable == null || renewable,
                null);
        return new AgreementDrafting.Order(
                Objects.requireNonNull(parsedKind),
                null,
                null,
                Objects.requireNonNull(branch),
                Objects.requireNonNull(municipality),
                Objects.requireNonNull(agency),
                terms,
                lastDayToSign,
                parsedSegments);
    }

    private List<Segment> segments(DraftFields fields) {
        List<Segment> parsed = new ArrayList<>();
        if (segments == null || segments.size() > Segment.MOST) {
            if (segments != null) {
                fields.refuse(Refused.Reason.of("segments", "agreement.list.tooLong", Segment.MOST));
            }
            return parsed;
        }
        for (int at = 0; at < segments.size(); at++) {
            var place = "segments[%d]".formatted(at);
            var one = segments.get(at);
            fields.present(place, one);
            if (one != null) {
                fields.present(place + ".segment", one.segment());
                fields.present(place + ".target", one.target());
                fields.free(place + ".segment", one.segment());
                var regime = fields.required(place + ".regime", one.regime(), Regime.class);
                var programmes = fields.every(place + ".programs", one.programs(), Programme.class);
                if (one.segment() != null && one.target() != null && regime != null) {
                    parsed.add(new Segment(one.segment().strip(), regime, programmes, one.target()));
                }
            }
        }
        return parsed;
    }
}
