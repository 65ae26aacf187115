package id.payung.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses lists without a limit, and Cockpit asks for some: they get as many as the engine allows. What is no
 * list does not look at the parameter.
 */
class BoundedLists extends OncePerRequestFilter {

    private final int limit;

    BoundedLists(int limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (query != null && query.contains("maxResults=")) {
            chain.doFilter(request, response);
            return;
        }
        var bounded = (query == null ? "" : query + "&") + "maxResults=" + limit;
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return bounded;
                    }
                },
                response);
    }
}
