package id.payung.roster.web;

import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.ResultOutcome;
import id.payung.roster.RosterId;
import id.payung.roster.RosterRegistration;
import id.payung.roster.RosterRegistryCheck;
import id.payung.roster.RosterStatus;
import id.payung.roster.RosterUpload;
import id.payung.roster.registration.RegistrationTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** The way into other systems and back: registration and the population registry. */
@RestController
class RosterRegistrationController {

    private final RosterRegistration registration;
    private final RosterRegistryCheck registry;
    private final RosterUpload upload;
    private final FileRefusals refusals;

    RosterRegistrationController(
            RosterRegistration registration, RosterRegistryCheck registry, RosterUpload upload, FileRefusals refusals) {
        this.registration = registration;
        this.registry = registry;
        this.upload = upload;
        this.refusals = refusals;
    }

    @Operation(summary = "The people who are still to be registered, as text")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @GetMapping("/api/rosters/{id}/registration.csv")
    void csv(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        write(id, RegistrationTable.Kind.CSV, response);
    }

    @Operation(summary = "The people who are still to be registered, as a workbook")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(type = "string", format = "binary")))
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @GetMapping("/api/rosters/{id}/registration.xlsx")
    void xlsx(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        write(id, RegistrationTable.Kind.XLSX, response);
    }

    // Written straight to the wire: a roster may have a million people.
    private void write(UUID id, RegistrationTable.Kind kind, HttpServletResponse response) throws IOException {
        var export = registration.export(new RosterId(id), kind);
        response.setContentType(kind.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(export.name()).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        registration.write(export, kind, response.getOutputStream());
    }

    /** @param open people of whom nothing is known yet */
    record RegistrationAnswer(int registered, int refused, int open, RosterStatus status) {}

    @Operation(summary = "Take in the answer to a registration: columns nik, kpj, hasil, keterangan")
    @Refuses({Kind.CONFLICT, Kind.UNREADABLE})
    @PostMapping(path = "/api/rosters/{id}/registration-result", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    RegistrationAnswer registered(@PathVariable UUID id, @RequestParam MultipartFile file) {
        var outcome = registration.record(new RosterId(id), file.getResource());
        if (outcome instanceof ResultOutcome.Registered taken) {
            return new RegistrationAnswer(taken.registered(), taken.refused(), taken.open(), taken.status());
        }
        throw refused(outcome);
    }

    /** @param held rows that disagree and did not before */
    record RegistryAnswer(int held) {}

    @Operation(summary = "Take in the population registry's answer: columns nik, hasil, keterangan")
    @Refuses({Kind.CONFLICT, Kind.UNREADABLE})
    @PostMapping(path = "/api/rosters/{id}/registry-result", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    RegistryAnswer compared(@PathVariable UUID id, @RequestParam MultipartFile file) {
        var outcome = registry.record(new RosterId(id), file.getResource());
        if (outcome instanceof ResultOutcome.Compared compared) {
            return new RegistryAnswer(compared.held());
        }
        throw refused(outcome);
    }

    private static FileRefusals.RefusedWhole refused(ResultOutcome outcome) {
        return new FileRefusals.RefusedWhole(((ResultOutcome.RefusedWhole) outcome).fileFindings());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedWhole(FileRefusals.RefusedWhole refused) {
        return refusals.answer(refused);
    }

    /** The server stopped reading at its own limit: told like any file that is too large. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return refusals.answer(new FileRefusals.RefusedWhole(java.util.List.of(upload.tooLarge())));
    }
}
