package id.payung.contribution.web;

import id.payung.agreement.AgreementId;
import id.payung.contribution.BillId;
import id.payung.contribution.BillOverview;
import id.payung.contribution.BillView;
import id.payung.contribution.Billing;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills, for the two parties of their agreement. */
@RestController
class BillController {

    private static final int LARGEST_PAGE = 100;

    private final Billing billing;
    private final BillOverview overview;
    private final CurrentUser currentUser;

    BillController(Billing billing, BillOverview overview, CurrentUser currentUser) {
        this.billing = billing;
        this.overview = overview;
        this.currentUser = currentUser;
    }

    @Operation(summary = "One bill")
    @GetMapping("/api/bills/{id}")
    BillView bill(@PathVariable UUID id) {
        return overview.of(new BillId(id), currentUser.actor());
    }

    record Reissue(@Nullable String reason) {}

    /** Puts a bill aside whose billing code expired or was mistyped, and opens a new one for the same people. */
    @Operation(summary = "Have a billing code issued again")
    @ApiResponse(responseCode = "201", description = "A new bill is open")
    @ApiResponse(
            responseCode = "204",
            description = "The bill is put aside; the agreement has ended and needs no new one")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/bills/{id}/reissue")
    ResponseEntity<BillView> reissue(@PathVariable UUID id, @RequestBody Reissue request) {
        return billing.reissue(new BillId(id), request.reason() == null ? "" : request.reason())
                .map(next -> ResponseEntity.created(URI.create("/api/bills/" + next))
                        .body(overview.of(next, currentUser.actor())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @Operation(summary = "The bills of an agreement")
    @GetMapping("/api/agreements/{id}/bills")
    BillOverview.Page bills(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "20") @Schema(minimum = "1", maximum = "100") int size) {
        return overview.of(
                new AgreementId(id), currentUser.actor(), Math.max(page, 0), Math.min(Math.max(size, 1), LARGEST_PAGE));
    }
}
