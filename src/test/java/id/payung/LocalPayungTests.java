package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local demo as the person at the keyboard has it: a process of its own that is started, used and ended. */
class LocalPayungTests {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path parent;

    private int port = freePort();
    private int runs;
    private Run payung;

    LocalPayungTests() throws IOException {}

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (payung != null) {
            payung.process.destroy();
            payung.process.waitFor(30, TimeUnit.SECONDS);
            if (payung.process.isAlive()) {
                payung.process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void isReadyAfterOneCommandAndLeavesNothingRunning() throws Exception {
        payung = start(port);
        payung.awaitReady();

        assertThat(payung.output()).contains("http://localhost:" + port).contains("officer.pkl", "head.3375", "admin");
        assertThat(get("/v3/api-docs", "officer.pkl").statusCode()).isEqualTo(200);
        assertThat(get("/v3/api-docs", "manager.btn").statusCode()).isEqualTo(200);

        refusesToStart(start(port), "sudah berjalan", "already running");
        refusesToStart(
                start(port, parent.resolve("another")), "sedang dipakai program lain", "taken by another program");

        movesTheClockForwardOnlyAndOnlyForAdmin();
        showsTheDayInEveryPage();

        var server = payung.server();
        payung.process.destroy();
        assertThat(payung.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    private void movesTheClockForwardOnlyAndOnlyForAdmin() throws Exception {
        var target = now().plusDays(40);

        assertThat(move("officer.pkl", target).statusCode()).isEqualTo(403);
        assertThat(move("admin", now().minusDays(1)).statusCode()).isEqualTo(400);
        var answer = move("admin", target);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode journey = json.readTree(answer.body());
        assertThat(journey.get("failed").asInt()).isZero();
        assertThat(journey.get("jobs").asInt()).as("one sweep a day").isBetween(39, 200);
        assertThat(now()).isBetween(target.minusSeconds(1), target.plusMinutes(2));
    }

    private void showsTheDayInEveryPage() throws Exception {
        for (var path : new String[] {"/login", "/camunda/app/tasklist/default/"}) {
            assertThat(page(path)).as(path).contains("src=\"/demo/bar\"");
        }
        assertThat(get("/demo/bar", null).body()).contains(Integer.toString(now().getYear()), "class=\"bar moved\"");
        assertThat(get("/demo/mail", "officer.pkl").statusCode()).isEqualTo(200);
        assertThat(get("/demo/mail", null).statusCode()).isIn(302, 401);
    }

    @Test
    @Tag("faults")
    void losesNothingWhenItIsKilled() throws Exception {
        payung = start(port);
        payung.awaitReady();
        var target = now().plusDays(3);
        assertThat(move("admin", target).statusCode()).isEqualTo(200);
        var orphan = payung.server();

        payung.process.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).as("the server has outlived its parent").isTrue();
        payung = start(port);
        payung.awaitReady();

        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(get("/v3/api-docs", "officer.pkl").statusCode()).isEqualTo(200);
        assertThat(now()).isAfterOrEqualTo(target.minusSeconds(1));
    }

    @Test
    @Tag("faults")
    void comesUpAfterBeingKilledAtAnyMomentOfItsFirstStart() throws Exception {
        for (int moment : new int[] {500, 1500, 3000, 5000, 8000, 12_000}) {
            payung = start(port);
            payung.process.waitFor(moment, TimeUnit.MILLISECONDS);
            payung.process.destroyForcibly().waitFor();
        }

        payung = start(port);
        payung.awaitReady();

        assertThat(get("/v3/api-docs", "officer.pkl").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("faults")
    void leavesNoServerWhenItIsEndedAtAnyMomentOfItsStart() throws Exception {
        for (int moment : new int[] {300, 1000, 2000, 4000, 7000}) {
            payung = start(port);
            payung.process.waitFor(moment, TimeUnit.MILLISECONDS);
            payung.process.destroy();
            assertThat(payung.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(payung.folder.resolve("postgresql/database/postmaster.pid"))
                    .doesNotExist();
        }
    }

    private void refusesToStart(Run second, String indonesian, String english) throws Exception {
        assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process.exitValue()).isNotZero();
        assertThat(second.output().lines().filter(line -> !line.isBlank()))
                .hasSize(2)
                .satisfiesExactly(line -> assertThat(line).contains(indonesian), line -> assertThat(line)
                        .contains(english));
    }

    private OffsetDateTime now() throws Exception {
        return OffsetDateTime.parse(
                json.readTree(get("/demo/clock", "officer.pkl").body())
                        .get("now")
                        .asText());
    }

    private HttpResponse<String> move(String user, OffsetDateTime target) throws Exception {
        var body = json.writeValueAsString(java.util.Map.of("to", target.toString()));
        return http.send(
                request("/demo/clock", user)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return http.send(request(path, user).build(), BodyHandlers.ofString());
    }

    private String page(String path) throws Exception {
        return http.send(
                        request(path, "officer.pkl")
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path, String user) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
        if (user != null) {
            var credentials = (user + ":payung").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    private Run start(int port) throws IOException {
        return start(port, parent.resolve("data"));
    }

    private Run start(int port, Path folder) throws IOException {
        var output = parent.resolve("output-" + runs++);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalPayung.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYUNG_") || name.startsWith("SPRING_"));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("PAYUNG_DATA_DIR", folder.toString());
        return new Run(builder.start(), folder, output);
    }

    private record Run(Process process, Path folder, Path file) {
        String output() throws IOException {
            return Files.readString(file);
        }

        void awaitReady() throws Exception {
            var end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
            while (!output().contains("Ctrl-C")) {
                assertThat(process.isAlive()).as(output()).isTrue();
                assertThat(System.nanoTime()).as("got ready in time").isLessThan(end);
                Thread.sleep(200);
            }
        }

        ProcessHandle server() throws IOException {
            var pid = Files.readAllLines(folder.resolve("postgresql/database/postmaster.pid"))
                    .get(0);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
