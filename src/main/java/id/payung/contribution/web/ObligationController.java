package id.payung.contribution.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.AgreementId;
import id.payung.contribution.PrepaidMonths;
import id.payung.platform.CurrentUser;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an agreement that is over still owes. */
@RestController
class ObligationController {

    private final PrepaidMonths prepaid;
    private final CurrentUser currentUser;

    ObligationController(PrepaidMonths prepaid, CurrentUser currentUser) {
        this.prepaid = prepaid;
        this.currentUser = currentUser;
    }

    @Operation(summary = "What an agreement that is over still owes: prepaid months and unpaid bills")
    @GetMapping("/api/agreements/{id}/obligations")
    PrepaidMonths.Obligations obligations(@PathVariable UUID id) {
        return prepaid.of(new AgreementId(id), currentUser.actor());
    }

    record Settlement(
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String settledOn,
            @Schema(requiredMode = REQUIRED, maxLength = 200) @Nullable String reference) {}

    @Operation(summary = "Record that prepaid months are paid back or used for others")
    @ApiResponse(responseCode = "204", description = "Recorded")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/prepaid-months/{id}/settlement")
    ResponseEntity<Void> settle(@PathVariable UUID id, @RequestBody Settlement request) {
        if (request.settledOn() == null || request.settledOn().isBlank()) {
            throw Refused.field("settledOn", "form.refused.missing");
        }
        var day = IsoDay.read(request.settledOn()).orElseThrow(() -> Refused.field("settledOn", "form.refused.date"));
        prepaid.settle(id, day, request.reference() == null ? "" : request.reference());
        return ResponseEntity.noContent().build();
    }
}
