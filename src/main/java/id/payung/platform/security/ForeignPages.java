package id.payung.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser that was once given a password for HTTP Basic sends it by itself, also for another site's page. Such a
 * request says where it comes from.
 */
class ForeignPages extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null && FOREIGN.contains(from) && !READING.contains(request.getMethod())) {
            throw new AccessDeniedException("Sent by a page of another site");
        }
        chain.doFilter(request, response);
    }
}
