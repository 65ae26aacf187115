package id.payung.roster.web;

import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.Acceptance;
import id.payung.roster.HeldRows;
import id.payung.roster.RosterId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The decision sheet of a roster: rows held until a person decides. */
@RestController
class HeldRowsController {

    private static final int MOST_PER_PAGE = 200;
    private static final int MOST_ROWS = 10_000;

    private final HeldRows heldRows;

    HeldRowsController(HeldRows heldRows) {
        this.heldRows = heldRows;
    }

    /** @param nik masked */
    record HeldRow(
            int row, String nik, String name, LocalDate birthDate, @Nullable String areaCode, List<String> reasons) {

        @Override
        public String toString() {
            return "HeldRow[row=%d]".formatted(row);
        }
    }

    /** @param left how many rows are held in all */
    record HeldRowsAnswer(List<HeldRow> rows, int left) {}

    @Operation(summary = "The rows of a roster that are held until somebody decides")
    @GetMapping("/api/rosters/{id}/held")
    HeldRowsAnswer held(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int after,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        var sheet = heldRows.sheet(new RosterId(id), Math.max(0, after), Math.min(Math.max(1, size), MOST_PER_PAGE));
        return new HeldRowsAnswer(
                sheet.lines().stream()
                        .map(line -> new HeldRow(
                                line.person().row(),
                                line.person().nik(),
                                line.person().name(),
                                line.person().birthDate(),
                                line.person().areaCode(),
                                line.reasons()))
                        .toList(),
                sheet.left());
    }

    /**
     * @param rows the sheet's row numbers
     * @param all every row that is held, instead of {@code rows}
     * @param reason one for all of them
     */
    record DecisionRequest(
            @Nullable List<Integer> rows,
            @Nullable Boolean all,
            @Nullable Acceptance acceptance,
            @Nullable String reason) {}

    record DecisionAnswer(int decided, List<HeldRows.Outcome> rows) {}

    @Operation(summary = "Accept or refuse held rows, with one reason")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @PostMapping("/api/rosters/{id}/held/decisions")
    DecisionAnswer decide(@PathVariable UUID id, @RequestBody DecisionRequest request) {
        boolean all = Boolean.TRUE.equals(request.all());
        var rows = request.rows() == null ? List.<Integer>of() : request.rows();
        if (!all && (rows.isEmpty() || rows.size() > MOST_ROWS)) {
            throw Refused.field("rows", "roster.held.whichRows");
        }
        if (request.acceptance() == null) {
            throw Refused.field("acceptance", "form.refused.missing");
        }
        var outcomes = heldRows.decide(
                new RosterId(id),
                all ? null : rows,
                request.acceptance(),
                request.reason() == null ? "" : request.reason());
        return new DecisionAnswer(
                (int) outcomes.stream()
                        .filter(outcome -> outcome.result() != HeldRows.Result.NOT_HELD)
                        .count(),
                outcomes);
    }

    record Decided(int row, List<String> codes, boolean accepted, String reason, String by, Instant at) {}

    record DecisionsAnswer(List<Decided> decisions, int page, int total) {}

    @Operation(summary = "What was decided about held rows, the latest first")
    @GetMapping("/api/rosters/{id}/held/decisions")
    DecisionsAnswer decisions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        var found = heldRows.decisions(new RosterId(id), Math.max(0, page), Math.min(Math.max(1, size), MOST_PER_PAGE));
        return new DecisionsAnswer(
                found.decisions().stream()
                        .map(one ->
                                new Decided(one.row(), one.codes(), one.accepted(), one.reason(), one.by(), one.at()))
                        .toList(),
                Math.max(0, page),
                found.total());
    }
}
