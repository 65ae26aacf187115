package id.payung.platform.security;

import id.payung.platform.Problems;
import id.payung.platform.Sentences;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where every error ends that nobody answered: a page for people, a problem for programs, no word of the server. */
@Controller
class LastResort implements ErrorController {

    private static final Set<HttpStatus> EXPLAINED =
            Set.of(HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);

    private final Answers answers;
    private final Sentences sentences;

    LastResort(Answers answers, Sentences sentences) {
        this.answers = answers;
        this.sentences = sentences;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    @Nullable
    String page(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        if (isForPrograms(request)) {
            problem(request, response);
            return null;
        }
        var status = status(request);
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("title", sentences.of(keyOf(status) + ".title"));
        var reason = request.getAttribute(Problems.SENTENCE);
        model.addAttribute("sentence", reason != null ? reason : sentences.of(keyOf(status)));
        return "error";
    }

    @RequestMapping("/error")
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = status(request);
        answers.write(request, response, status, keyOf(status));
    }

    /** Who asks the API is answered like a program, also from a browser's address line. */
    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && Problems.isForPrograms(request, uri);
    }

    private static String keyOf(HttpStatus status) {
        return EXPLAINED.contains(status) ? "signin.error." + status.value() : "signin.error";
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status; // asked for directly: there is no such page
    }
}
