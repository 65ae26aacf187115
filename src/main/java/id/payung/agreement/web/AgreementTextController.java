package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementTextView;
import id.payung.agreement.ArticleChanges;
import id.payung.agreement.ArticleComments;
import id.payung.agreement.TextDifference;
import id.payung.document.template.Article;
import id.payung.document.template.TemplateContent;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The text of an agreement, article by article: read and compared, changed by its drafter, commented by its reviewers. */
@RestController
@RequestMapping("/api/agreements/{id}")
class AgreementTextController {

    private final AgreementTextView view;
    private final ArticleChanges changes;
    private final ArticleComments comments;

    AgreementTextController(AgreementTextView view, ArticleChanges changes, ArticleComments comments) {
        this.view = view;
        this.changes = changes;
        this.comments = comments;
    }

    /**
     * @param heading in pieces: the same in both texts, deleted, or inserted
     * @param body in pieces, likewise
     * @param deviates whether the drafter wrote it for this agreement alone
     */
    @Schema(name = "ComparedArticle")
    record ComparedArticle(
            int number,
            AgreementTextView.Change change,
            boolean deviates,
            List<TextDifference.Piece> heading,
            List<TextDifference.Piece> body,
            List<ArticleComments.Comment> comments) {}

    /**
     * @param round 0 for the text as it would be sent now
     * @param against a round, or {@code template}
     * @param rounds that can be asked for
     * @param template the number of the template's version
     */
    @Schema(name = "AgreementText")
    record Text(
            UUID agreement,
            int round,
            String against,
            List<Integer> rounds,
            int template,
            List<ComparedArticle> articles,
            int openComments) {}

    @Operation(summary = "The articles of a round, each beside the round before, another round or the template")
    @GetMapping("/articles")
    Text articles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Schema(minimum = "0", description = "0: as it would be sent now") @Nullable
                    Integer round,
            @RequestParam(required = false) @Schema(description = "A round, or `template`") @Nullable String against) {
        var shown = view.show(new AgreementId(id), round, against);
        return new Text(
                id,
                shown.round(),
                shown.against(),
                shown.rounds(),
                shown.template(),
                shown.articles().stream()
                        .map(article -> new ComparedArticle(
                                article.number(),
                                article.change(),
                                article.deviates(),
                                article.heading(),
                                article.body(),
                                article.comments()))
                        .toList(),
                shown.openComments());
    }

    @Schema(name = "ArticleReplacement")
    record Replacement(
            @Schema(requiredMode = REQUIRED, maxLength = TemplateContent.LONGEST_HEADING) @Nullable String heading,
            @Schema(requiredMode = REQUIRED, maxLength = TemplateContent.LONGEST_BODY) @Nullable String body) {}

    @Operation(summary = "Replace an article for this agreement alone, while it is being drafted")
    @ApiResponse(responseCode = "204", description = "Replaced; the template's own words drop what replaced them")
    @Refuses(Kind.FORBIDDEN)
    @PutMapping("/articles/{number}")
    ResponseEntity<Void> replace(@PathVariable UUID id, @PathVariable int number, @RequestBody Replacement request) {
        changes.replace(
                new AgreementId(id),
                number,
                new Article(
                        request.heading() == null ? "" : request.heading(),
                        request.body() == null ? "" : request.body()));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Return an article to what the template says")
    @ApiResponse(responseCode = "204", description = "It is the template's")
    @Refuses(Kind.FORBIDDEN)
    @DeleteMapping("/articles/{number}")
    ResponseEntity<Void> restore(@PathVariable UUID id, @PathVariable int number) {
        changes.restore(new AgreementId(id), number);
        return ResponseEntity.noContent().build();
    }

    record NewComment(@Schema(requiredMode = REQUIRED, maxLength = ArticleComments.LONGEST) @Nullable String text) {}

    @Operation(summary = "Comment on an article of the current round")
    @ApiResponse(responseCode = "201", description = "Added")
    @PostMapping("/articles/{number}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    ArticleComments.Comment comment(@PathVariable UUID id, @PathVariable int number, @RequestBody NewComment request) {
        return comments.add(new AgreementId(id), number, request.text());
    }

    @Operation(summary = "Close a comment: what it asked for is settled")
    @ApiResponse(responseCode = "204", description = "Closed")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/comments/{comment}/closure")
    ResponseEntity<Void> close(@PathVariable UUID id, @PathVariable UUID comment) {
        comments.close(new AgreementId(id), comment);
        return ResponseEntity.noContent().build();
    }
}
