package id.payung.roster.web;

import id.payung.platform.Sentences;
import id.payung.roster.ToldFinding;
import java.io.Serial;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A file that is refused whole, as every call answers it: 422 with what is wrong. */
@Component
class FileRefusals {

    private final Sentences sentences;

    FileRefusals(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Leaves the declared answer of a call to the case in which there is one. */
    static final class RefusedWhole extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient List<ToldFinding> fileFindings;

        RefusedWhole(List<ToldFinding> fileFindings) {
            super("refused whole", null, false, false);
            this.fileFindings = fileFindings;
        }
    }

    ResponseEntity<ProblemDetail> answer(RefusedWhole refused) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, sentences.of("roster.file.refused"));
        problem.setType(URI.create("urn:payung:problem:roster.file.refused"));
        problem.setProperty("fileFindings", refused.fileFindings);
        return ResponseEntity.unprocessableEntity().body(problem);
    }
}
