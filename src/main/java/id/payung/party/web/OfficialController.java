package id.payung.party.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.party.Capacity;
import id.payung.party.Mandate;
import id.payung.party.Official;
import id.payung.party.OfficialRegister;
import id.payung.party.Position;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign for an organisation: its officials, and the letters by which a municipal head lets others sign. */
@RestController
@RequestMapping("/api/organisations/{id}")
class OfficialController {

    private static final int LARGEST_PAGE = 200;

    private final OfficialRegister register;
    private final OfficialKeepers keepers;

    OfficialController(OfficialRegister register, OfficialKeepers keepers) {
        this.register = register;
        this.keepers = keepers;
    }

    record OfficialListing(List<Official> officials, int page, int size, int total) {}

    @Operation(summary = "An organisation's officials, those who left too, who began last first")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/officials")
    OfficialListing officials(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + LARGEST_PAGE) int size) {
        keepers.requireReader(id);
        int first = Math.max(0, page);
        int bounded = bounded(size);
        var found = register.officials(id, first, bounded);
        return new OfficialListing(found.items(), first, bounded, found.total());
    }

    /**
     * @param agency of the head of an agency
     * @param title as it is printed, without Pj., Plt. or Plh.
     * @param employeeNumber NIP or NPK
     * @param decree by which they hold the position
     * @param validUntil the last day by the decree; who acts must have one
     */
    record NewOfficial(
            @Schema(requiredMode = REQUIRED) @Nullable Position position,
            @Nullable String agency,
            @Schema(requiredMode = REQUIRED) @Nullable String title,
            @Schema(requiredMode = REQUIRED) @Nullable String name,
            @Nullable String employeeNumber,
            @Schema(requiredMode = REQUIRED) @Nullable Capacity capacity,
            @Schema(requiredMode = REQUIRED) @Nullable String decree,
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String validFrom,
            @Schema(format = "date") @Nullable String validUntil) {

        /** Without the number, which would go to logs. */
        @Override
        public String toString() {
            return "NewOfficial[%s, %s]".formatted(position, name);
        }
    }

    @Operation(summary = "Enter who holds a position: a new holder, or a new decree of one who acts")
    @ApiResponse(responseCode = "201", description = "Entered")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/officials")
    ResponseEntity<Official> enter(@PathVariable String id, @RequestBody NewOfficial request) {
        keepers.requireKeeper(id);
        var official = register.enter(
                id,
                new OfficialRegister.OfficialEntry(
                        request.position(),
                        request.agency(),
                        request.title(),
                        request.name(),
                        request.employeeNumber(),
                        request.capacity(),
                        request.decree(),
                        day("validFrom", request.validFrom()),
                        day("validUntil", request.validUntil())));
        return ResponseEntity.created(URI.create("/api/organisations/%s/officials/%s".formatted(id, official.id())))
                .body(official);
    }

    /** @param lastDay on which the position is held; the day before the first takes a mistake back */
    record OfficialEnd(@Schema(requiredMode = REQUIRED, format = "date") @Nullable String lastDay) {}

    @Operation(summary = "Set the last day of somebody who leaves, once")
    @ApiResponse(responseCode = "204", description = "Set")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/officials/{official}/end")
    ResponseEntity<Void> end(@PathVariable String id, @PathVariable UUID official, @RequestBody OfficialEnd request) {
        keepers.requireKeeper(id);
        register.end(id, official, day("lastDay", request.lastDay()));
        return ResponseEntity.noContent().build();
    }

    record MandateListing(List<Mandate> mandates, int page, int size, int total) {}

    @Operation(summary = "A municipality's letters by which its head lets others sign, the latest first")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/mandates")
    MandateListing mandates(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + LARGEST_PAGE) int size) {
        keepers.requireReader(id);
        int first = Math.max(0, page);
        int bounded = bounded(size);
        var found = register.mandates(id, first, bounded);
        return new MandateListing(
                found.items().stream()
                        .map(OfficialRegister.GivenMandate::mandate)
                        .toList(),
                first,
                bounded,
                found.total());
    }

    /**
     * @param giver the municipal head, one of the officials
     * @param holder who may sign, another of them
     * @param scope what they may sign, as the letter says it
     */
    record NewMandate(
            @Schema(requiredMode = REQUIRED) @Nullable String number,
            @Schema(requiredMode = REQUIRED) @Nullable UUID giver,
            @Schema(requiredMode = REQUIRED) @Nullable UUID holder,
            @Schema(requiredMode = REQUIRED) @Nullable String scope,
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String validFrom,
            @Schema(requiredMode = REQUIRED, format = "date") @Nullable String validUntil) {}

    @Operation(summary = "Enter a letter by which a municipal head lets somebody sign")
    @ApiResponse(responseCode = "201", description = "Entered")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/mandates")
    ResponseEntity<Mandate> give(@PathVariable String id, @RequestBody NewMandate request) {
        keepers.requireKeeper(id);
        var mandate = register.give(
                id,
                new OfficialRegister.MandateEntry(
                        request.number(),
                        request.giver(),
                        request.holder(),
                        request.scope(),
                        day("validFrom", request.validFrom()),
                        day("validUntil", request.validUntil())));
        return ResponseEntity.created(URI.create("/api/organisations/%s/mandates/%s".formatted(id, mandate.id())))
                .body(mandate);
    }

    /** @param withdrawnOn from this day on it is not valid any more */
    record MandateEnd(@Schema(requiredMode = REQUIRED, format = "date") @Nullable String withdrawnOn) {}

    @Operation(summary = "Withdraw a letter, once")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/mandates/{mandate}/withdrawal")
    ResponseEntity<Void> withdraw(
            @PathVariable String id, @PathVariable UUID mandate, @RequestBody MandateEnd request) {
        keepers.requireKeeper(id);
        register.withdraw(id, mandate, day("withdrawnOn", request.withdrawnOn()));
        return ResponseEntity.noContent().build();
    }

    private static int bounded(int size) {
        return Math.max(1, Math.min(size, LARGEST_PAGE));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : IsoDay.read(text).orElseThrow(() -> Refused.field(field, "form.refused.date"));
    }
}
