package id.payung.monitoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.agreement.AgreementStatus;
import id.payung.document.DocumentKind;
import id.payung.monitoring.ArchiveSearch;
import id.payung.monitoring.Scopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was agreed on and written, found by its words or taken along as a whole. */
@RestController
class ArchiveController {

    private final Scopes scopes;
    private final ArchiveSearch search;
    private final ArchiveFile file;

    ArchiveController(Scopes scopes, ArchiveSearch search, ArchiveFile file) {
        this.scopes = scopes;
        this.search = search;
        this.file = file;
    }

    @Schema(name = "ArchivePaper")
    record Paper(UUID id, String name, DocumentKind kind, OffsetDateTime storedAt) {}

    /** @param snippet plain text in pieces; those with {@code match} are what was looked for */
    @Schema(name = "ArchiveHit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            UUID agreement,
            String title,
            AgreementStatus status,
            String branchName,
            String municipalityName,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            @Nullable Paper document,
            List<ArchiveSearch.Piece> snippet) {

        static Hit of(ArchiveSearch.Hit hit) {
            var paper = hit.paper();
            return new Hit(
                    hit.agreement(),
                    hit.title(),
                    hit.status(),
                    hit.branchName(),
                    hit.municipalityName(),
                    hit.branchNumber(),
                    hit.municipalNumber(),
                    paper == null
                            ? null
                            : new Paper(
                                    paper.id(),
                                    paper.name(),
                                    paper.kind(),
                                    paper.storedAt().atZone(paper.zone()).toOffsetDateTime()),
                    hit.snippet());
        }
    }

    /** @param page counted from 0 */
    @Schema(name = "ArchivePage")
    record Listing(List<Hit> items, int page, int size, long total) {}

    @Operation(summary = "Agreements and papers of one's own organisation, found by words, the best first")
    @GetMapping("/api/archive")
    Listing search(
            @RequestParam(required = false) @Schema(maxLength = AgreementQuery.LONGEST_TEXT) @Nullable String q,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "20") @Schema(minimum = "1", maximum = "100") int size) {
        var found = search.of(scopes.mine(), new ArchiveQuery(q).words(), page, size);
        return new Listing(found.items().stream().map(Hit::of).toList(), found.page(), found.size(), found.total());
    }

    @Operation(summary = "The whole file of an agreement: its papers, an index with their hashes, timeline and facts")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/agreements/{id}/archive.zip")
    void zip(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var archive = file.of(id);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("perjanjian-" + id + ".zip")
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        // Written straight to the wire, one paper at a time.
        archive.writeTo(response.getOutputStream());
    }
}
