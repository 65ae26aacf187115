package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is wrong with a call: one form of answer, a type to program by and a sentence to read. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiProblemsTests {

    private static final String JSON = "application/json";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @LocalServerPort
    int port;

    private HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        var web = WebUser.anonymous(port);
        var request = web.request(path.replace("{nobody}", NOBODY))
                .header("Authorization", WebUser.basic("officer.pkl", "payung"))
                .method(method, BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return web.send(request);
    }

    private static void isAProblem(HttpResponse<String> answer, int status, String type, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("urn:payung:problem:" + type);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(sentence);
        assertThat(answer.body()).doesNotContain("Failed to", "JSON parse", "org.spring", "java.");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            textBlock =
                    """
            GET  | /api/nothing                                 |                     | ``            | 404 | platform.request.noSuchPath | Alamat ini tidak dikenal
            GET  | /api/agreements/{nobody}/nothing             |                     | ``            | 404 | platform.request.noSuchPath | Alamat ini tidak dikenal
            GET  | /api/agreements/{nobody}                     |                     | ``            | 404 | agreement.notFound          | tidak
            PUT  | /api/agreements                              | application/json    | {}            | 405 | platform.request.method     | tidak dilayani
            GET  | /api/coverage/lookup                         |                     | ``            | 405 | platform.request.method     | tidak dilayani
            POST | /api/payments                                | application/json    | {"amount":    | 400 | platform.request.unreadable | tidak dapat dibaca
            POST | /api/payments                                | application/json    | ``            | 400 | platform.request.unreadable | tidak dapat dibaca
            POST | /api/payments                                | application/json    | [1, 2]        | 400 | platform.request.unreadable | tidak dapat dibaca
            POST | /api/payments                                | text/plain          | amount=1      | 415 | platform.request.bodyType   | Content-Type
            POST | /api/rosters/check                           | application/json    | {}            | 415 | platform.request.bodyType   | Content-Type
            POST | /api/rosters/check                           | multipart/form-data | x             | 400 | platform.request.unreadable | tidak dapat dibaca
            GET  | /api//agreements                             |                     | ``            | 400 | platform.request.unreadable | tidak dapat dibaca
            POST | /api/payments                                | application/json    | {"amount": 437472000.9} | 400 | form.refused | amount: Tulis bilangan bulat
            POST | /api/payments                                | application/json    | {"amount": "many"} | 400 | form.refused | amount: Tulis bilangan bulat
            POST | /api/payments                                | application/json    | {"amount": 99999999999999999999} | 400 | form.refused | amount:
            POST | /api/payments                                | application/json    | {"amuont": 1} | 400 | form.refused | amuont: Kolom ini tidak dikenal
            POST | /api/payments                                | application/json    | {"reference": {"a": 1}} | 400 | form.refused | reference: Nilai ini tidak sesuai
            POST | /api/agreements                              | application/json    | {"quota": 2170.5} | 400 | form.refused | quota: Tulis bilangan bulat
            POST | /api/agreements                              | application/json    | {"renewable": "maybe"} | 400 | form.refused | renewable: Nilai ini tidak sesuai
            POST | /api/agreements                              | application/json    | {"programs": [["JKK"]]} | 400 | form.refused | programs[0]: Nilai ini tidak sesuai
            POST | /api/agreements                              | application/json    | {"coverageStart": "+999999999-12-31", "months": 60} | 400 | form.refused | coverageStart: Tulis tanggal
            POST | /api/agreements/{nobody}/termination         | application/json    | {"lastDay": "soon"} | 400 | form.refused | lastDay: Tulis tanggal
            POST | /api/coverage/lookup                         | application/json    | {"nik": "3375010503800001", "on": "+999999999-12-31"} | 400 | form.refused | on: Tulis tanggal
            GET  | /api/bills/17                                |                     | ``            | 400 | form.refused | id: Nilai ini tidak sesuai
            GET  | /api/tasks?agreement=17                      |                     | ``            | 400 | form.refused | agreement: Nilai ini tidak sesuai
            GET  | /api/tasks?page=last                         |                     | ``            | 400 | form.refused | page: Tulis bilangan bulat
            GET  | /api/tasks?mine=perhaps                      |                     | ``            | 400 | form.refused | mine: Nilai ini tidak sesuai
            GET  | /api/agreements?status=GONE                  |                     | ``            | 400 | form.refused | status: Pilih salah satu
            POST | /api/accounts/nobody/unlock                  |                     | ``            | 403 | signin.forbidden | tidak berwenang
            """)
    void everyErrorIsAProblemInIndonesian(
            String method, String path, String contentType, String body, int status, String type, String sentence) {
        isAProblem(send(method, path, contentType == null ? "" : contentType, body), status, type, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            form-data; name="kind"                                               | LETTER | file: Wajib diisi.
            form-data; name="file"; filename="a.pdf"                             | %PDF-  | kind: Wajib diisi.
            form-data; name="file"                                               | a      | file: Wajib diisi.
            """)
    void aMissingPartIsNamed(String disposition, String content, String sentence) {
        var body = "--b\r\nContent-Disposition: %s\r\n\r\n%s\r\n--b--\r\n".formatted(disposition, content);

        var answer = send("POST", "/api/agreements/{nobody}/documents", "multipart/form-data; boundary=b", body);

        isAProblem(answer, 400, "form.refused", sentence);
    }

    @Test
    void anUnknownKindOfDocumentIsNamed() {
        var body =
                """
                --b
                Content-Disposition: form-data; name="file"; filename="a.pdf"

                %PDF-
                --b
                Content-Disposition: form-data; name="kind"

                NOVEL
                --b--
                """
                        .replace("\n", "\r\n");

        var answer = send("POST", "/api/agreements/{nobody}/documents", "multipart/form-data; boundary=b", body);

        isAProblem(answer, 400, "form.refused", "kind: Pilih salah satu");
    }

    @Test
    void aFormThatIsNotServedIsAProblemToo() {
        isAProblem(
                send("GET", "/api/tasks", "", "", "Accept", "application/xml"),
                406,
                "platform.request.answerType",
                "application/json");
    }

    @Test
    void whatIsAllowedInsteadIsSaid() {
        assertThat(send("PUT", "/api/agreements", JSON, "{}").headers().allValues("allow"))
                .singleElement()
                .asString()
                .contains("GET", "POST");
    }

    @Test
    void aBrowserIsAnsweredByTheApiLikeAProgram() {
        for (var path : List.of("/api/nothing", "/api/agreements/{nobody}")) {
            var answer = send("GET", path, "", "", "Accept", "text/html");

            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theSentenceIsEnglishForWhoAsksForIt() {
        isAProblem(
                send("GET", "/api/nothing", "", "", "Accept-Language", "en"),
                404,
                "platform.request.noSuchPath",
                "This address is not known");
        isAProblem(
                send("POST", "/api/payments", JSON, "{\"amount\": 1.5}", "Accept-Language", "en"),
                400,
                "form.refused",
                "amount: Please write a whole number");
    }
}
