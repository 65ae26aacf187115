package id.payung.agreement.web;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.signature.SignedPapers;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The papers of an agreement: read by whoever may read it, added by those of the two parties who work on it. */
@RestController
@RequestMapping("/api/agreements/{id}/documents")
class AgreementDocumentController {

    private static final int PAGE_SIZE = 50;

    private final AgreementDirectory directory;
    private final Documents documents;
    private final SignedPapers signedPapers;
    private final CurrentUser currentUser;

    AgreementDocumentController(
            AgreementDirectory directory, Documents documents, SignedPapers signedPapers, CurrentUser currentUser) {
        this.directory = directory;
        this.documents = documents;
        this.signedPapers = signedPapers;
        this.currentUser = currentUser;
    }

    @Operation(summary = "Store a paper of the agreement: PDF, JPEG or PNG")
    @ApiResponse(responseCode = "201", description = "Stored")
    @Refuses(Kind.TOO_LARGE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Document> upload(
            @PathVariable UUID id, @RequestParam MultipartFile file, @RequestParam DocumentKind kind)
            throws IOException {
        var actor = currentUser.actor();
        var facts = directory.factsFor(new AgreementId(id), actor);
        if (!directory.isParty(facts, actor) || actor.onlyReads()) {
            throw Refused.forbidden("agreement.papers.onlyParties");
        }
        if (file.getSize() > Documents.LARGEST) {
            throw Refused.of(Refused.Kind.TOO_LARGE, "document.tooLarge", Documents.LARGEST / 1024 / 1024);
        }
        var document = kind == DocumentKind.ELECTRONICALLY_SIGNED
                ? signedPapers.upload(id, List.of(facts.municipality(), facts.branch()), file.getBytes())
                : documents.upload(id, kind, file.getBytes());
        return ResponseEntity.created(URI.create("/api/agreements/%s/documents/%s".formatted(id, document.id())))
                .body(document);
    }

    @Operation(summary = "The papers of an agreement, without their bytes")
    @GetMapping
    List<Document> list(@PathVariable UUID id, @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page) {
        directory.factsFor(new AgreementId(id), currentUser.actor());
        return documents.of(id, Math.max(page, 0), PAGE_SIZE);
    }

    @Operation(summary = "One paper")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/{document}")
    ResponseEntity<byte[]> open(@PathVariable UUID id, @PathVariable UUID document) {
        directory.factsFor(new AgreementId(id), currentUser.actor());
        var content = documents.open(id, document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.document().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(content.document().name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }
}
