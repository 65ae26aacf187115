package id.payung.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.platform.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Answers a request that does not get as far as a controller: problem details in the language of the request. */
@Component
class Answers {

    private final ObjectMapper json;
    private final Sentences sentences;
    private final LocaleResolver locales;

    Answers(ObjectMapper json, Sentences sentences, LocaleResolver locales) {
        this.json = json;
        this.sentences = sentences;
        this.locales = locales;
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        var problem = ProblemDetail.forStatusAndDetail(status, sentences.of(key));
        problem.setType(URI.create("urn:payung:problem:" + key));
        problem.setInstance(URI.create(request.getRequestURI()));
        write(response, problem);
    }

    /** With {@code message} beside {@code detail}: that is where Camunda's own pages look for a sentence. */
    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        problem.setProperty("message", problem.getDetail());
        var body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
