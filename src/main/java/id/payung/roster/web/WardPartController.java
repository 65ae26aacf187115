package id.payung.roster.web;

import id.payung.agreement.AgreementId;
import id.payung.roster.ToldFinding;
import id.payung.roster.WardPartOverview;
import id.payung.roster.WardView;
import id.payung.roster.web.RosterController.FindingsAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What wards uploaded for the rosters of an agreement. They upload where officers do. */
@RestController
class WardPartController {

    private static final int MOST_PER_PAGE = 500;

    private final WardView wards;

    WardPartController(WardView wards) {
        this.wards = wards;
    }

    /** @param merged whether the roster's rows are those of this upload and of all others */
    @Schema(name = "RosterPart")
    record PartAnswer(
            UUID id,
            UUID roster,
            int wave,
            String areaCode,
            String areaName,
            String uploadedBy,
            Instant uploadedAt,
            boolean merged,
            int rows,
            int valid,
            int warned,
            int rejected,
            int held,
            List<ToldFinding> fileFindings) {

        static PartAnswer of(WardPartOverview part) {
            var counts = part.counts();
            return new PartAnswer(
                    part.id(),
                    part.roster().value(),
                    part.wave(),
                    part.areaCode(),
                    part.areaName(),
                    part.uploadedBy(),
                    part.uploadedAt(),
                    part.merged(),
                    counts.rows(),
                    counts.valid(),
                    counts.warned(),
                    counts.rejected(),
                    counts.held(),
                    part.aboutFile());
        }
    }

    @Operation(summary = "What the wards uploaded for the rosters of an agreement; for a ward head, the own ward's")
    @GetMapping("/api/agreements/{id}/rosters/parts")
    List<PartAnswer> parts(@PathVariable UUID id) {
        return wards.of(new AgreementId(id)).stream().map(PartAnswer::of).toList();
    }

    @Operation(summary = "What is wrong with the rows of a ward's upload, page by page")
    @GetMapping("/api/roster-parts/{id}/findings")
    FindingsAnswer findings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "100") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        int asked = Math.max(0, page);
        int perPage = Math.min(Math.max(1, size), MOST_PER_PAGE);
        return FindingsAnswer.of(wards.findings(id, asked, perPage), asked, perPage);
    }
}
