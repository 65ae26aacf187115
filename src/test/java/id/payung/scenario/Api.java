package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** The product's API as its users call it, over HTTP with their own sign-ins. After each call, what is due is run. */
final class Api {

    private final TestRestTemplate http;
    private final ProcessDriver driver;
    private final BeforeCompletion before;

    /** Whoever looks at a task before the right person completes it. */
    @FunctionalInterface
    interface BeforeCompletion {
        /** @param fields that the right person is about to send */
        void of(String user, String task, String fields);
    }

    Api(TestRestTemplate http, ProcessDriver driver) {
        this(http, driver, (user, task, fields) -> {});
    }

    Api(TestRestTemplate http, ProcessDriver driver, BeforeCompletion before) {
        this.http = http;
        this.driver = driver;
        this.before = before;
    }

    Answer call(String method, String target, @Nullable String user, HttpHeaders more, @Nullable String body) {
        var headers = headers(user);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.addAll(more);
        return answer(http.exchange(target, HttpMethod.valueOf(method), new HttpEntity<>(body, headers), String.class));
    }

    Answer get(String user, String target) {
        return call("GET", target, user, new HttpHeaders(), null);
    }

    Answer post(String user, String target, String body) {
        return call("POST", target, user, new HttpHeaders(), body);
    }

    Answer upload(String user, String target, String file, @Nullable String kind) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new FileSystemResource(file));
        if (kind != null) {
            form.add("kind", kind);
        }
        var headers = headers(user);
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return answer(http.exchange(target, HttpMethod.POST, new HttpEntity<>(form, headers), String.class));
    }

    /** Completes the agreement's one open task with this key. */
    Answer complete(String user, String agreement, String task, String body) {
        var id = idOf(user, agreement, task);
        before.of(user, id, body);
        return post(user, "/api/tasks/%s/complete".formatted(id), body);
    }

    /** The form of the agreement's one open task with this key. */
    Answer form(String user, String agreement, String task) {
        return get(user, "/api/tasks/" + idOf(user, agreement, task)).is(200);
    }

    /** What the form of that task proposes for a field. */
    String proposal(String user, String agreement, String task, String field) {
        var sheet = form(user, agreement, task);
        List<String> proposed = JsonPath.read(sheet.body(), "$.fields[?(@.name=='%s')].value".formatted(field));
        assertThat(proposed).as("the proposal for %s in %s", field, sheet).hasSize(1);
        return proposed.get(0);
    }

    private String idOf(String user, String agreement, String task) {
        var tasks = get(user, "/api/tasks?agreement=" + agreement);
        List<String> found = JsonPath.read(tasks.body(), "$.items[?(@.key=='%s')].id".formatted(task));
        assertThat(found).as("the open task %s for %s in %s", task, user, tasks).hasSize(1);
        return found.get(0);
    }

    private static HttpHeaders headers(@Nullable String user) {
        var headers = new HttpHeaders();
        if (user != null) {
            headers.setBasicAuth(user, ScenarioPeople.PASSWORD);
        }
        return headers;
    }

    private Answer answer(ResponseEntity<String> response) {
        driver.runDueJobs();
        return new Answer(response.getStatusCode().value(), response.getBody());
    }

    /** Status and body of an answer. */
    record Answer(int status, @Nullable String body) {

        Answer is(int expected) {
            assertThat(status).as("the status of %s", this).isEqualTo(expected);
            return this;
        }

        String text(String path) {
            return JsonPath.read(body, path).toString();
        }

        Answer has(String path, Object expected) {
            Object actual = JsonPath.read(body, path);
            assertThat(String.valueOf(actual)).as("%s in %s", path, body).isEqualTo(expected.toString());
            return this;
        }
    }
}
