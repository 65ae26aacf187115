package id.payung.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PostgresForTests;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on an empty database with nothing but its environment, as in production. */
class ProductionJarIT {
    private static final String OPERATOR = "first.operator";
    private static final String PASSWORD = "Rahasia-2026-x";

    /** For all: whoever comes first makes the tables. */
    private static final PostgresForTests.Database DATABASE = PostgresForTests.empty();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void startsWithOneOperatorAndNobodyElse() throws Exception {
        var port = freePort();
        var payung = start(environment(port));
        try {
            awaitReady(payung, port);

            assertThat(status(port, "/v3/api-docs", OPERATOR, PASSWORD)).isEqualTo(200);
            assertThat(status(port, "/v3/api-docs", "officer.pkl", "payung")).isEqualTo(401);
            assertThat(status(port, "/v3/api-docs", "admin", "payung")).isEqualTo(401);
            assertThat(status(port, "/demo/clock", OPERATOR, PASSWORD)).isEqualTo(404);
            assertThat(status(port, "/demo/mail", OPERATOR, PASSWORD)).isEqualTo(404);
            assertThat(status(port, "/demo/bar", OPERATOR, PASSWORD)).isEqualTo(404);
        } finally {
            payung.destroy();
        }
        assertThat(payung.waitFor(30, TimeUnit.SECONDS))
                .as("ends when asked to")
                .isTrue();
    }

    /** From an empty database to an officer at work, as docs/operations.md tells it; and as a browser behind TLS sees it. */
    @Test
    void theFirstOperatorEntersOrganisationsAndStaffWhoSetTheirPasswordsAndSignIn() throws Exception {
        var port = freePort();
        var environment = environment(port);
        environment.put("SPRING_DATASOURCE_URL", PostgresForTests.empty().url());
        environment.put("PAYUNG_BASE_URL", "https://payung.example");
        var payung = start(environment);
        try {
            awaitReady(payung, port);

            assertThat(put(port, "/api/organisations", example("organisations")).statusCode())
                    .isEqualTo(200);
            var staff = put(port, "/api/staff", example("staff"));
            assertThat(staff.statusCode()).as(staff.body()).isEqualTo(200);
            var token = Pattern.compile("https://payung\\.example/password\\?token=([\\w-]+)")
                    .matcher(staff.body());
            assertThat(token.find()).as(staff.body()).isTrue();
            assertThat(setPassword(port, token.group(1), "lemah").body()).contains("terlalu lemah");
            assertThat(setPassword(port, token.group(1), "Jalan-Dahlia-7").statusCode())
                    .isEqualTo(302);
            assertThat(status(port, "/api/tasks", "sri.3375", "Jalan-Dahlia-7")).isEqualTo(200);
            assertThat(status(port, "/api/staff", "sri.3375", "Jalan-Dahlia-7")).isEqualTo(403);

            var signIn = form(port, "/login", "username=sri.3375&password=Jalan-Dahlia-7");
            assertThat(signIn.headers().firstValue("location")).contains("https://payung.example/");
            assertThat(signIn.headers().firstValue("strict-transport-security")).isPresent();
            assertThat(signIn.headers().allValues("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID="))
                    .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
        } finally {
            payung.destroyForcibly();
        }
    }

    /** A block of JSON in the guide, so that what it tells is what works. */
    private static String example(String name) throws IOException {
        var guide = Files.readString(Path.of("docs/operations.md"));
        var block = Pattern.compile("`%s\\.json`.*?```json\n(.*?)```".formatted(name), Pattern.DOTALL)
                .matcher(guide);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private HttpResponse<String> put(int port, String path, String json) throws Exception {
        return http.send(
                request(port, path)
                        .header("Authorization", basic(OPERATOR, PASSWORD))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> setPassword(int port, String token, String password) throws Exception {
        return form(port, "/password", "token=%1$s&password=%2$s&again=%2$s".formatted(token, password));
    }

    /** As the proxy passes on what a browser sends. */
    private HttpResponse<String> form(int port, String path, String fields) throws Exception {
        var page = http.send(behindTls(port, "/login").GET().build(), BodyHandlers.ofString());
        var cookie = page.headers().allValues("set-cookie").stream()
                .filter(set -> set.startsWith("PAYUNG-XSRF="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("; Secure");
        var token = cookie.substring("PAYUNG-XSRF=".length(), cookie.indexOf(';'));
        return http.send(
                behindTls(port, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", "PAYUNG-XSRF=" + token)
                        .header("X-PAYUNG-XSRF", token)
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder behindTls(int port, String path) {
        return request(port, path).header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "payung.example");
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    }

    private static String basic(String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    @Test
    void refusesToStartWithoutAFirstOperator() throws Exception {
        var environment = environment(freePort());
        environment.remove("PAYUNG_OPERATOR_USER");
        // A first start: where there is an operator already, nobody asks for one.
        environment.put("SPRING_DATASOURCE_URL", PostgresForTests.empty().url());

        refusesNaming("PAYUNG_OPERATOR_USER", environment);
    }

    @Test
    void refusesToStartWithoutKeysForPersonalData() throws Exception {
        var environment = environment(freePort());
        environment.remove("PAYUNG_KEYS");

        refusesNaming("PAYUNG_KEYS", environment);
    }

    private void refusesNaming(String variable, Map<String, String> environment) throws Exception {
        var payung = start(environment);
        try {
            assertThat(payung.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            payung.destroyForcibly();
        }
        assertThat(payung.exitValue()).isNotZero();
        assertThat(output()).contains(variable).doesNotContain("\tat ");
    }

    private static Map<String, String> environment(int port) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SPRING_DATASOURCE_URL", DATABASE.url());
        environment.put("SPRING_DATASOURCE_USERNAME", PostgresForTests.Database.USER);
        environment.put("SPRING_DATASOURCE_PASSWORD", PostgresForTests.Database.PASSWORD);
        environment.put("PAYUNG_KEYS", "1:" + key());
        environment.put("PAYUNG_INDEX_KEY", key());
        environment.put("PAYUNG_OPERATOR_USER", OPERATOR);
        environment.put("PAYUNG_OPERATOR_PASSWORD", PASSWORD);
        return environment;
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PackagedJarIT.JAR.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYUNG_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady(Process payung, int port) throws Exception {
        var end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end) {
            assertThat(payung.isAlive()).as(output()).isTrue();
            try {
                if (status(port, "/actuator/health/readiness", "", "") == 200) {
                    return;
                }
            } catch (IOException e) {
                // does not listen yet
            }
            Thread.sleep(250);
        }
        throw new AssertionError("It never got ready: " + output());
    }

    private int status(int port, String path, String user, String password) throws Exception {
        var request = request(port, path);
        if (!user.isEmpty()) {
            request.header("Authorization", basic(user, password));
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
