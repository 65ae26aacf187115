package id.payung.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Our token against forged requests: a cookie that scripts of ours read and send back as a header, or a hidden field in
 * our pages, there masked so that compression gives nothing away. Its names differ from Camunda's: one shared name fails.
 */
final class SinglePageCsrf implements CsrfTokenRequestHandler {

    static final String COOKIE = "PAYUNG-XSRF";
    static final String HEADER = "X-PAYUNG-XSRF";

    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

    static CookieCsrfTokenRepository tokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(COOKIE);
        tokens.setHeaderName(HEADER);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        var unused = token.get(); // read, so that the cookie is there before the first script needs it
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        var sentAsHeader = request.getHeader(token.getHeaderName()) != null;
        return (sentAsHeader ? plain : masked).resolveCsrfTokenValue(request, token);
    }
}
