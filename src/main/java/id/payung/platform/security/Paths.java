package id.payung.platform.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matchers by path pattern. Plain strings in Spring Security would match only what the DispatcherServlet serves, and
 * Camunda's applications are servlets of their own.
 */
final class Paths {

    private static final PathPatternRequestMatcher.Builder PATTERNS = PathPatternRequestMatcher.withDefaults();

    private Paths() {}

    static RequestMatcher any(String pattern) {
        return PATTERNS.matcher(pattern);
    }

    static RequestMatcher get(String pattern) {
        return PATTERNS.matcher(HttpMethod.GET, pattern);
    }

    static RequestMatcher post(String pattern) {
        return PATTERNS.matcher(HttpMethod.POST, pattern);
    }

    static RequestMatcher put(String pattern) {
        return PATTERNS.matcher(HttpMethod.PUT, pattern);
    }

    static RequestMatcher options(String pattern) {
        return PATTERNS.matcher(HttpMethod.OPTIONS, pattern);
    }
}
