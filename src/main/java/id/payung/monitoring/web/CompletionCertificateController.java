package id.payung.monitoring.web;

import id.payung.agreement.AgreementId;
import id.payung.monitoring.CompletionCertificate;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CompletionCertificateController {

    private final CompletionCertificate certificate;

    CompletionCertificateController(CompletionCertificate certificate) {
        this.certificate = certificate;
    }

    @Operation(summary = "How the signed agreement came about: every step, both signatures, the hash of every paper")
    @Refuses(Kind.CONFLICT)
    @GetMapping(path = "/api/agreements/{id}/completion-certificate.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Resource> print(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("sertifikat-penyelesaian.pdf")
                                .build()
                                .toString())
                .body(new ByteArrayResource(certificate.print(new AgreementId(id))));
    }
}
