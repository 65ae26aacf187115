package id.payung.roster.web;

import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.RosterId;
import id.payung.roster.RosterPapers;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RosterPaperController {

    private final RosterPapers papers;

    RosterPaperController(RosterPapers papers) {
        this.papers = papers;
    }

    @Operation(summary = "The minutes of the hand-over, to be signed on paper")
    @Refuses(Kind.CONFLICT)
    @GetMapping(path = "/api/rosters/{id}/minutes.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Resource> minutes(@PathVariable UUID id) {
        return shown("berita-acara-serah-terima.pdf", papers.minutes(new RosterId(id)));
    }

    @Operation(summary = "The annex of the agreement: its people, with masked identity numbers")
    @Refuses(Kind.CONFLICT)
    @GetMapping(path = "/api/rosters/{id}/annex.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Resource> annex(@PathVariable UUID id) {
        return shown("lampiran-daftar-peserta.pdf", papers.annex(new RosterId(id)));
    }

    private static ResponseEntity<Resource> shown(String name, byte[] pdf) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(new ByteArrayResource(pdf));
    }
}
