package id.payung.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The strip at the foot of every page, Tasklist and Cockpit included, that says which day it is in the demo. A frame with a
 * page of its own, put into the HTML on its way out: the product's pages know nothing of it, and no script is needed.
 */
@TestComponent
@Controller
class DemoBar {
    private static final String FRAME = "<link rel=\"stylesheet\" href=\"/demo/bar.css\">"
            + "<iframe class=\"payung-demo-bar\" src=\"/demo/bar\" title=\"Demo\"></iframe>";

    private final DemoClock clock;

    DemoBar(DemoClock clock) {
        this.clock = clock;
    }

    @GetMapping("/demo/bar")
    String bar(Model model) {
        model.addAttribute("now", clock.instant().atZone(ZoneId.of("Asia/Jakarta")));
        model.addAttribute("moved", clock.isMoved());
        return "demo/bar";
    }

    /** Shown on the sign-in page too, and within our own pages only. */
    @Bean
    @Order(0)
    static SecurityFilterChain demoBarForEverybody(HttpSecurity http) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(paths.matcher("/demo/bar"), paths.matcher("/demo/*.css")))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'none'; style-src 'self'; frame-ancestors 'self'")))
                .build();
    }

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> demoBarInPages() {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new PutIn());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    private static final class PutIn extends OncePerRequestFilter {
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept == null
                    || !accept.contains(MediaType.TEXT_HTML_VALUE)
                    || request.getRequestURI().equals("/demo/bar");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var page = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, page);
            var type = page.getContentType();
            var html = type != null && type.startsWith(MediaType.TEXT_HTML_VALUE)
                    ? page.getContentInputStream().readAllBytes()
                    : new byte[0];
            var text = new String(html, StandardCharsets.UTF_8);
            var end = text.lastIndexOf("</body>");
            if (end < 0) {
                page.copyBodyToResponse();
                return;
            }
            var changed = (text.substring(0, end) + FRAME + text.substring(end)).getBytes(StandardCharsets.UTF_8);
            response.setContentLength(changed.length);
            response.getOutputStream().write(changed);
        }
    }
}
