package id.payung.platform;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What went wrong, as RFC 9457 problem details with a stable {@code type} and a sentence in the user's language. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    private final Sentences sentences;

    Problems(Sentences sentences) {
        this.sentences = sentences;
    }

    @ExceptionHandler
    public ResponseEntity<ProblemDetail> refused(Refused refused) {
        var status = status(refused.kind());
        var problem = problem(status, refused.key(), sentences.of(refused));
        List<Map<String, String>> errors = refused.reasons().stream()
                .filter(reason -> reason.field() != null)
                .map(reason -> {
                    Map<String, String> error = new LinkedHashMap<>();
                    error.put("field", reason.field());
                    error.put("code", reason.key());
                    error.put("message", sentences.of(reason));
                    return error;
                })
                .toList();
        if (!errors.isEmpty()) {
            problem.setType(type("form.refused"));
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status).body(problem);
    }

    @ExceptionHandler({
        DuplicateKeyException.class,
        OptimisticLockingFailureException.class,
        OptimisticLockingException.class
    })
    ResponseEntity<ProblemDetail> twoAtOnce(Exception e) {
        return answer(HttpStatus.CONFLICT, "platform.twoAtOnce");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notYours(AuthorizationException e) {
        return answer(HttpStatus.FORBIDDEN, "platform.notYours");
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e,
            org.springframework.http.HttpHeaders headers,
            org.springframework.http.HttpStatusCode status,
            org.springframework.web.context.request.WebRequest request) {
        return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
                .body(problem(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "platform.uploadTooLarge",
                        sentences.of("platform.uploadTooLarge")));
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, String key) {
        return ResponseEntity.status(status).body(problem(status, key, sentences.of(key)));
    }

    private static ProblemDetail problem(HttpStatus status, String key, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setType(type(key));
        return problem;
    }

    private static URI type(String key) {
        return URI.create("urn:payung:problem:" + key);
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNREADABLE -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
