package id.payung.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.NumberRegister;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/branches/{id}/numbers")
class NumberController {

    private static final int PER_PAGE = 50;

    private final NumberRegister register;

    NumberController(NumberRegister register) {
        this.register = register;
    }

    /** Moments with the offset of the branch's zone. */
    @Schema(name = "NumberEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int serial,
            String number,
            NumberRegister.State state,
            UUID agreement,
            String title,
            AgreementStatus agreementStatus,
            OffsetDateTime reservedAt,
            String reservedBy,
            @Nullable OffsetDateTime endedAt,
            @Nullable String endedBy,
            @Nullable String reason) {

        static Entry of(NumberRegister.Entry entry, ZoneId zone) {
            var endedAt = entry.endedAt();
            return new Entry(
                    entry.serial(),
                    entry.number(),
                    entry.state(),
                    entry.agreement(),
                    entry.title(),
                    entry.agreementStatus(),
                    entry.reservedAt().atZone(zone).toOffsetDateTime(),
                    entry.reservedBy(),
                    endedAt == null ? null : endedAt.atZone(zone).toOffsetDateTime(),
                    entry.endedBy(),
                    entry.reason());
        }
    }

    /** @param page counted from 0 */
    @Schema(name = "NumberPage")
    record Listing(String branch, int year, List<Integer> years, List<Entry> items, int page, int size, long total) {}

    @Operation(summary = "The register of a branch's numbers: what became of each serial of a year")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping
    Listing numbers(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page) {
        var found = register.of(id, year, Math.max(0, page), PER_PAGE);
        return new Listing(
                found.branch(),
                found.year(),
                found.years(),
                found.entries().stream()
                        .map(entry -> Entry.of(entry, found.zone()))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}
