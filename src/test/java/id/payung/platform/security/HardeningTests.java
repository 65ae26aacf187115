package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.Role;
import id.payung.platform.engine.Accounts;
import id.payung.support.TimeMachine;
import id.payung.support.WebUser;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a stranger, a curious colleague and somebody who has left may learn and do. */
class HardeningTests extends TwoTowns {

    @Autowired
    Accounts accounts;

    @Autowired
    TimeMachine time;

    @Test
    void aRightThatIsTakenAwayIsGoneWithinHalfAMinuteWithoutSigningOut() {
        var officer = signedIn("colleague.3375");
        var task = ENGINE + "/task/"
                + waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "kesra").task().getId();
        assertThat(officer.post(task + "/claim", "{\"userId\":\"colleague.3375\"}")
                        .statusCode())
                .isEqualTo(204);

        engine.getIdentityService().deleteTenantUserMembership("3375", "colleague.3375");
        time.travel(Duration.ofSeconds(30)); // Camunda's own memory goes by the engine's clock

        within(Duration.ofSeconds(30), () -> officer.get(task).statusCode() == 403);
        assertThat(officer.post(task + "/unclaim", "{}").statusCode()).isEqualTo(403);
        assertThat(officer.get(ENGINE + "/task?maxResults=50").body()).isEqualTo("[]");
        engine.getIdentityService().createTenantUserMembership("3375", "colleague.3375");
    }

    @Test
    void anAccountThatIsGoneHasNoSession() {
        var people = engine.getIdentityService();
        var leaver = people.newUser("leaver");
        leaver.setPassword("payung");
        people.saveUser(leaver);
        var web = signedIn("leaver");
        assertThat(web.get("/api/nothing-here").statusCode()).isEqualTo(404);

        people.deleteUser("leaver");

        within(Duration.ofSeconds(30), () -> web.get("/api/nothing-here").statusCode() == 401);
    }

    @Test
    void aChangedPasswordEndsTheSessionsOfTheOldOne() {
        var people = engine.getIdentityService();
        var user = people.newUser("careless");
        user.setPassword("payung");
        people.saveUser(user);
        var thief = signedIn("careless");

        var changed = people.createUserQuery().userId("careless").singleResult();
        changed.setPassword("another");
        people.saveUser(changed);

        within(Duration.ofSeconds(30), () -> thief.get("/api/nothing-here").statusCode() == 401);
    }

    @Test
    void theEngineAloneRefusesToo() {
        var task = waiting(Role.MUNICIPAL_LEGAL, "3375", "pkl", "kesra").task().getId();
        var elsewhere =
                waiting(Role.MUNICIPAL_OFFICER, "3673", "srg", "kesra").task().getId();
        var officer = accounts.of("officer.3375").orElseThrow();
        var tasks = engine.getTaskService();

        for (Runnable attempt : List.<Runnable>of(
                () -> tasks.claim(task, "officer.3375"),
                () -> tasks.complete(task),
                () -> tasks.setVariable(task, "x", "x"),
                () -> tasks.setAssignee(task, "officer.3375"),
                () -> tasks.addCandidateGroup(task, "municipalOfficer"),
                () -> engine.getFormService().submitTaskForm(task, Map.of("answer", "yes")),
                () -> tasks.claim(elsewhere, "officer.3375"),
                () -> tasks.complete(elsewhere))) {
            assertThatThrownBy(() -> accounts.runAs(officer, () -> {
                        attempt.run();
                        return null;
                    }))
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/camunda/app",
                "//evil.example/../camunda/app",
                "/evil.example/%2e%2e/camunda/app",
                "///evil.example/camunda/app/tasklist",
                "//evil.example/..;/camunda/app/cockpit"
            })
    void noAddressLeadsToAnotherHost(String path) throws IOException {
        // A client that does not tidy the path
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Location");
    }

    @Test
    void afterSigningInNobodyIsSentToAnotherHost() {
        var web = WebUser.anonymous(port);
        web.send(web.request("/dashboard?continue=//evil.example")
                .header("Accept", "text/html")
                .GET());

        var location = web.signIn("manager.3375", "payung")
                .headers()
                .firstValue("location")
                .orElseThrow();

        assertThat(location).startsWith("http://localhost:" + port + "/dashboard");
    }

    @Test
    void pagesCarryTheHeadersThatProtectThem() {
        var headers = WebUser.anonymous(port).get("/login").headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self';", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("x-frame-options")).contains("DENY");
        assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
        assertThat(headers.firstValue("server")).isEmpty();
        assertThat(headers.firstValue("strict-transport-security")).isEmpty(); // over https only
        assertThat(headers.firstValue("cache-control").orElseThrow()).contains("no-store");
    }

    @Test
    void camundasPagesCarryThemToo() {
        var headers =
                signedIn("officer.3375").get("/camunda/app/tasklist/default/").headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow()).contains("nonce-");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("x-frame-options")).contains("DENY");
        assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
    }

    @Test
    void anErrorPageSaysWhatToDoAndNothingOfTheServer() {
        var web = signedIn("officer.3375");

        var missing = web.send(
                web.request("/no-such-page").header("Accept", "text/html").GET());

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body())
                .contains("Halaman tidak ditemukan")
                .doesNotContain("Exception", "Tomcat", "java.", "org.springframework");
    }

    @Test
    void aSerializedObjectIsRefused() {
        var officer = signedIn("officer.3375");
        var task =
                waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "kesra").task().getId();

        var answer = officer.post(
                ENGINE + "/task/" + task + "/submit-form",
                """
                {"variables": {"answer": {"type": "Object", "value": "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",
                  "valueInfo": {"objectTypeName": "java.util.HashMap",
                                "serializationDataFormat": "application/x-java-serialized-object"}}}}""");

        assertThat(answer.statusCode()).isIn(400, 403, 500);
        assertThat(answer.body()).doesNotContain("HashMap", "Exception");
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count())
                .isEqualTo(1);
    }

    @Test
    void healthIsPublicAndTellsNoDetails() {
        var web = WebUser.anonymous(port);

        for (var path : List.of(
                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/livez", "/readyz")) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(web.get(path).body()).contains("UP").doesNotContain("details", "PostgreSQL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump"})
    void figuresAreNotForStaff(String path) {
        assertThat(WebUser.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(signedIn("officer.3375").get(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/beans"})
    void whatTheServerIsMadeOfIsForNobody(String path) {
        assertThat(signedIn("admin").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void tasklistsLargeFilesAreSentCompressedAndMayBeKept() {
        var web = signedIn("officer.3375");

        var script = web.send(web.request("/camunda/lib/deps.js")
                .header("Accept-Encoding", "gzip")
                .GET());

        assertThat(script.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(script.headers().firstValue("cache-control").orElse("")).doesNotContain("no-store");
    }

    private static void within(Duration limit, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still so after " + limit).isLessThan(end);
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
