package id.payung.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that one part of the server reads otherwise than another: {@code //}, {@code /../}, {@code ;}, encoded
 * slashes. Spring Security would too, but other filters stumble over them before. It also closes the redirect of
 * {@code //host/…} to another host in Camunda's trailing-slash filter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HonestPaths extends OncePerRequestFilter {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final Answers answers;

    HonestPaths(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            answers.write(request, response, HttpStatus.BAD_REQUEST, "platform.request.unreadable");
            return;
        }
        chain.doFilter(request, response);
    }
}
