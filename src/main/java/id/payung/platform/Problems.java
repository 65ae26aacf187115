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
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

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
                && !isForPrograms(request, request.getRequestURI());
    }

    /** Whether an address is one of the API, where every error is a problem, whatever the caller would rather read. */
    public static boolean isForPrograms(HttpServletRequest request, String uri) {
        return uri.startsWith(request.getContextPath() + "/api/");
    }

    /** A refusal as every program gets it. */
    public ResponseEntity<ProblemDetail> refused(Refused refused) {
        return ResponseEntity.status(status(refused.kind())).body(problem(refused));
    }

    private ProblemDetail problem(Refused refused) {
        var problem = problem(status(refused.kind()), refused.key(), sentences.of(refused));
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
        return problem;
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

    /** A body that says it has parts, and has none that can be told apart. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadableParts(MultipartException e, WebRequest request) {
        return handleExceptionInternal(e, null, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    /**
     * Where Spring refuses a request before one of ours has seen it: in our words for a program. For a person it is a page,
     * which is decided where all such errors arrive.
     */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        var web = (ServletWebRequest) request;
        if (!isForPrograms(web.getRequest(), web.getRequest().getRequestURI())) {
            return leaveToTheLastResort(web, headers, code);
        }
        if (code.is5xxServerError()) {
            logger.error("An answer could not be made", e);
        }
        var status = HttpStatus.valueOf(code.value());
        var problem = RequestFaults.of(e)
                .map(this::problem)
                .orElseGet(() -> problem(status, keyOf(status), sentences.of(keyOf(status))));
        return ResponseEntity.status(status).headers(headers).body(problem);
    }

    private static @Nullable ResponseEntity<Object> leaveToTheLastResort(
            ServletWebRequest request, HttpHeaders headers, HttpStatusCode code) {
        var response = Objects.requireNonNull(request.getResponse());
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            response.sendError(code.value());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
        return null;
    }

    private static String keyOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "platform.request.noSuchPath";
            case METHOD_NOT_ALLOWED -> "platform.request.method";
            case NOT_ACCEPTABLE -> "platform.request.answerType";
            case PAYLOAD_TOO_LARGE -> "platform.uploadTooLarge";
            case UNSUPPORTED_MEDIA_TYPE -> "platform.request.bodyType";
            default -> status.is5xxServerError() ? "platform.broken" : "platform.request.unreadable";
        };
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

    static HttpStatus status(Refused.Kind kind) {
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
