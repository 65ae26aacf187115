package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Test
    void oneSignInOpensThePagesAndCockpit() {
        var admin = WebUser.signedIn(port, "admin", "payung");

        assertThat(admin.get("/").body()).contains("href=\"/camunda/app/cockpit/default/\"");
        var cockpit = admin.get("/camunda/app/cockpit/default/");
        assertThat(cockpit.statusCode()).isEqualTo(200);
        assertThat(cockpit.headers().firstValue("x-authorized-user")).contains("admin");
    }

    @Test
    void cockpitOpensWithBasicCredentialsToo() {
        var answer = WebUser.anonymous(port)
                .send(WebUser.anonymous(port)
                        .request("/camunda/app/cockpit/default/")
                        .header("Authorization", WebUser.basic("admin", "payung"))
                        .GET());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/agreements",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/actuator/prometheus",
                "/camunda/api/engine/engine/default/task"
            })
    void aProgramThatIsNotSignedInIsToldSoAndNotSentElsewhere(String path) {
        var answer = WebUser.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(answer.body()).contains("urn:payung:problem:signin.required", "Silakan masuk");
    }

    @Test
    void aBrowserIsNotMadeToOpenItsOwnPasswordWindow() {
        var web = WebUser.anonymous(port);

        var answer = web.send(
                web.request("/api/agreements").header("Sec-Fetch-Mode", "cors").GET());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/camunda/app/tasklist/", "/camunda/app/cockpit/default/"})
    void aPersonWhoIsNotSignedInIsAskedTo(String path) {
        assertThat(location(WebUser.anonymous(port).get(path))).endsWith("/login");
    }

    @Test
    void theSignInPageSpeaksIndonesianAndOnRequestEnglish() {
        var web = WebUser.anonymous(port);

        assertThat(web.get("/login").body()).contains("Kata sandi");
        assertThat(web.send(web.request("/login")
                                .header("Accept-Language", "de")
                                .GET())
                        .body())
                .contains("Kata sandi");
        assertThat(web.send(web.request("/login")
                                .header("Accept-Language", "en-GB,en;q=0.9")
                                .GET())
                        .body())
                .contains("Password");
    }

    @Test
    void aRequestWithCredentialsGetsNoSessionAndNeedsNoToken() {
        var web = WebUser.anonymous(port);

        var answer = web.send(web.request("/api/nothing-here")
                .header("Authorization", WebUser.basic("admin", "payung"))
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void aRequestWithWrongCredentialsDoesNotFallBackOnTheSession() {
        account("wrong.once");
        var web = WebUser.signedIn(port, "wrong.once", "payung");

        var answer = web.send(web.request("/api/nothing-here")
                .header("Authorization", WebUser.basic("wrong.once", "guess"))
                .GET());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionRequestWithoutOurTokenIsRefusedAndWithItGetsThrough() {
        var admin = WebUser.signedIn(port, "admin", "payung");

        var without = admin.send(admin.request("/api/nothing-here").POST(BodyPublishers.ofString("{}")));
        var with = admin.post("/api/nothing-here", "{}");

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("urn:payung:problem:signin.forbidden");
        assertThat(with.statusCode()).isEqualTo(404);
    }

    @Test
    void camundasTokenIsCheckedOnCamundasPathsAndOursIsOfNoUseThere() {
        var admin = WebUser.signedIn(port, "admin", "payung");

        var answer = admin.send(admin.request(WebUser.ENGINE + "/process-instance/count")
                .header("Content-Type", "application/json")
                .header("X-PAYUNG-XSRF", admin.cookie("PAYUNG-XSRF").orElseThrow())
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        var other = WebUser.signedIn(port, "admin", "payung");
        assertThat(other.post(WebUser.ENGINE + "/process-instance/count", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSitesPageCannotUseCredentialsThatTheBrowserRemembers() {
        var web = WebUser.anonymous(port);

        var answer = web.send(web.request("/api/nothing-here")
                .header("Authorization", WebUser.basic("admin", "payung"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordLocksTheAccountForAWhileAlsoForTheRightOne() {
        account("locked.out");

        assertThat(location(WebUser.anonymous(port).signIn("locked.out", "guess")))
                .endsWith("/login?error");
        assertThat(location(WebUser.anonymous(port).signIn("locked.out", "payung")))
                .endsWith("/login?error");

        identity.unlockUser("locked.out");
        assertThat(location(WebUser.anonymous(port).signIn("locked.out", "payung")))
                .endsWith("/");
    }

    @Test
    void tenWrongPasswordsLockTheAccountUntilAnOperatorHelps() {
        account("stubborn");
        jdbc.sql("update public.act_id_user set attempts_ = 10 where id_ = 'stubborn'")
                .update();
        assertThat(location(WebUser.anonymous(port).signIn("stubborn", "payung")))
                .endsWith("/login?error");

        var colleague = WebUser.signedIn(port, "officer.3375", "payung");
        assertThat(colleague.post("/api/accounts/stubborn/unlock", "").statusCode())
                .isEqualTo(403);
        var operator = WebUser.signedIn(port, "admin", "payung");
        assertThat(operator.post("/api/accounts/nobody/unlock", "").statusCode())
                .isEqualTo(404);
        assertThat(operator.post("/api/accounts/stubborn/unlock", "").statusCode())
                .isEqualTo(204);

        assertThat(location(WebUser.anonymous(port).signIn("stubborn", "payung")))
                .endsWith("/");
    }

    @Test
    void signingOutInTasklistEndsTheOneSession() {
        account("leaver");
        var web = WebUser.signedIn(port, "leaver", "payung");

        assertThat(web.post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isEqualTo(204);

        assertThat(location(web.get("/"))).endsWith("/login");
        assertThat(web.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodySignsInAsPayungItself() {
        var payung = identity.createUserQuery().userId("payung").singleResult();
        payung.setPassword("known");
        identity.saveUser(payung);

        assertThat(location(WebUser.anonymous(port).signIn("payung", "known"))).endsWith("/login?error");
    }

    private void account(String id) {
        var user = identity.newUser(id);
        user.setPassword("payung");
        identity.saveUser(user);
    }

    private static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("location").orElseThrow();
    }
}
