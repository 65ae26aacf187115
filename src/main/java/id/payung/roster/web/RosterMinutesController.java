package id.payung.roster.web;

import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.RosterId;
import id.payung.roster.RosterMinutes;
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
class RosterMinutesController {

    private final RosterMinutes minutes;

    RosterMinutesController(RosterMinutes minutes) {
        this.minutes = minutes;
    }

    @Operation(summary = "The minutes of the hand-over, to be signed on paper")
    @Refuses(Kind.CONFLICT)
    @GetMapping(path = "/api/rosters/{id}/minutes.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Resource> minutes(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("berita-acara-serah-terima.pdf")
                                .build()
                                .toString())
                .body(new ByteArrayResource(minutes.print(new RosterId(id))));
    }
}
