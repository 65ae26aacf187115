package id.payung.monitoring.web;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementStatus;
import id.payung.monitoring.AgreementOverview;
import id.payung.monitoring.OpenWork;
import id.payung.monitoring.Scopes;
import id.payung.monitoring.Timeline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements with people, money, open tasks and timeline, for both parties. */
@RestController
@RequestMapping("/api/agreements")
class AgreementOverviewController {

    private final Scopes scopes;
    private final AgreementOverview overview;
    private final AgreementDirectory agreements;
    private final OpenWork openWork;
    private final Timeline timeline;
    private final AgreementViews views;

    AgreementOverviewController(
            Scopes scopes,
            AgreementOverview overview,
            AgreementDirectory agreements,
            OpenWork openWork,
            Timeline timeline,
            AgreementViews views) {
        this.scopes = scopes;
        this.overview = overview;
        this.agreements = agreements;
        this.openWork = openWork;
        this.timeline = timeline;
        this.views = views;
    }

    @Operation(summary = "The agreements of one's own organisation, with totals")
    @GetMapping
    AgreementViews.Listing list(
            @RequestParam(required = false)
                    @ArraySchema(schema = @Schema(implementation = AgreementStatus.class))
                    @Nullable
                    List<String> status,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Schema(format = "date") @Nullable String endingBefore,
            @RequestParam(required = false) @Schema(maxLength = AgreementQuery.LONGEST_TEXT) @Nullable String q,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "20") @Schema(minimum = "1", maximum = "100") int size) {
        var filter = new AgreementQuery(status, municipality, endingBefore, q, show).filter();
        return views.of(overview.of(scopes.mine(), filter, page, size));
    }

    @Operation(summary = "One agreement, with people, money and open tasks")
    @GetMapping("/{id}")
    AgreementViews.One one(@PathVariable UUID id) {
        var agreement = new AgreementId(id);
        var line = overview.of(scopes.mine(), agreement);
        return views.of(line, agreements.facts(agreement), openWork.of(agreement));
    }

    @Operation(summary = "Everything that happened, oldest first")
    @GetMapping("/{id}/timeline")
    AgreementViews.Events timeline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "100") int size) {
        return views.of(timeline.of(scopes.mine(), new AgreementId(id), Timeline.Order.OLDEST_FIRST, page, size));
    }
}
