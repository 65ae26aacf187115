package id.payung.platform.security;

import static id.payung.platform.security.Paths.any;
import static id.payung.platform.security.Paths.get;

import id.payung.platform.Problems;
import id.payung.platform.engine.Accounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * One sign-in for pages, Tasklist, Cockpit and API. Three kinds of requests: with credentials of their own (HTTP Basic,
 * no session, no token against forgery, because no browser sends them by itself); to Camunda's applications (their own
 * token, our list of what gets through); and all others (session, our token).
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final RequestMatcher CAMUNDA = new OrRequestMatcher(any("/camunda"), any("/camunda/**"));

    private static final RequestMatcher CAMUNDA_API = any("/camunda/api/**");
    private static final RequestMatcher API = new OrRequestMatcher(
            any("/api/**"),
            any("/v3/api-docs/**"),
            any("/swagger-ui.html"),
            any("/swagger-ui/**"),
            any("/actuator/**"));

    /** Of our own origin only. Charts and bars may set their own sizes; no script stands in a page. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final Accounts accounts;
    private final EngineAccountsSignIn signIn;
    private final Answers answers;

    WebSecurity(Accounts accounts, EngineAccountsSignIn signIn, Answers answers) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.answers = answers;
    }

    @Bean
    @Order(1)
    SecurityFilterChain requestsWithCredentials(HttpSecurity http, ManagementPort management) throws Exception {
        http.securityMatcher(new AndRequestMatcher(WebSecurity::bringsCredentials, new NegatedRequestMatcher(CAMUNDA)))
                .authenticationProvider(signIn)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new ForeignPages(), AuthorizationFilter.class)
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized()))
                .authorizeHttpRequests(requests -> ours(requests, management))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(unauthorized())
                        .accessDeniedHandler(denied(AnyRequestMatcher.INSTANCE)))
                .headers(WebSecurity::ourHeaders);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain camundaApplications(HttpSecurity http, WebApplicationGate gate) throws Exception {
        http.securityMatcher(CAMUNDA)
                .authenticationProvider(signIn)
                .csrf(csrf -> csrf.disable()) // Camunda's own filter checks its own token
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .logout(logout -> logout.logoutRequestMatcher(Paths.post("/camunda/api/admin/auth/user/default/logout"))
                        .logoutSuccessHandler(
                                (request, response, user) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized()))
                .addFilterBefore(new FreshRights(accounts), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                            .permitAll();
                    gate.rules(requests);
                })
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(signInFirst(CAMUNDA_API))
                        .accessDeniedHandler(denied(CAMUNDA_API)))
                .headers(headers -> commonHeaders(headers)
                        .cacheControl(cache -> cache.disable()) // Camunda sets its own; its libraries may be kept
                        .contentTypeOptions(options -> {}));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesAndApi(HttpSecurity http, ManagementPort management) throws Exception {
        http.authenticationProvider(signIn)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(SinglePageCsrf.tokens()).csrfTokenRequestHandler(new SinglePageCsrf()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .formLogin(form -> form.loginPage("/login").failureUrl("/login?error"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .addFilterBefore(new FreshRights(accounts), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> ours(requests, management))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signInFirst(API)).accessDeniedHandler(denied(API)))
                .headers(WebSecurity::ourHeaders);
        return http.build();
    }

    /** Which of our own requests need nobody, anybody, an operator. Who may do what is asked where it is done. */
    private static void ours(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ManagementPort management) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        any("/login"),
                        any("/password"),
                        get("/assets/**"),
                        get("/favicon.ico"),
                        get("/livez"),
                        get("/readyz"),
                        get("/actuator/health"),
                        get("/actuator/health/**"))
                .permitAll()
                .requestMatchers(any("/actuator/**"))
                .access(management)
                .anyRequest()
                .authenticated();
    }

    /**
     * Camunda's own sign-in filter, told by us who it is. It comes after Spring Security and before Camunda's other
     * filters.
     */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> signInOfCamundaApplications() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", WebApplicationUser.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(0);
        return filter;
    }

    /** Around all of Camunda's filters. */
    @Bean
    FilterRegistrationBean<WebApplicationAnswers> answersOfCamundaApplications(
            Problems problems, LocaleResolver locales) {
        var filter = new FilterRegistrationBean<>(new WebApplicationAnswers(problems, answers, locales));
        filter.addUrlPatterns("/camunda/api/*");
        filter.setOrder(-1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BoundedLists> boundedListsOfCamundaApplications(
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int limit) {
        var filter = new FilterRegistrationBean<>(new BoundedLists(limit));
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(0);
        return filter;
    }

    /** Camunda's own start page has nothing that ours has not. */
    @Bean
    FilterRegistrationBean<Filter> insteadOfCamundasStartPage() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> ((HttpServletResponse) response)
                .sendRedirect(request.getServletContext().getContextPath() + "/"));
        filter.setName("insteadOfCamundasStartPage");
        filter.addUrlPatterns("/camunda", "/camunda/app/", "/camunda/app/welcome/*");
        filter.setOrder(0);
        return filter;
    }

    private static boolean bringsCredentials(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static RequestCache pagesOnly() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setUseEquals(true);
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(new AndRequestMatcher(
                get("/**"), html, new NegatedRequestMatcher(API), new NegatedRequestMatcher(CAMUNDA_API)));
        return cache;
    }

    /** For programs: the status, and a sentence for whoever reads it. */
    private AuthenticationEntryPoint unauthorized() {
        return (request, response, e) -> {
            // A browser would open its own window and keep the password for ever.
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Payung\", charset=\"UTF-8\"");
            }
            answers.write(request, response, HttpStatus.UNAUTHORIZED, "signin.required");
        };
    }

    private AuthenticationEntryPoint signInFirst(RequestMatcher programs) {
        var page = new LoginUrlAuthenticationEntryPoint("/login");
        var problem = unauthorized();
        return (request, response, e) -> (programs.matches(request) ? problem : page).commence(request, response, e);
    }

    /** Somebody who is not signed in (any more) is asked to, also where only the token is missing. */
    private AccessDeniedHandler denied(RequestMatcher programs) {
        var page = new AccessDeniedHandlerImpl();
        var signInFirst = signInFirst(programs);
        return (request, response, e) -> {
            var user = SecurityContextHolder.getContext().getAuthentication();
            if (user == null || !(user.getPrincipal() instanceof SignedIn)) {
                signInFirst.commence(request, response, new InsufficientAuthenticationException("not signed in", e));
            } else if (programs.matches(request)) {
                answers.write(request, response, HttpStatus.FORBIDDEN, "signin.forbidden");
            } else {
                page.handle(request, response, e);
            }
        };
    }

    private static void ourHeaders(HeadersConfigurer<HttpSecurity> headers) {
        commonHeaders(headers).contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
    }

    /** Strict transport security is among Spring's defaults, and sent over https only. */
    private static HeadersConfigurer<HttpSecurity> commonHeaders(HeadersConfigurer<HttpSecurity> headers) {
        return headers.frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"));
    }
}
