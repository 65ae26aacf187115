package id.payung.contribution.web;

import id.payung.agreement.AgreementId;
import id.payung.contribution.BillId;
import id.payung.contribution.BillOverview;
import id.payung.contribution.BillView;
import id.payung.contribution.Billing;
import id.payung.platform.CurrentUser;
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

    @GetMapping("/api/bills/{id}")
    BillView bill(@PathVariable UUID id) {
        return overview.of(new BillId(id), currentUser.actor());
    }

    record Reissue(@Nullable String reason) {}

    /** Puts a bill aside whose billing code expired or was mistyped, and opens a new one for the same people. */
    @PostMapping("/api/bills/{id}/reissue")
    ResponseEntity<Void> reissue(@PathVariable UUID id, @RequestBody Reissue request) {
        return billing.reissue(new BillId(id), request.reason() == null ? "" : request.reason())
                .map(next ->
                        ResponseEntity.created(URI.create("/api/bills/" + next)).<Void>build())
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/api/agreements/{id}/bills")
    BillOverview.Page bills(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return overview.of(
                new AgreementId(id), currentUser.actor(), Math.max(page, 0), Math.min(Math.max(size, 1), LARGEST_PAGE));
    }
}
