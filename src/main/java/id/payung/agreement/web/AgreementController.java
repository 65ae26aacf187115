package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementSuccession;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.AgreementWithdrawal;
import id.payung.agreement.TerminationGround;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
class AgreementController {

    private static final int LONGEST_KEY = 200;

    private final AgreementDrafting drafting;
    private final AgreementWithdrawal withdrawal;
    private final AgreementTermination termination;
    private final AgreementSuccession succession;

    AgreementController(
            AgreementDrafting drafting,
            AgreementWithdrawal withdrawal,
            AgreementTermination termination,
            AgreementSuccession succession) {
        this.succession = succession;
        this.drafting = drafting;
        this.withdrawal = withdrawal;
        this.termination = termination;
    }

    record Drafted(UUID id) {}

    @Operation(summary = "Open a draft and start its lifecycle")
    @ApiResponse(responseCode = "201", description = "Drafted; sent again with the same key, the same draft")
    @Refuses(Kind.CONFLICT)
    @PostMapping
    ResponseEntity<Drafted> draft(
            @RequestBody NewDraft request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Schema(maxLength = LONGEST_KEY) @Nullable
                    String idempotencyKey) {
        if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
            throw Refused.field("Idempotency-Key", "form.refused.tooLong", LONGEST_KEY);
        }
        var id = drafting.draft(request.order(), idempotencyKey);
        return ResponseEntity.created(URI.create("/api/agreements/" + id)).body(new Drafted(id.value()));
    }

    @Operation(summary = "Offer an umbrella again for the period that follows it")
    @ApiResponse(responseCode = "201", description = "Drafted")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{id}/successor")
    ResponseEntity<Drafted> offerAgain(@PathVariable UUID id) {
        var successor = succession.offerAgain(new AgreementId(id));
        return ResponseEntity.created(URI.create("/api/agreements/" + successor))
                .body(new Drafted(successor.value()));
    }

    record Withdrawal(@Schema(requiredMode = REQUIRED) @Nullable String reason) {}

    @Operation(summary = "Withdraw an agreement that is not signed")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable UUID id, @RequestBody Withdrawal request) {
        withdrawal.withdraw(new AgreementId(id), request.reason() == null ? "" : request.reason());
        return ResponseEntity.noContent().build();
    }

    record Termination(
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String lastDay,
            @Schema(implementation = TerminationGround.class, defaultValue = "MUTUAL") @Nullable String ground,
            @Schema(requiredMode = REQUIRED) @Nullable String reason) {}

    /** Asks both heads to end the agreement early; they decide in their tasks. */
    @Operation(summary = "Ask both heads to end an agreement early")
    @ApiResponse(responseCode = "202", description = "Asked")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{id}/termination")
    ResponseEntity<Void> askForTermination(@PathVariable UUID id, @RequestBody Termination request) {
        if (request.lastDay() == null || request.lastDay().isBlank()) {
            throw Refused.field("lastDay", "form.refused.missing");
        }
        var lastDay = IsoDay.read(request.lastDay()).orElseThrow(() -> Refused.field("lastDay", "form.refused.date"));
        var fields = new DraftFields();
        var ground = fields.optional("ground", request.ground(), TerminationGround.class);
        fields.orThrow();
        termination.ask(
                new AgreementId(id),
                lastDay,
                ground == null ? TerminationGround.MUTUAL : ground,
                request.reason() == null ? "" : request.reason());
        return ResponseEntity.accepted().build();
    }
}
