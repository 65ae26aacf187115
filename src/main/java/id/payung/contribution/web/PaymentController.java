package id.payung.contribution.web;

import id.payung.contribution.BillView.PaymentView;
import id.payung.contribution.PaymentOutcome;
import id.payung.contribution.PaymentReception;
import id.payung.contribution.PaymentReception.Notice;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Reason;
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
            @Nullable String billingCode,
            @Nullable Long amount,
            @Nullable String paidAt,
            @Nullable String reference,
            @Nullable String sp2d) {

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
    @PostMapping
    ResponseEntity<PaymentView> record(@RequestBody PaymentRequest request) {
        var notice = request.notice();
        var outcome = reception.receive(notice);
        return ResponseEntity.status(outcome instanceof PaymentOutcome.Recorded ? HttpStatus.CREATED : HttpStatus.OK)
                .body(PaymentView.of(outcome.payment(), outcome.billingCode()));
    }
}
