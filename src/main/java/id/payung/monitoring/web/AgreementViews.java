package id.payung.monitoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.agreement.RenewalDecision;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.monitoring.AgreementLine;
import id.payung.monitoring.AgreementOverview;
import id.payung.monitoring.OpenTaskLine;
import id.payung.monitoring.Scopes;
import id.payung.monitoring.Timeline;
import id.payung.monitoring.UmbrellaFigures;
import id.payung.platform.Sentences;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agreements as the API shows them, with names in the user's language. */
@Component
class AgreementViews {

    private final Sentences sentences;
    private final AgreementOverview overview;
    private final UmbrellaFigures figures;
    private final Scopes scopes;

    AgreementViews(Sentences sentences, AgreementOverview overview, UmbrellaFigures figures, Scopes scopes) {
        this.sentences = sentences;
        this.overview = overview;
        this.figures = figures;
        this.scopes = scopes;
    }

    /** @param totals sums over all pages */
    @Schema(name = "AgreementPage")
    record Listing(List<Line> items, int page, int size, long total, AgreementOverview.Totals totals) {}

    record Period(LocalDate firstDay, LocalDate lastDay, int months) {}

    /** People and money as in {@code docs/figures.md}; whole rupiah. */
    @Schema(name = "AgreementLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            AgreementKind kind,
            String kindName,
            String title,
            AgreementStatus status,
            String statusName,
            String branch,
            String branchName,
            String municipality,
            String municipalityName,
            String agency,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            Period period,
            @Nullable Integer quota,
            long people,
            long covered,
            long billed,
            long paid,
            @Nullable UUID predecessor,
            @Nullable UUID successor,
            int amendments,
            boolean amending,
            @Nullable UUID parent,
            @Nullable String parentTitle,
            @Nullable String segment,
            @Nullable LocalDate signBy) {}

    @Schema(name = "Agreement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            @JsonUnwrapped Line line,
            AgreementKind kind,
            @Nullable Regime regime,
            @Nullable RiskClass riskClass,
            @Nullable Sector sector,
            List<Programme> programs,
            @Nullable FundSource fundSource,
            @Nullable RefundPolicy refundPolicy,
            boolean renewable,
            @Nullable RenewalDecision renewalDecision,
            @Nullable Integer minAge,
            @Nullable Integer maxPerFamily,
            @Nullable List<String> occupations,
            @Nullable List<UmbrellaFigures.Realised> segments,
            @Nullable List<Line> agreements,
            List<Task> openTasks) {}

    @Schema(name = "AgreementTask")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Task(
            String id,
            String key,
            String name,
            String role,
            String roleName,
            String organisation,
            Instant dueAt,
            boolean overdue,
            @Nullable String assignee) {}

    @Schema(name = "TimelinePage")
    record Events(List<Event> items, int page, int size, long total) {}

    /** @param at with the offset of the municipality's zone, which {@code zone} names */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            long seq,
            OffsetDateTime at,
            String zone,
            String event,
            String sentence,
            String subject,
            UUID subjectId,
            String actor,
            String actorName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable String before,
            @Nullable String after,
            @Nullable String note) {}

    Listing of(AgreementOverview.Listing listing) {
        var page = listing.page();
        return new Listing(
                page.items().stream().map(this::of).toList(), page.page(), page.size(), page.total(), listing.totals());
    }

    One of(AgreementLine line, AgreementFacts facts, List<OpenTaskLine> openTasks) {
        var cover = facts.cover();
        boolean umbrella = facts.kind().isUmbrella();
        return new One(
                of(line),
                facts.kind(),
                cover == null ? null : cover.regime(),
                cover == null ? null : cover.riskClass(),
                cover == null ? null : cover.sector(),
                facts.programs().stream().sorted().toList(),
                cover == null ? null : cover.fundSource(),
                cover == null ? null : cover.refundPolicy(),
                facts.renewable(),
                facts.renewalDecision(),
                cover == null ? null : cover.minAge(),
                cover == null ? null : cover.maxPerFamily(),
                cover == null ? null : cover.occupations(),
                umbrella ? figures.of(facts.id()) : null,
                umbrella
                        ? overview.under(scopes.mine(), facts.id()).stream()
                                .map(this::of)
                                .toList()
                        : null,
                openTasks.stream().map(this::of).toList());
    }

    private Line of(AgreementLine line) {
        var umbrella = line.umbrella();
        return new Line(
                line.id(),
                line.kind(),
                sentences.of("agreement.kind." + line.kind()),
                line.title(),
                line.status(),
                sentences.of("agreement.status." + line.status()),
                line.branch(),
                line.branchName(),
                line.municipality(),
                line.municipalityName(),
                line.agency(),
                line.branchNumber(),
                line.municipalNumber(),
                new Period(line.firstDay(), line.lastDay(), line.months()),
                line.quota(),
                line.people(),
                line.covered(),
                line.billed(),
                line.paid(),
                line.predecessor(),
                line.successor(),
                line.amendments(),
                line.amending(),
                umbrella == null ? null : umbrella.id(),
                umbrella == null ? null : umbrella.title(),
                umbrella == null ? null : umbrella.segment(),
                line.signBy());
    }

    private Task of(OpenTaskLine task) {
        return new Task(
                task.id(),
                task.key(),
                sentences.of("task." + task.key()),
                task.role(),
                sentences.of("role." + task.role()),
                task.organisation(),
                task.dueAt(),
                task.overdue(),
                task.assigneeName());
    }

    Events of(id.payung.monitoring.Page<Timeline.Event> page) {
        return new Events(page.items().stream().map(this::of).toList(), page.page(), page.size(), page.total());
    }

    private Event of(Timeline.Event event) {
        return new Event(
                event.seq(),
                event.at().atZone(event.zone()).toOffsetDateTime(),
                event.zone().getId(),
                event.event(),
                sentences.of("event." + event.event()),
                event.subject(),
                event.subjectId(),
                event.actor(),
                event.actorName(),
                event.onBehalfOf(),
                event.onBehalfOfName(),
                event.before(),
                event.after(),
                event.note());
    }
}
