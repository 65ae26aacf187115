package id.payung.roster.web;

import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.PersonLists;
import id.payung.roster.ResultOutcome;
import id.payung.roster.RosterUpload;
import id.payung.roster.list.PersonList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Lists of the deceased and of the excluded. Their people go in and never come out. */
@RestController
class PersonListController {

    private static final int MOST_PER_PAGE = 200;

    private final PersonLists lists;
    private final RosterUpload upload;
    private final FileRefusals refusals;

    PersonListController(PersonLists lists, RosterUpload upload, FileRefusals refusals) {
        this.lists = lists;
        this.upload = upload;
        this.refusals = refusals;
    }

    /** @param people a person who is named twice counts once */
    record NewPersonList(UUID id, int people) {}

    @Operation(summary = "Take in a list of deceased or excluded people: a table with the column nik")
    @ApiResponse(responseCode = "201", description = "Taken in; rosters are judged by it from now on")
    @Refuses(Kind.UNREADABLE)
    @PostMapping(path = "/api/municipalities/{id}/person-lists", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<NewPersonList> add(
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam PersonList.Kind kind,
            @RequestParam String name,
            @RequestParam @Schema(format = "date") String validFrom,
            @RequestParam(required = false) @Schema(format = "date") @Nullable String validUntil) {
        var entry = new PersonLists.Entry(
                kind,
                name,
                day("validFrom", validFrom),
                validUntil == null || validUntil.isBlank() ? null : day("validUntil", validUntil));
        var outcome = lists.add(id, entry, file.getResource());
        if (outcome instanceof ResultOutcome.Listed listed) {
            return ResponseEntity.created(
                            URI.create("/api/municipalities/%s/person-lists/%s".formatted(id, listed.list())))
                    .body(new NewPersonList(listed.list(), listed.people()));
        }
        throw new FileRefusals.RefusedWhole(((ResultOutcome.RefusedWhole) outcome).fileFindings());
    }

    private static LocalDate day(String field, String text) {
        return IsoDay.read(text).orElseThrow(() -> Refused.field(field, "form.refused.date"));
    }

    record PersonListLine(
            UUID id,
            PersonList.Kind kind,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            int people,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt) {

        static PersonListLine of(PersonList list) {
            return new PersonListLine(
                    list.id(),
                    list.kind(),
                    list.name(),
                    list.validFrom(),
                    list.validUntil(),
                    list.people(),
                    list.uploadedBy(),
                    list.uploadedAt(),
                    list.withdrawnBy(),
                    list.withdrawnAt());
        }
    }

    record PersonListPage(List<PersonListLine> lists, int page, int total) {}

    @Operation(summary = "A municipality's lists of people, the newest first; without the people")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/municipalities/{id}/person-lists")
    PersonListPage lists(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        int first = Math.max(0, page);
        var found = lists.page(id, first, Math.min(Math.max(1, size), MOST_PER_PAGE));
        return new PersonListPage(found.lists().stream().map(PersonListLine::of).toList(), first, found.total());
    }

    /** It is seen from then on who withdrew it; nothing is deleted. */
    @Operation(summary = "Withdraw a list: rosters are judged without it from now on")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @DeleteMapping("/api/municipalities/{id}/person-lists/{list}")
    ResponseEntity<Void> withdraw(@PathVariable String id, @PathVariable UUID list) {
        lists.withdraw(id, list);
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedWhole(FileRefusals.RefusedWhole refused) {
        return refusals.answer(refused);
    }

    /** The server stopped reading at its own limit: told like any file that is too large. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return refusals.answer(new FileRefusals.RefusedWhole(List.of(upload.tooLarge())));
    }
}
