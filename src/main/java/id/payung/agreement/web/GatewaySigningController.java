package id.payung.agreement.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.agreement.AgreementId;
import id.payung.agreement.GatewaySigning;
import id.payung.document.Document;
import id.payung.party.Nik;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Officials sign with their own sign-in. Their passphrase passes through here and stays nowhere. */
@RestController
@RequestMapping("/api/agreements/{id}/signature/electronic")
class GatewaySigningController {

    private static final int LONGEST_PASSPHRASE = 200;

    private final GatewaySigning signing;

    GatewaySigningController(GatewaySigning signing) {
        this.signing = signing;
    }

    @Schema(name = "ElectronicSignatureRequest")
    record Request(
            @Schema(requiredMode = REQUIRED, format = "password") @Nullable String nik,
            @Schema(requiredMode = REQUIRED, format = "password", maxLength = LONGEST_PASSPHRASE) @Nullable
                    String passphrase,
            @Nullable Boolean visible,
            @Nullable Boolean again) {

        GatewaySigning.Credentials credentials() {
            var number = nik == null ? null : Nik.of(nik).orElse(null);
            if (number == null) {
                throw Refused.field("nik", "agreement.electronic.nik");
            }
            if (passphrase == null || passphrase.isEmpty()) {
                throw Refused.field("passphrase", "form.refused.missing");
            }
            if (passphrase.length() > LONGEST_PASSPHRASE) {
                throw Refused.field("passphrase", "form.refused.tooLong", LONGEST_PASSPHRASE);
            }
            return new GatewaySigning.Credentials(
                    number.digits(), passphrase, Boolean.TRUE.equals(visible), Boolean.TRUE.equals(again));
        }

        /** Without what is the signer's own. */
        @Override
        public String toString() {
            return "visible: %s, again: %s".formatted(visible, again);
        }
    }

    @Operation(summary = "Sign the agreement's text at the signing gateway of one's organisation")
    @ApiResponse(responseCode = "201", description = "Signed; an officer of the side records it")
    @Refuses(Kind.CONFLICT)
    @PostMapping
    ResponseEntity<Document> sign(@PathVariable UUID id, @RequestBody Request request) {
        var document = signing.sign(new AgreementId(id), request.credentials());
        return ResponseEntity.created(URI.create("/api/agreements/%s/documents/%s".formatted(id, document.id())))
                .body(document);
    }
}
