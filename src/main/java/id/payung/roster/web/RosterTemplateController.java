package id.payung.roster.web;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.RosterTemplate;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The workbook to fill in, for everybody who is signed in. */
@RestController
class RosterTemplateController {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RosterTemplate template;

    RosterTemplateController(RosterTemplate template) {
        this.template = template;
    }

    /**
     * @param regime whose occupations stand in the drop-down
     * @param agreement instead: the occupations that it admits
     */
    @Operation(summary = "A workbook to fill in, made from the columns that are read")
    @Refuses(Kind.ABSENT)
    @GetMapping(path = "/api/roster-template.xlsx", produces = XLSX)
    ResponseEntity<Resource> template(
            @RequestParam(defaultValue = "BPU") Regime regime,
            @RequestParam(required = false) @Nullable UUID agreement) {
        var workbook = agreement == null ? template.workbook(regime) : template.workbook(new AgreementId(agreement));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("roster-template.xlsx")
                                .build()
                                .toString())
                .body(new ByteArrayResource(workbook));
    }
}
