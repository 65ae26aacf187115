package id.payung.roster.web;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.WardQuotas;
import id.payung.roster.people.WardQuotaTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Quotas of single wards and villages. */
@RestController
class WardQuotaController {

    private static final Pattern LINE = Pattern.compile("\\s*([0-9.]{1,20})\\s*[;,\\t]\\s*([0-9]{1,7})\\s*");

    private final WardQuotas quotas;

    WardQuotaController(WardQuotas quotas) {
        this.quotas = quotas;
    }

    /** @param areaCode with or without dots */
    record WardQuota(
            @Nullable String areaCode,
            @Schema(minimum = "0", maximum = "" + WardQuotas.MOST_PEOPLE) @Nullable Integer people) {}

    /** @param lines instead of {@code quotas}, as people write them: {@code 33.75.01.1002;100} */
    record WardQuotaRequest(@Nullable List<WardQuota> quotas, @Nullable List<String> lines) {}

    record WardQuotaAnswer(List<WardQuota> quotas) {}

    /** @param rosters how many rosters' places were given anew */
    record WardQuotasSet(List<WardQuota> quotas, int rosters) {}

    @Operation(summary = "Most people of single wards and villages of an agreement")
    @GetMapping("/api/agreements/{id}/ward-quotas")
    WardQuotaAnswer quotas(@PathVariable UUID id) {
        return new WardQuotaAnswer(lines(new AgreementId(id)));
    }

    @Operation(summary = "Replace the quotas of all wards and villages; the waiting list follows")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @PutMapping("/api/agreements/{id}/ward-quotas")
    WardQuotasSet replace(@PathVariable UUID id, @RequestBody WardQuotaRequest request) {
        int rosters = quotas.replace(new AgreementId(id), entries(request));
        return new WardQuotasSet(lines(new AgreementId(id)), rosters);
    }

    private List<WardQuota> lines(AgreementId id) {
        return quotas.of(id).stream()
                .map((WardQuotaTable.Quota quota) -> new WardQuota(quota.areaCode(), quota.people()))
                .toList();
    }

    private static List<WardQuotas.Entry> entries(WardQuotaRequest request) {
        if (request.quotas() != null && request.lines() == null) {
            return ofQuotas(request.quotas());
        }
        if (request.lines() != null && request.quotas() == null) {
            return ofLines(request.lines());
        }
        throw Refused.field("quotas", "form.refused.missing");
    }

    private static List<WardQuotas.Entry> ofQuotas(List<WardQuota> quotas) {
        requireNotTooMany("quotas", quotas);
        List<WardQuotas.Entry> entries = new ArrayList<>();
        for (int i = 0; i < quotas.size(); i++) {
            var quota = quotas.get(i);
            var at = "quotas[%d].".formatted(i);
            entries.add(new WardQuotas.Entry(
                    at + "areaCode",
                    quota == null ? null : quota.areaCode(),
                    at + "people",
                    quota == null ? null : quota.people()));
        }
        return entries;
    }

    private static List<WardQuotas.Entry> ofLines(List<String> lines) {
        requireNotTooMany("lines", lines);
        List<WardQuotas.Entry> entries = new ArrayList<>();
        List<Refused.Reason> refused = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var line = LINE.matcher(lines.get(i) == null ? "" : lines.get(i));
            if (line.matches()) {
                entries.add(new WardQuotas.Entry("lines", line.group(1), "lines", Integer.valueOf(line.group(2))));
            } else {
                refused.add(Refused.Reason.of("lines", "roster.wardQuota.line", i + 1));
            }
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
        return entries;
    }

    private static void requireNotTooMany(String field, List<?> entries) {
        if (entries.size() > WardQuotas.MOST_WARDS) {
            throw Refused.field(field, "roster.wardQuota.tooMany", WardQuotas.MOST_WARDS);
        }
    }
}
