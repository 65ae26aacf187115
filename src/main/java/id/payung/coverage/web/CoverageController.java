package id.payung.coverage.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.coverage.CoverLookup;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/coverage")
class CoverageController {

    private final CoverLookup lookup;

    CoverageController(CoverLookup lookup) {
        this.lookup = lookup;
    }

    /** In the body, because an identity number never stands in a URL. */
    record Question(
            @Schema(requiredMode = REQUIRED, description = "Identity number, 16 digits") @Nullable String nik,
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String on) {
        @Override
        public String toString() {
            return "Question[on=" + on + "]";
        }
    }

    /** Whether somebody is covered on a day, and if not, why not and what to do. */
    @Operation(summary = "Whether a person is covered on a day, and if not, why not")
    @PostMapping("/lookup")
    CoverLookup.Answer lookup(@RequestBody Question question) {
        var refused = new ArrayList<Reason>();
        if (question.nik() == null || question.nik().isBlank()) {
            refused.add(Reason.of("nik", "form.refused.missing"));
        }
        if (question.on() == null || question.on().isBlank()) {
            refused.add(Reason.of("on", "form.refused.missing"));
        }
        if (!refused.isEmpty() || question.nik() == null || question.on() == null) {
            throw Refused.fields(refused);
        }
        var day = IsoDay.read(question.on()).orElseThrow(() -> Refused.field("on", "form.refused.date"));
        return lookup.on(day, question.nik());
    }
}
