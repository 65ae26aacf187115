package id.payung.document.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.document.template.Article;
import id.payung.document.template.Clause;
import id.payung.document.template.TemplateContent;
import id.payung.document.template.TemplateVersion;
import id.payung.document.template.TextTemplates;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.platform.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Templates of texts: written by the legal staff of an office, read by operators and auditors too. */
@RestController
@RequestMapping("/api/templates")
class TemplateController {

    private static final int MOST_PER_PAGE = 100;

    private final TextTemplates templates;
    private final Sentences sentences;

    TemplateController(TextTemplates templates, Sentences sentences) {
        this.templates = templates;
        this.sentences = sentences;
    }

    @Schema(name = "TemplatePage")
    record Page(List<TemplateVersion> items, int page, int size, long total) {}

    @Operation(summary = "The versions of templates, the newest of each kind first")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        var listing = templates.page(
                kind == null || kind.isBlank() ? null : kind,
                Math.max(0, page),
                Math.min(Math.max(1, size), MOST_PER_PAGE));
        return new Page(listing.items(), listing.page(), listing.size(), listing.total());
    }

    /**
     * @param meaning in the user's language
     * @param mandatory whether every text must use it
     * @param options where the template itself holds the value, one text for each
     */
    @Schema(name = "TemplateField")
    record Field(String name, String meaning, boolean mandatory, List<String> options) {}

    @Schema(name = "TemplateArticle")
    record ArticleText(int number, String heading, String body) {}

    /** @param field what is wrong, {@code articles[3].body}, counted from 0 */
    @Schema(name = "TemplateFault")
    record Fault(@Nullable String field, String message) {}

    /** @param faults why it cannot be published */
    @Schema(name = "TemplateSheet")
    record Sheet(
            TemplateVersion version,
            List<ArticleText> articles,
            List<Clause> clauses,
            List<Field> fields,
            List<Fault> faults) {}

    @Operation(summary = "One version with its articles, the placeholders it may use, and what is wrong with it")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/{kind}/{number}")
    Sheet one(@PathVariable String kind, @PathVariable int number) {
        return sheet(templates.sheet(kind, number));
    }

    private Sheet sheet(TextTemplates.Sheet sheet) {
        var articles = sheet.content().articles();
        return new Sheet(
                sheet.version(),
                IntStream.range(0, articles.size())
                        .mapToObj(at -> new ArticleText(
                                at + 1,
                                articles.get(at).heading(),
                                articles.get(at).body()))
                        .toList(),
                sheet.content().clauses(),
                sheet.fields().stream()
                        .map(field -> new Field(
                                field.name(),
                                sentences.of("template.field." + field.name()),
                                field.mandatory(),
                                field.options()))
                        .toList(),
                sheet.faults().stream()
                        .map(reason -> new Fault(reason.field(), sentences.of(reason)))
                        .toList());
    }

    /** @param from the version to begin with; without it the one that is in force */
    record NewTemplate(
            @Schema(requiredMode = REQUIRED) @Nullable String kind,
            @Nullable Integer from,
            @Schema(requiredMode = REQUIRED, maxLength = TextTemplates.LONGEST_NOTE) @Nullable String note) {}

    @Operation(summary = "Open a draft for the own office, as a copy of a version")
    @ApiResponse(responseCode = "201", description = "Drafted")
    @PostMapping
    ResponseEntity<TemplateVersion> draft(@RequestBody NewTemplate request) {
        var version = templates.draft(request.kind(), request.from(), request.note());
        return ResponseEntity.created(URI.create("/api/templates/%s/%d".formatted(version.kind(), version.number())))
                .body(version);
    }

    @Schema(name = "TemplateArticleRequest")
    record ArticleRequest(
            @Schema(maxLength = TemplateContent.LONGEST_HEADING) @Nullable String heading,
            @Schema(maxLength = TemplateContent.LONGEST_BODY) @Nullable String body) {

        Article article() {
            return new Article(heading == null ? "" : heading, body == null ? "" : body);
        }
    }

    @Schema(name = "TemplateClauseRequest")
    record ClauseRequest(
            @Schema(requiredMode = REQUIRED) @Nullable String field,
            @Schema(requiredMode = REQUIRED) @Nullable String option,
            @Schema(maxLength = TemplateContent.LONGEST_BODY) @Nullable String body) {

        Clause clause(int at) {
            if (field == null || option == null) {
                throw Refused.field(
                        "clauses[%d].%s".formatted(at, field == null ? "field" : "option"), "form.refused.missing");
            }
            return new Clause(field, option, body == null ? "" : body);
        }
    }

    /** @param revision that was read: nobody overwrites what somebody else wrote meanwhile */
    record TemplateRequest(
            @Schema(requiredMode = REQUIRED) @Nullable Integer revision,
            @Schema(requiredMode = REQUIRED, maxLength = TextTemplates.LONGEST_NOTE) @Nullable String note,
            @Schema(requiredMode = REQUIRED) @Nullable List<ArticleRequest> articles,
            @Nullable List<ClauseRequest> clauses) {

        TemplateContent content() {
            var texts = articles;
            if (texts == null) {
                throw Refused.field("articles", "form.refused.missing");
            }
            var choices = clauses == null ? List.<ClauseRequest>of() : clauses;
            if (Stream.concat(texts.stream(), choices.stream()).anyMatch(Objects::isNull)) {
                throw Refused.field("articles", "form.refused.missing");
            }
            return new TemplateContent(
                    texts.stream().map(ArticleRequest::article).toList(),
                    IntStream.range(0, choices.size())
                            .mapToObj(at -> choices.get(at).clause(at))
                            .toList());
        }
    }

    @Operation(summary = "Replace what a draft says; what is wrong with it is told")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @PutMapping("/{kind}/{number}")
    Sheet change(@PathVariable String kind, @PathVariable int number, @RequestBody TemplateRequest request) {
        return sheet(templates.change(kind, number, request.revision(), request.note(), request.content()));
    }

    record Publication(
            @Schema(requiredMode = REQUIRED) @Nullable Integer revision,
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String validFrom) {}

    @Operation(summary = "Publish a draft: from that day on texts are made of it, and it never changes again")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{kind}/{number}/publication")
    TemplateVersion publish(@PathVariable String kind, @PathVariable int number, @RequestBody Publication request) {
        var text = request.validFrom();
        var day = text == null || text.isBlank()
                ? null
                : IsoDay.read(text).orElseThrow(() -> Refused.field("validFrom", "form.refused.date"));
        return templates.publish(kind, number, request.revision(), day);
    }

    @Operation(summary = "A version as PDF, with example terms")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping(path = "/{kind}/{number}/preview.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Resource> preview(@PathVariable String kind, @PathVariable int number) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("templat-%s-versi-%d.pdf".formatted(kind, number))
                                .build()
                                .toString())
                .body(new ByteArrayResource(templates.preview(kind, number)));
    }
}
