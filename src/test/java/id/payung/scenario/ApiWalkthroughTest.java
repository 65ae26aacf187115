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
import org.springframework.http.HttpHeaders;

/** Does what docs/api-walkthrough.md says, call by call. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiWalkthroughTest {

    private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

    @Autowired
    TestRestTemplate http;

    @Autowired
    TimeMachine time;

    @Autowired
    ProcessDriver driver;

    private final Map<String, String> remembered = new HashMap<>();

    @Test
    void thePageIsTrueFromTopToBottom() throws IOException {
        var api = new Api(http, driver);
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/api-walkthrough.md")));
        int calls = 0;
        while (blocks.find()) {
            perform(Call.parse(fill(blocks.group(1))), api);
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

        String user() {
            return headers.get("Authorization");
        }
    }

    private void perform(Call call, Api api) {
        // The demo's clock belongs to the demo; here the same is done by the tests' own.
        if (call.target().equals("/demo/clock")) {
            time.travelTo(OffsetDateTime.parse(JsonPath.<String>read(call.body(), "$.to"))
                    .toInstant());
            return;
        }
        var answer = send(call, api);
        for (String expectation : call.expected()) {
            check(expectation, answer, "%s %s".formatted(call.method(), call.target()));
        }
    }

    private Api.Answer send(Call call, Api api) {
        if (call.method().equals("TASK")) {
            return api.complete(call.user(), remembered.get("agreement"), call.target(), call.body());
        }
        var file = call.headers().get("File");
        if (file != null) {
            var parts = file.split(" as ", 2);
            return api.upload(call.user(), call.target(), parts[0], parts.length > 1 ? parts[1] : null);
        }
        var headers = new HttpHeaders();
        call.headers().forEach((name, value) -> {
            if (!name.equals("Authorization")) {
                headers.set(name, value);
            }
        });
        return api.call(call.method(), call.target(), call.user(), headers, call.body());
    }

    private void check(String expectation, Api.Answer answer, String call) {
        if (expectation.matches("\\d{3}")) {
            assertThat(answer.status()).as("%s answered %s", call, answer).isEqualTo(Integer.parseInt(expectation));
        } else if (expectation.contains(" == ")) {
            var sides = expectation.split(" == ", 2);
            answer.has(sides[0], sides[1].replace("\"", ""));
        } else {
            var sides = expectation.split(" = ", 2);
            remembered.put(sides[0], answer.text(sides[1]));
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
