package id.payung.platform.security;

import id.payung.platform.engine.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request of a session the rights its user has now. An account that is gone, or whose password was changed, has
 * no session any more.
 */
class FreshRights extends OncePerRequestFilter {

    private final Accounts accounts;

    FreshRights(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            var context = SecurityContextHolder.createEmptyContext();
            var account = accounts.of(signedIn.user()).filter(signedIn::is);
            if (account.isPresent()) {
                context.setAuthentication(SignedIn.withRights(account.get()));
            } else {
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
