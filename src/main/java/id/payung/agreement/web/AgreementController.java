package id.payung.agreement.web;

import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.AgreementWithdrawal;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
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

    AgreementController(AgreementDrafting drafting, AgreementWithdrawal withdrawal, AgreementTermination termination) {
        this.drafting = drafting;
        this.withdrawal = withdrawal;
        this.termination = termination;
    }

    @PostMapping
    ResponseEntity<Map<String, String>> draft(
            @RequestBody NewAgreement request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
            throw Refused.field("Idempotency-Key", "form.refused.tooLong", LONGEST_KEY);
        }
        var terms = request.terms();
        var id = drafting.draft(
                Objects.requireNonNull(request.branch()),
                Objects.requireNonNull(request.municipality()),
                Objects.requireNonNull(request.agency()),
                terms,
                idempotencyKey);
        return ResponseEntity.created(URI.create("/api/agreements/" + id)).body(Map.of("id", id.toString()));
    }

    record Withdrawal(@Nullable String reason) {}

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable UUID id, @RequestBody Withdrawal request) {
        withdrawal.withdraw(new AgreementId(id), request.reason() == null ? "" : request.reason());
        return ResponseEntity.noContent().build();
    }

    record Termination(@Nullable String lastDay, @Nullable String reason) {}

    /** Asks both heads to end the agreement early; they decide in their tasks. */
    @PostMapping("/{id}/termination")
    ResponseEntity<Void> askForTermination(@PathVariable UUID id, @RequestBody Termination request) {
        if (request.lastDay() == null || request.lastDay().isBlank()) {
            throw Refused.field("lastDay", "form.refused.missing");
        }
        var lastDay = IsoDay.read(request.lastDay()).orElseThrow(() -> Refused.field("lastDay", "form.refused.date"));
        termination.ask(new AgreementId(id), lastDay, request.reason() == null ? "" : request.reason());
        return ResponseEntity.accepted().build();
    }
}
