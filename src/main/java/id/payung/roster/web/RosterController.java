package id.payung.roster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.FindingsDownload;
import id.payung.roster.RosterChecking;
import id.payung.roster.RosterChecking.Outcome;
import id.payung.roster.RosterId;
import id.payung.roster.RosterOverview;
import id.payung.roster.RosterProposals;
import id.payung.roster.RosterRequests;
import id.payung.roster.RosterStatus;
import id.payung.roster.RosterUpload;
import id.payung.roster.RosterView;
import id.payung.roster.ToldFinding;
import id.payung.roster.UploadOutcome;
import id.payung.roster.WardMerge;
import id.payung.roster.WardPartOverview;
import id.payung.roster.WardUpload;
import id.payung.roster.WardView;
import id.payung.roster.check.CheckState;
import id.payung.roster.people.Counts;
import id.payung.roster.web.FileRefusals.RefusedWhole;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

@RestController
class RosterController {

    private static final int FINDINGS_PER_PAGE = 100;
    private static final int MOST_PER_PAGE = 500;
    private static final int ROSTERS_PER_PAGE = 50;
    private static final int ALL_JUDGED = 100;

    private final RosterChecking checking;
    private final RosterUpload upload;
    private final WardUpload wardUpload;
    private final WardMerge merge;
    private final WardView wards;
    private final RosterProposals proposals;
    private final RosterRequests requests;
    private final RosterView view;
    private final FindingsDownload download;
    private final FileRefusals refusals;

    RosterController(
            RosterChecking checking,
            RosterUpload upload,
            WardUpload wardUpload,
            WardMerge merge,
            WardView wards,
            RosterProposals proposals,
            RosterRequests requests,
            RosterView view,
            FindingsDownload download,
            FileRefusals refusals) {
        this.checking = checking;
        this.upload = upload;
        this.wardUpload = wardUpload;
        this.merge = merge;
        this.wards = wards;
        this.proposals = proposals;
        this.requests = requests;
        this.view = view;
        this.download = download;
        this.refusals = refusals;
    }

    /** What a dry run answers. {@code truncated} only stands there where it is true. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckAnswer(
            int rows,
            int valid,
            int warned,
            int rejected,
            int held,
            Map<String, Integer> totals,
            List<ToldFinding> findings,
            @Nullable Boolean truncated,
            List<ToldFinding> fileFindings) {

        static CheckAnswer of(Outcome.Checked checked) {
            Counts counts = checked.counts();
            return new CheckAnswer(
                    counts.rows(),
                    counts.valid(),
                    counts.warned(),
                    counts.rejected(),
                    counts.held(),
                    checked.totals(),
                    checked.findings(),
                    checked.truncated() ? true : null,
                    checked.fileFindings());
        }
    }

    /** Judges every row and stores nothing: by an agreement's terms, or by those that hold without one. */
    @Operation(summary = "Judge every row of a file and store nothing")
    @Refuses({Kind.TOO_LARGE, Kind.UNREADABLE})
    @PostMapping(path = "/api/rosters/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    CheckAnswer check(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable UUID agreement,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Schema(format = "date") @Nullable String coverageStart,
            @RequestParam(required = false) @Schema(implementation = Regime.class) @Nullable String regime) {
        var outcome = agreement != null
                ? checking.check(new AgreementId(agreement), file.getResource())
                : check(file, municipality, coverageStart, regime);
        if (outcome instanceof Outcome.Checked checked) {
            return CheckAnswer.of(checked);
        }
        throw new RefusedWhole(((Outcome.RefusedWhole) outcome).fileFindings());
    }

    private Outcome check(
            MultipartFile file,
            @Nullable String municipality,
            @Nullable String coverageStart,
            @Nullable String regime) {
        List<Refused.Reason> refused = new ArrayList<>();
        if (municipality == null || municipality.isBlank()) {
            refused.add(Refused.Reason.of("municipality", "form.refused.missing"));
        }
        var from = date(coverageStart, refused);
        var kind = regime(regime, refused);
        if (municipality == null || from == null || kind == null || !refused.isEmpty()) {
            throw Refused.fields(refused);
        }
        return checking.check(municipality, kind, from, file.getResource());
    }

    private static @Nullable LocalDate date(@Nullable String text, List<Refused.Reason> refused) {
        if (text == null || text.isBlank()) {
            refused.add(Refused.Reason.of("coverageStart", "form.refused.missing"));
            return null;
        }
        var day = IsoDay.read(text);
        if (day.isEmpty()) {
            refused.add(Refused.Reason.of("coverageStart", "form.refused.date"));
        }
        return day.orElse(null);
    }

    private static @Nullable Regime regime(@Nullable String text, List<Refused.Reason> refused) {
        if (text == null || text.isBlank()) {
            refused.add(Refused.Reason.of("regime", "form.refused.missing"));
            return null;
        }
        return switch (text) {
            case "BPU" -> Regime.BPU;
            case "PU" -> Regime.PU;
            default -> {
                refused.add(Refused.Reason.of("regime", "form.refused.choice"));
                yield null;
            }
        };
    }

    /**
     * The municipal officer's file is the roster. A ward head's is kept apart until the officer merges it.
     *
     * @param roster which of the agreement's rosters; needed only where several are asked for at a time
     */
    @Operation(summary = "Upload the roster that is asked for, or the own ward's part of it")
    @ApiResponse(
            responseCode = "202",
            description = "Taken and judged; the findings tell what is wrong with single rows")
    @Refuses({Kind.CONFLICT, Kind.TOO_LARGE, Kind.UNREADABLE})
    @PostMapping(path = "/api/agreements/{id}/rosters", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<RosterAnswer> upload(
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable UUID roster) {
        var agreement = new AgreementId(id);
        return answer(
                wardUpload.isForAWard()
                        ? wardUpload.upload(agreement, roster, file.getResource())
                        : upload.upload(agreement, roster, file.getResource()));
    }

    /** @param fromWaitingList whether the people are those who wait for a place */
    record Wave(@Nullable LocalDate coverageFrom, @Nullable Boolean fromWaitingList) {}

    /** Asks for one more wave of people, covered from the first day of some month of the agreement. */
    @Operation(summary = "Ask for one more wave of people")
    @ApiResponse(responseCode = "201", description = "Asked for")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/agreements/{id}/rosters/waves")
    ResponseEntity<RosterAnswer> wave(@PathVariable UUID id, @RequestBody Wave request) {
        if (request.coverageFrom() == null) {
            throw Refused.field("coverageFrom", "form.refused.missing");
        }
        var roster = requests.requestAnother(
                new AgreementId(id), request.coverageFrom(), Boolean.TRUE.equals(request.fromWaitingList()));
        return ResponseEntity.created(URI.create("/api/rosters/" + roster)).body(RosterAnswer.of(view.one(roster)));
    }

    /** Fills the roster that is asked for with the people of the agreement before. */
    @Operation(summary = "Fill the roster that is asked for with the people of the agreement before")
    @ApiResponse(responseCode = "202", description = "Filled and judged")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/agreements/{id}/rosters/from-predecessor")
    ResponseEntity<RosterAnswer> propose(@PathVariable UUID id) {
        return taken(proposals.propose(new AgreementId(id)));
    }

    /** @param roster which of the agreement's rosters; needed only where several are asked for at a time */
    @Operation(summary = "Fill the roster that is asked for with what the wards uploaded")
    @ApiResponse(responseCode = "202", description = "Filled and judged")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/api/agreements/{id}/rosters/from-wards")
    ResponseEntity<RosterAnswer> merge(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID roster) {
        return taken(merge.merge(new AgreementId(id), roster));
    }

    private ResponseEntity<RosterAnswer> answer(UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.Taken taken) {
            return taken(taken.roster());
        }
        throw new RefusedWhole(((UploadOutcome.RefusedWhole) outcome).fileFindings());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedWhole(RefusedWhole refused) {
        return refusals.answer(refused);
    }

    private ResponseEntity<RosterAnswer> taken(RosterId roster) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/rosters/" + roster))
                .body(answer(roster));
    }

    /** Of a roster a ward head sees what the own ward brought. */
    private RosterAnswer answer(RosterId roster) {
        return wards.own(roster).map(RosterAnswer::of).orElseGet(() -> RosterAnswer.of(view.one(roster)));
    }

    /** Stops the check that is under way. It may have ended before it hears of it: the roster tells. */
    @Operation(summary = "Stop the check of a roster")
    @ApiResponse(responseCode = "202", description = "It will stop")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @DeleteMapping("/api/rosters/{id}/check")
    ResponseEntity<Void> cancelCheck(@PathVariable UUID id) {
        upload.cancelCheck(new RosterId(id));
        return ResponseEntity.accepted().build();
    }

    /** The server stopped reading at its own limit: told like any file that is too large. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return refusals.answer(new RefusedWhole(List.of(upload.tooLarge())));
    }

    /**
     * @param progress in percent of the file judged
     * @param waiting of the valid and warned ones: over the quota, without a place
     * @param check state of the latest check; null where none was asked for
     * @param peopleSha256 hash of the people who were determined by decree; null before it
     */
    record RosterAnswer(
            UUID id,
            UUID agreement,
            int wave,
            RosterStatus status,
            int progress,
            int rows,
            int valid,
            int warned,
            int rejected,
            int held,
            int waiting,
            LocalDate coverageFrom,
            @Nullable String source,
            @Nullable CheckState check,
            @Nullable String peopleSha256,
            List<ToldFinding> fileFindings) {

        static RosterAnswer of(RosterOverview roster) {
            var check = roster.check();
            var frozen = roster.frozen();
            boolean underWay = check != null && check.state().isUnderWay();
            Counts counts = check != null && underWay ? check.counts() : roster.counts();
            return new RosterAnswer(
                    roster.id().value(),
                    roster.agreement().value(),
                    roster.wave(),
                    roster.status(),
                    check == null ? 0 : check.percent(),
                    counts.rows(),
                    counts.valid(),
                    counts.warned(),
                    counts.rejected(),
                    counts.held(),
                    counts.waiting(),
                    roster.coverageFrom(),
                    roster.source(),
                    check == null ? null : check.state(),
                    frozen == null ? null : frozen.sha256(),
                    roster.aboutFile());
        }

        static RosterAnswer of(WardPartOverview part) {
            Counts counts = part.counts();
            return new RosterAnswer(
                    part.roster().value(),
                    part.agreement().value(),
                    part.wave(),
                    part.status(),
                    ALL_JUDGED,
                    counts.rows(),
                    counts.valid(),
                    counts.warned(),
                    counts.rejected(),
                    counts.held(),
                    counts.waiting(),
                    part.coverageFrom(),
                    "FILE",
                    CheckState.DONE,
                    null,
                    part.aboutFile());
        }
    }

    @Operation(summary = "One roster, with how many rows are good")
    @GetMapping("/api/rosters/{id}")
    RosterAnswer one(@PathVariable UUID id) {
        return answer(new RosterId(id));
    }

    @Operation(summary = "The rosters of an agreement")
    @GetMapping("/api/agreements/{id}/rosters")
    List<RosterAnswer> list(@PathVariable UUID id, @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page) {
        return view.of(new AgreementId(id), Math.max(0, page), ROSTERS_PER_PAGE).stream()
                .map(RosterAnswer::of)
                .toList();
    }

    /** @param page counted from 0 */
    record FindingsAnswer(List<ToldFinding> rows, int page, int totalPages, int total) {

        static FindingsAnswer of(RosterView.FindingPage found, int page, int perPage) {
            return new FindingsAnswer(found.findings(), page, (found.total() + perPage - 1) / perPage, found.total());
        }
    }

    @Operation(summary = "What is wrong with the rows of a roster, page by page")
    @GetMapping("/api/rosters/{id}/findings")
    FindingsAnswer findings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "" + FINDINGS_PER_PAGE) @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE)
                    int size) {
        int asked = Math.max(0, page);
        int perPage = Math.min(Math.max(1, size), MOST_PER_PAGE);
        var roster = new RosterId(id);
        var found = wards.own(roster)
                .map(part -> wards.findings(part.id(), asked, perPage))
                .orElseGet(() -> view.findings(roster, asked, perPage));
        return FindingsAnswer.of(found, asked, perPage);
    }

    @Operation(summary = "The rows of a roster that need work, as a workbook to mend and upload again")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @GetMapping(path = "/api/rosters/{id}/findings.xlsx", produces = RosterTemplateController.XLSX)
    ResponseEntity<Resource> findingsWorkbook(@PathVariable UUID id) {
        var workbook = download.of(new RosterId(id));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(workbook.name())
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(new ByteArrayResource(workbook.content()));
    }
}
