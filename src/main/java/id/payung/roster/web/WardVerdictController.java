package id.payung.roster.web;

import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.RosterId;
import id.payung.roster.Verdict;
import id.payung.roster.WardVerification;
import id.payung.roster.people.WardVerdicts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What wards say of their own people while a roster is verified. */
@RestController
class WardVerdictController {

    private static final int PER_PAGE = 50;
    private static final int MOST_PER_PAGE = 500;

    private final WardVerification wards;

    WardVerdictController(WardVerification wards) {
        this.wards = wards;
    }

    /** @param verdict null where the ward has not answered yet */
    @Schema(name = "WardStanding")
    record WardAnswer(
            String areaCode,
            String name,
            int people,
            @Nullable Verdict verdict,
            @Nullable String reason,
            @Nullable String verifiedBy,
            @Nullable Instant verifiedAt) {

        static WardAnswer of(WardVerification.Ward ward) {
            var given = ward.given();
            return given == null
                    ? new WardAnswer(ward.areaCode(), ward.wardName(), ward.people(), null, null, null, null)
                    : new WardAnswer(
                            ward.areaCode(),
                            ward.wardName(),
                            ward.people(),
                            given.verdict(),
                            given.reason(),
                            ward.by(),
                            given.at());
        }
    }

    /** @param nik masked: {@code 3375**********01} */
    @Schema(name = "WardPerson")
    record NeighbourAnswer(
            int row,
            @Nullable String name,
            @Nullable String nik,
            @Nullable LocalDate birthDate,
            @Nullable String address,
            @Nullable String occupation) {

        static NeighbourAnswer of(WardVerdicts.Neighbour neighbour) {
            return new NeighbourAnswer(
                    neighbour.row(),
                    neighbour.name(),
                    neighbour.nikMasked(),
                    neighbour.birthDate(),
                    neighbour.address(),
                    neighbour.occupation());
        }

        @Override
        public String toString() {
            return "NeighbourAnswer[row=" + row + "]";
        }
    }

    /** @param page counted from 0 */
    @Schema(name = "WardPeoplePage")
    record NeighboursAnswer(WardAnswer ward, List<NeighbourAnswer> people, int page, int totalPages) {}

    /** @param reason needed for RETURN; never with an identity number */
    @Schema(name = "WardVerdict")
    record VerdictRequest(@Nullable Verdict verdict, @Nullable String reason) {}

    @Operation(summary = "Which wards have people on the roster, and what each says of its own")
    @GetMapping("/api/rosters/{id}/wards")
    List<WardAnswer> wards(@PathVariable UUID id) {
        return wards.of(new RosterId(id)).stream().map(WardAnswer::of).toList();
    }

    @Operation(summary = "The own ward's people, for its head, while the roster is verified")
    @GetMapping("/api/rosters/{id}/wards/own")
    NeighboursAnswer own(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "" + PER_PAGE) @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        int asked = Math.max(0, page);
        int perPage = Math.min(Math.max(1, size), MOST_PER_PAGE);
        var question = wards.question(new RosterId(id), asked, perPage);
        return new NeighboursAnswer(
                WardAnswer.of(question.ward()),
                question.people().stream().map(NeighbourAnswer::of).toList(),
                asked,
                (question.ward().people() + perPage - 1) / perPage);
    }

    @Operation(summary = "Say whether the own ward's people are right, for its head, while the roster is verified")
    @ApiResponse(responseCode = "204", description = "Recorded; the municipal verifier sees it")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/rosters/{id}/wards/own/verdict")
    ResponseEntity<Void> answer(@PathVariable UUID id, @RequestBody VerdictRequest request) {
        if (request.verdict() == null) {
            throw Refused.field("verdict", "form.refused.missing");
        }
        wards.answer(new RosterId(id), request.verdict(), request.reason());
        return ResponseEntity.noContent().build();
    }
}
