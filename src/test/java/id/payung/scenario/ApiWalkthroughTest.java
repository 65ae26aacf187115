package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Does what docs/api-walkthrough.md says, call by call. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiWalkthroughTest {

    private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String PASSWORD = "payung";

    @Autowired
    TestRestTemplate http;

    @Autowired
    TimeMachine time;

    @Autowired
    ProcessDriver driver;

    private final Map<String, String> remembered = new HashMap<>();

    @Test
    void thePageIsTrueFromTopToBottom() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/api-walkthrough.md")));
        int calls = 0;
        while (blocks.find()) {
            perform(Call.parse(fill(blocks.group(1))));
            calls++;
        }
        assertThat(calls).isGreaterThan(40);
    }

    /** One block of the page. */
    private record Call(String method, String target, Map<String, String> headers, String body, List<String> expected) {

        static Call parse(String block) {
            var lines = block.lines().toList();
            var first = lines.get(0).split(" ", 2);
            Map<String, String> headers = new HashMap<>();
            int at = 1;
            while (at < lines.size() && !lines.get(at).isBlank()) {
                var header = lines.get(at).split(": ", 2);
                headers.put(header[0], header[1]);
                at++;
            }
            var rest = lines.subList(at, lines.size());
            var body = String.join(
                            "\n", rest.stream().filter(l -> !l.startsWith("> ")).toList())
                    .strip();
            var expected = rest.stream()
                    .filter(l -> l.startsWith("> "))
                    .map(l -> l.substring(2))
                    .toList();
            return new Call(first[0], first[1], headers, body, expected);
        }
    }

    private void perform(Call call) throws IOException {
        if (call.target().equals("/demo/clock")) {
            time.travelTo(OffsetDateTime.parse(JsonPath.<String>read(call.body(), "$.to"))
                    .toInstant());
            return;
        }
        var answer = call.method().equals("TASK") ? complete(call) : send(call);
        driver.runDueJobs();
        for (String expectation : call.expected()) {
            check(call, expectation, answer);
        }
    }

    private ResponseEntity<String> complete(Call call) {
        var tasks = exchange("GET", "/api/tasks?agreement=" + remembered.get("agreement"), headers(call), null);
        List<String> found = JsonPath.read(tasks.getBody(), "$.items[?(@.key=='%s')].id".formatted(call.target()));
        assertThat(found)
                .as("the open task %s in %s", call.target(), tasks.getBody())
                .hasSize(1);
        return exchange("POST", "/api/tasks/%s/complete".formatted(found.get(0)), headers(call), call.body());
    }

    private ResponseEntity<String> send(Call call) {
        var file = call.headers().get("File");
        if (file == null) {
            return exchange(call.method(), call.target(), headers(call), call.body());
        }
        var parts = file.split(" as ", 2);
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new FileSystemResource(parts[0]));
        if (parts.length > 1) {
            form.add("kind", parts[1]);
        }
        var headers = headers(call);
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return http.exchange(call.target(), HttpMethod.POST, new HttpEntity<>(form, headers), String.class);
    }

    private ResponseEntity<String> exchange(String method, String target, HttpHeaders headers, String body) {
        return http.exchange(target, HttpMethod.valueOf(method), new HttpEntity<>(body, headers), String.class);
    }

    private static HttpHeaders headers(Call call) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        call.headers().forEach((name, value) -> {
            if (name.equals("Authorization")) {
                headers.setBasicAuth(value, PASSWORD);
            } else if (!name.equals("File")) {
                headers.set(name, value);
            }
        });
        return headers;
    }

    private void check(Call call, String expectation, ResponseEntity<String> answer) {
        var context = "%s %s answered %s".formatted(call.method(), call.target(), answer);
        if (expectation.matches("\\d{3}")) {
            assertThat(answer.getStatusCode().value()).as(context).isEqualTo(Integer.parseInt(expectation));
        } else if (expectation.contains(" == ")) {
            var sides = expectation.split(" == ", 2);
            Object actual = JsonPath.read(answer.getBody(), sides[0]);
            assertThat(String.valueOf(actual)).as(context).isEqualTo(sides[1].replace("\"", ""));
        } else {
            var sides = expectation.split(" = ", 2);
            remembered.put(sides[0], JsonPath.read(answer.getBody(), sides[1]).toString());
        }
    }

    private String fill(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var value = remembered.get(match.group(1));
            assertThat(value).as("the remembered value of " + match.group(1)).isNotNull();
            return Matcher.quoteReplacement(value);
        });
    }
}
