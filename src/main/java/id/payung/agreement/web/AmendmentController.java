package id.payung.agreement.web;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Amending;
import id.payung.agreement.AmendmentOverview;
import id.payung.agreement.AmendmentOverview.Amendment;
import id.payung.agreement.CoverTerms;
import id.payung.agreement.Programme;
import id.payung.agreement.SigningOrder;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Amendments of an agreement. Each is an agreement of its own kind: its text, papers and withdrawal are found as of any. */
@RestController
@RequestMapping("/api/agreements/{id}")
class AmendmentController {

    private final Amending amending;
    private final AmendmentOverview overview;

    AmendmentController(Amending amending, AmendmentOverview overview) {
        this.amending = amending;
        this.overview = overview;
    }

    record Opened(UUID id) {}

    @Operation(summary = "Open an amendment of a binding agreement")
    @ApiResponse(responseCode = "201", description = "Opened; its draft waits for the officer who opened it")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/amendments")
    ResponseEntity<Opened> open(@PathVariable UUID id, @RequestBody NewAmendment request) {
        var amendment =
                amending.open(new AgreementId(id), request.terms(), request.reason() == null ? "" : request.reason());
        return ResponseEntity.created(URI.create("/api/agreements/" + amendment))
                .body(new Opened(amendment.value()));
    }

    @Operation(summary = "The amendments of an agreement: what each changes, in terms and in money")
    @GetMapping("/amendments")
    List<Amendment> amendments(@PathVariable UUID id) {
        return overview.of(new AgreementId(id));
    }

    /** @param cover null for an umbrella */
    @Schema(name = "AgreementVersion")
    record Version(
            int number,
            UUID source,
            LocalDate inForceFrom,
            String title,
            List<Programme> programs,
            LocalDate firstDay,
            LocalDate lastDay,
            int months,
            List<String> legalBasis,
            SigningOrder signingOrder,
            @Nullable CoverTerms cover) {}

    /** As it was signed first, and as each amendment changed it. */
    @Operation(summary = "What was agreed, version by version, and from which day on")
    @GetMapping("/versions")
    List<Version> versions(@PathVariable UUID id) {
        return overview.versions(new AgreementId(id)).stream()
                .map(version -> {
                    var terms = version.terms();
                    return new Version(
                            version.number(),
                            version.source(),
                            version.inForceFrom(),
                            terms.title(),
                            terms.programs().stream().sorted().toList(),
                            terms.firstDay(),
                            terms.period().lastDay(),
                            terms.months(),
                            terms.legalBasis(),
                            terms.signingOrder(),
                            terms.cover());
                })
                .toList();
    }
}
