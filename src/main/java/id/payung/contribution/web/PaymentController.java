package id.payung.contribution.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.contribution.BillView.PaymentView;
import id.payung.contribution.PaymentOutcome;
import id.payung.contribution.PaymentReception;
import id.payung.contribution.PaymentReception.Notice;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refused.Reason;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/payments")
class PaymentController {

    private static final String MISSING = "form.refused.missing";
    private static final int LONGEST = 100;

    private final PaymentReception reception;

    PaymentController(PaymentReception reception) {
        this.reception = reception;
    }

    record PaymentRequest(
            @Schema(requiredMode = REQUIRED) @Nullable String billingCode,
            @Schema(requiredMode = REQUIRED, minimum = "1", description = "Whole rupiah") @Nullable Long amount,
            @Schema(
                            requiredMode = REQUIRED,
                            description = "A date, or an instant with its offset",
                            example = "2027-02-10T09:30:00+07:00")
                    @Nullable
                    String paidAt,
            @Schema(requiredMode = REQUIRED, maxLength = LONGEST) @Nullable String reference,
            @Schema(maxLength = LONGEST, description = "Number of the disbursement order") @Nullable String sp2d) {

        Notice notice() {
            var refused = new ArrayList<Reason>();
            String code = text("billingCode", billingCode, refused);
            String at = text("paidAt", paidAt, refused);
            String ref = text("reference", reference, refused);
            if (amount == null) {
                refused.add(Reason.of("amount", MISSING));
            }
            if (sp2d != null && sp2d.length() > LONGEST) {
                refused.add(Reason.of("sp2d", "form.refused.tooLong", LONGEST));
            }
            if (!refused.isEmpty() || amount == null) {
                throw Refused.fields(refused);
            }
            return new Notice(code, amount, at, ref, sp2d == null || sp2d.isBlank() ? null : sp2d.strip());
        }

        private static String text(String field, @Nullable String value, ArrayList<Reason> refused) {
            if (value == null || value.isBlank()) {
                refused.add(Reason.of(field, MISSING));
                return "";
            }
            return value.strip();
        }
    }

    /** Records a payment once: 201 the first time, 200 with the same body when the same is told again. */
    @Operation(summary = "Tell that a bill has been paid")
    @ApiResponse(responseCode = "201", description = "Recorded")
    @ApiResponse(responseCode = "200", description = "Recorded before, by the same call")
    @Refuses(Kind.CONFLICT)
    @PostMapping
    ResponseEntity<PaymentView> record(@RequestBody PaymentRequest request) {
        var notice = request.notice();
        var outcome = reception.receive(notice);
        return ResponseEntity.status(outcome instanceof PaymentOutcome.Recorded ? HttpStatus.CREATED : HttpStatus.OK)
                .body(PaymentView.of(outcome.payment(), outcome.billingCode()));
    }
}
