package id.payung.platform.security;

import static id.payung.platform.security.Paths.any;
import static id.payung.platform.security.Paths.get;
import static id.payung.platform.security.Paths.options;
import static id.payung.platform.security.Paths.post;

import id.payung.platform.Role;
import id.payung.platform.engine.Accounts;
import id.payung.platform.engine.Accounts.Account;
import id.payung.platform.engine.TaskRights;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The list of what gets through to Camunda's web applications; everything else is denied, to administrators too. Needed
 * because the engine checks nothing at all when comments and attachments are read, written and deleted, and because much
 * of its API has no use here: whatever is not on the list need not be understood.
 *
 * <p>Nobody writes a comment: it would stay in the engine's history for ever, whatever personal data is in it. Reasons
 * belong into the task's form, which looks at them.
 *
 * <p>A task is completed by {@code submit-form} only, which goes through our forms; {@code complete} would set any
 * variable.
 */
@Component
class WebApplicationGate {

    private static final String CAMUNDA = "/camunda";
    private static final String API = CAMUNDA + "/api";
    private static final String ENGINE = API + "/engine/engine/default";
    private static final String TASK = ENGINE + "/task/{task}";
    private static final String COCKPIT_PLUGIN = API + "/cockpit/plugin";

    private final Accounts accounts;
    private final TaskRights tasks;

    WebApplicationGate(Accounts accounts, TaskRights tasks) {
        this.accounts = accounts;
        this.tasks = tasks;
    }

    void rules(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // CVE-2026-77226: the set-up makes an administrator of anybody while there is none.
        requests.requestMatchers(any(API + "/admin/setup/**"), any(CAMUNDA + "/app/{application}/{engine}/setup/**"))
                .denyAll();
        everybodySignedIn(requests);
        tasklist(requests);
        cockpit(requests);
        requests.anyRequest().denyAll();
    }

    private static void everybodySignedIn(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(
                        get(CAMUNDA),
                        get(CAMUNDA + "/"),
                        get(CAMUNDA + "/app"),
                        get(CAMUNDA + "/app/"),
                        get(CAMUNDA + "/app/tasklist/**"),
                        get(CAMUNDA + "/app/cockpit/**"),
                        get(CAMUNDA + "/app/welcome/**"),
                        get(CAMUNDA + "/lib/**"),
                        get(CAMUNDA + "/assets/**"),
                        get(CAMUNDA + "/favicon.ico"),
                        get(API + "/engine/engine/"),
                        get(API + "/admin/auth/user/default"))
                .authenticated();
    }

    private void tasklist(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(
                        get(API + "/tasklist/plugin/**"),
                        get(ENGINE + "/filter"),
                        get(ENGINE + "/filter/count"),
                        get(ENGINE + "/filter/{filter}"),
                        get(ENGINE + "/filter/{filter}/list"),
                        get(ENGINE + "/filter/{filter}/count"),
                        post(ENGINE + "/filter/{filter}/list"),
                        post(ENGINE + "/filter/{filter}/count"),
                        options(ENGINE + "/filter"),
                        options(ENGINE + "/filter/{filter}"),
                        get(ENGINE + "/process-definition/{definition:[^:]+:[0-9]+:.+}"),
                        get(ENGINE + "/process-definition/{definition:[^:]+:[0-9]+:.+}/xml"),
                        get(ENGINE + "/task"),
                        get(ENGINE + "/history/task"),
                        get(ENGINE + "/history/user-operation"),
                        get(ENGINE + "/history/user-operation/count"))
                .authenticated();
        requests.requestMatchers(get(ENGINE + "/user/{user}/profile")).access(own("user"));
        requests.requestMatchers(
                        get(TASK),
                        get(TASK + "/form"),
                        get(TASK + "/form-variables"),
                        get(TASK + "/deployed-form"),
                        get(TASK + "/rendered-form"),
                        get(TASK + "/identity-links"),
                        get(TASK + "/comment"),
                        get(TASK + "/attachment"),
                        get(TASK + "/attachment/{attachment}/data"),
                        get(TASK + "/variables/{variable}"),
                        get(TASK + "/variables/{variable}/data"))
                .access(AuthorizationManagers.anyOf(task(this::maySee), operator()));
        requests.requestMatchers(post(TASK + "/claim"), post(TASK + "/unclaim"), post(TASK + "/submit-form"))
                .access(task(this::mayWorkOn));
    }

    /** For operators: read everything, retry jobs, suspend and activate. No variable, task or instance is changed. */
    private static void cockpit(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(
                        get(ENGINE + "/**"),
                        options(ENGINE + "/**"),
                        get(COCKPIT_PLUGIN + "/**"),
                        post(COCKPIT_PLUGIN + "/base/default/**"))
                .access(operator());
        // Questions too long for an address
        requests.requestMatchers(withOrWithoutSlash(
                        Paths::post,
                        ENGINE + "/process-instance",
                        ENGINE + "/process-instance/count",
                        ENGINE + "/execution",
                        ENGINE + "/execution/count",
                        ENGINE + "/variable-instance",
                        ENGINE + "/variable-instance/count",
                        ENGINE + "/task",
                        ENGINE + "/task/count",
                        ENGINE + "/job",
                        ENGINE + "/job/count",
                        ENGINE + "/job-definition",
                        ENGINE + "/job-definition/count",
                        ENGINE + "/external-task",
                        ENGINE + "/external-task/count",
                        ENGINE + "/history/process-instance",
                        ENGINE + "/history/process-instance/count",
                        ENGINE + "/history/activity-instance",
                        ENGINE + "/history/activity-instance/count",
                        ENGINE + "/history/task",
                        ENGINE + "/history/task/count",
                        ENGINE + "/history/variable-instance",
                        ENGINE + "/history/variable-instance/count",
                        ENGINE + "/history/job-log",
                        ENGINE + "/history/job-log/count",
                        ENGINE + "/history/external-task-log",
                        ENGINE + "/history/external-task-log/count"))
                .access(operator());
        requests.requestMatchers(withOrWithoutSlash(
                        Paths::put,
                        ENGINE + "/job/{id}/retries",
                        ENGINE + "/job/{id}/suspended",
                        ENGINE + "/job-definition/{id}/retries",
                        ENGINE + "/job-definition/{id}/suspended",
                        ENGINE + "/process-instance/{id}/suspended",
                        ENGINE + "/process-definition/{id}/suspended"))
                .access(operator());
    }

    private static RequestMatcher[] withOrWithoutSlash(Function<String, RequestMatcher> method, String... patterns) {
        return Arrays.stream(patterns)
                .flatMap(pattern -> Stream.of(method.apply(pattern), method.apply(pattern + "/")))
                .toArray(RequestMatcher[]::new);
    }

    private static AuthorizationManager<RequestAuthorizationContext> operator() {
        return AuthorityAuthorizationManager.hasAuthority(Role.OPERATOR.id());
    }

    private AuthorizationManager<RequestAuthorizationContext> task(BiPredicate<String, Account> allowed) {
        return (authentication, request) ->
                decision(authentication, account -> allowed.test(variable(request, "task"), account));
    }

    private AuthorizationManager<RequestAuthorizationContext> own(String variable) {
        return (authentication, request) ->
                decision(authentication, account -> account.id().equals(variable(request, variable)));
    }

    private AuthorizationDecision decision(Supplier<Authentication> authentication, Predicate<Account> allowed) {
        var who = authentication.get();
        return new AuthorizationDecision(who != null
                && who.getPrincipal() instanceof SignedIn signedIn
                && accounts.of(signedIn.user()).filter(allowed).isPresent());
    }

    private static String variable(RequestAuthorizationContext request, String name) {
        return request.getVariables().getOrDefault(name, "");
    }

    private boolean maySee(String task, Account account) {
        return tasks.maySee(task, account.id(), account.groups(), account.tenants());
    }

    private boolean mayWorkOn(String task, Account account) {
        return tasks.mayWorkOn(task, account.id(), account.groups(), account.tenants());
    }
}
