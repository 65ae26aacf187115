package id.payung.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What went wrong, as RFC 9457 problem details with a stable {@code type} and a sentence in the user's language. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    private final Sentences sentences;

    Problems(Sentences sentences) {
        this.sentences = sentences;
    }

    /** The request attribute under which a page finds why it is not shown. */
    public static final String SENTENCE = Problems.class.getName() + ".sentence";

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isPage(request)) {
            request.setAttribute(SENTENCE, sentences.of(refused));
            response.sendError(status(refused.kind()).value());
            return null;
        }
        return refused(refused);
    }

    private static boolean isPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** A refusal as every program gets it. */
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
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
                .body(problem(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "platform.uploadTooLarge",
                        sentences.of("platform.uploadTooLarge")));
    }

    /** Nothing there: for a person a page, for a program a problem, which is decided where all such errors arrive. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        try {
            Objects.requireNonNull(((ServletWebRequest) request).getResponse()).sendError(status.value());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
        return null;
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
