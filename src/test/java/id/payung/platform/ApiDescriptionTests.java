package id.payung.platform;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The description of the API, as programs and their authors read it. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiDescriptionTests {

    /** Every call, and every status it may answer with. Others rely on it: it is only added to. */
    private static final String CALLS =
            """
            GET  /api/agreements                             200 400 401
            POST /api/agreements                             201 400 401 403 409
            GET  /api/agreements/{id}                        200 400 401 404
            GET  /api/agreements/{id}/timeline               200 400 401 404
            POST /api/agreements/{id}/withdrawal             204 400 401 403 404 409
            POST /api/agreements/{id}/termination            202 400 401 403 404 409
            POST /api/agreements/{id}/successor              201 400 401 403 404 409
            POST /api/agreements/{id}/signature/electronic   201 400 401 403 404 409
            GET  /api/agreements/{id}/completion-certificate.pdf 200 400 401 404 409
            GET  /api/agreements/{id}/amendments             200 400 401 404
            POST /api/agreements/{id}/amendments             201 400 401 403 404 409
            GET  /api/agreements/{id}/versions               200 400 401 404
            GET  /api/agreements/{id}/obligations            200 400 401 404
            POST /api/prepaid-months/{id}/settlement         204 400 401 403 404 409
            GET  /api/agreements/{id}/documents              200 400 401 404
            POST /api/agreements/{id}/documents              201 400 401 403 404 413
            GET  /api/agreements/{id}/documents/{document}   200 400 401 404
            GET  /api/agreements/{id}/articles               200 400 401 404
            PUT  /api/agreements/{id}/articles/{number}      204 400 401 403 404
            DELETE /api/agreements/{id}/articles/{number}    204 400 401 403 404
            POST /api/agreements/{id}/articles/{number}/comments 201 400 401 403 404
            POST /api/agreements/{id}/comments/{comment}/closure 204 400 401 403 404 409
            GET  /api/templates                              200 400 401 403
            POST /api/templates                              201 400 401 403
            GET  /api/templates/{kind}/{number}              200 400 401 403 404
            PUT  /api/templates/{kind}/{number}              200 400 401 403 404 409
            POST /api/templates/{kind}/{number}/publication  200 400 401 403 404 409
            GET  /api/templates/{kind}/{number}/preview.pdf  200 400 401 403 404
            GET  /api/agreements/{id}/archive.zip            200 400 401 404
            GET  /api/archive                                200 400 401
            POST /api/archive/people                         200 400 401 403
            GET  /api/branches/{id}/numbers                  200 400 401 403 404
            GET  /api/agreements/{id}/bills                  200 400 401 404
            GET  /api/bills/{id}                             200 400 401 404
            POST /api/bills/{id}/reissue                     201 204 400 401 403 404 409
            GET  /api/tasks                                  200 400 401
            GET  /api/tasks/{id}                             200 400 401 404
            POST /api/tasks/{id}/claim                       204 400 401 403 404 409
            POST /api/tasks/{id}/complete                    204 400 401 403 404 409
            POST /api/rosters/check                          200 400 401 403 413 422
            POST /api/agreements/{id}/rosters                202 400 401 403 404 409 413 422
            POST /api/agreements/{id}/rosters/from-predecessor 202 400 401 403 404 409
            POST /api/agreements/{id}/rosters/from-wards     202 400 401 403 404 409
            GET  /api/agreements/{id}/rosters/parts          200 400 401 404
            GET  /api/roster-parts/{id}/findings             200 400 401 404
            POST /api/agreements/{id}/rosters/waves          201 400 401 403 404 409
            DELETE /api/rosters/{id}/check                   202 400 401 403 404 409
            GET  /api/agreements/{id}/rosters                200 400 401 404
            GET  /api/rosters/{id}                           200 400 401 404
            GET  /api/roster-template.xlsx                   200 400 401 404
            GET  /api/rosters/{id}/minutes.pdf               200 400 401 404 409
            GET  /api/rosters/{id}/annex.pdf                 200 400 401 404 409
            GET  /api/rosters/{id}/registration.csv          200 400 401 403 404 409
            GET  /api/rosters/{id}/registration.xlsx         200 400 401 403 404 409
            POST /api/rosters/{id}/registration-result       200 400 401 403 404 409 422
            POST /api/rosters/{id}/registry-result           200 400 401 403 404 409 422
            GET  /api/rosters/{id}/people                    200 400 401 404
            GET  /api/rosters/{id}/people/{row}/history      200 400 401 404
            POST /api/rosters/{id}/people/{row}/reveal       200 400 401 403 404
            GET  /api/personal-data-access                   200 400 401 403
            GET  /api/rosters/{id}/findings                  200 400 401 404
            GET  /api/rosters/{id}/held                      200 400 401 404
            GET  /api/rosters/{id}/wards                     200 400 401 404
            GET  /api/rosters/{id}/wards/own                 200 400 401 404
            POST /api/rosters/{id}/wards/own/verdict         204 400 401 403 404 409
            GET  /api/rosters/{id}/held/decisions            200 400 401 404
            POST /api/rosters/{id}/held/decisions            200 400 401 403 404 409
            GET  /api/rosters/{id}/findings.xlsx             200 400 401 403 404 409
            POST /api/municipalities/{id}/person-lists       201 400 401 403 404 422
            GET  /api/municipalities/{id}/person-lists       200 400 401 403 404
            DELETE /api/municipalities/{id}/person-lists/{list} 204 400 401 403 404 409
            GET  /api/agreements/{id}/ward-quotas            200 400 401 404
            PUT  /api/agreements/{id}/ward-quotas            200 400 401 403 404 409
            POST /api/payments                               200 201 400 401 403 409
            POST /api/coverage/lookup                        200 400 401 403
            POST /api/accounts/{user}/unlock                 204 400 401 403 404
            POST /api/accounts/{user}/password-link          201 400 401 403 404
            GET  /api/roster-rules                           200 400 401 403
            POST /api/roster-rules                           201 400 401 403
            GET  /api/occupations                            200 401 403
            PUT  /api/occupations/{code}                     200 400 401 403 404 409
            GET  /api/roster-header-aliases                  200 401 403
            PUT  /api/roster-header-aliases                  200 400 401 403 409
            DELETE /api/roster-header-aliases/{alias}        204 400 401 403 404
            GET  /api/organisations                          200 401 403
            PUT  /api/organisations                          200 400 401 403
            GET  /api/organisations/{id}/officials           200 400 401 403 404
            POST /api/organisations/{id}/officials           201 400 401 403 404 409
            POST /api/organisations/{id}/officials/{official}/end 204 400 401 403 404 409
            GET  /api/organisations/{id}/mandates            200 400 401 403 404
            POST /api/organisations/{id}/mandates            201 400 401 403 404 409
            POST /api/organisations/{id}/mandates/{mandate}/withdrawal 204 400 401 403 404 409
            GET  /api/staff                                  200 400 401 403
            PUT  /api/staff                                  200 400 401 403
            GET  /api/administration                         200 400 401 403
            """;

    @LocalServerPort
    int port;

    private JsonNode description;

    @BeforeEach
    void read() throws IOException {
        var web = WebUser.anonymous(port);
        var answer = web.send(web.request("/v3/api-docs")
                .header("Authorization", WebUser.basic("officer.pkl", "payung"))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        description = new ObjectMapper().readTree(answer.body());
    }

    private void eachCall(BiConsumer<String, JsonNode> look) {
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call ->
                        look.accept(call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), call.getValue())));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyCallIsDescribedWithEveryStatusItMayAnswer() {
        Map<String, String> described = new TreeMap<>();
        eachCall((call, operation) -> described.put(
                call,
                String.join(
                        " ", names(operation.get("responses")).stream().sorted().toList())));

        assertThat(described)
                .isEqualTo(CALLS.lines()
                        .map(line -> line.split("\\s+", 3))
                        .collect(toMap(call -> call[0] + " " + call[1], call -> call[2])));
    }

    @Test
    void everyCallSaysWhatItIsFor() {
        eachCall((call, operation) ->
                assertThat(operation.path("summary").asText()).as(call).isNotBlank());
    }

    @Test
    void everyRefusalIsAProblem() {
        eachCall((call, operation) -> operation.get("responses").properties().forEach(response -> {
            if (response.getKey().compareTo("400") >= 0) {
                assertThat(response.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as("%s %s", call, response.getKey())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }));
        assertThat(names(description.at("/components/schemas/Problem/properties")))
                .contains("type", "title", "status", "detail", "instance", "errors", "fileFindings");
    }

    @Test
    void everyBodyAndEveryAnswerHasAForm() {
        eachCall((call, operation) -> {
            if (operation.has("requestBody")) {
                hasAForm(call, operation.get("requestBody"));
            }
            operation.get("responses").properties().forEach(response -> {
                if (List.of("200", "201").contains(response.getKey())) {
                    hasAForm(call + " " + response.getKey(), response.getValue());
                }
            });
        });
    }

    private static void hasAForm(String what, JsonNode body) {
        assertThat(body.path("content").properties()).as(what).isNotEmpty().allSatisfy(content -> {
            var schema = content.getValue().path("schema");
            var type = schema.path("type").asText();
            assertThat(schema.has("$ref")
                            || type.equals("array") && schema.path("items").has("$ref")
                            || type.equals("string")
                                    && schema.path("format").asText().equals("binary")
                            || type.equals("object")
                                    && (schema.has("properties") || schema.has("additionalProperties")))
                    .as("%s: %s", what, schema)
                    .isTrue();
        });
    }

    /** Two records of one simple name would share one schema: the later one's. */
    @Test
    void linesOfDifferentListsAreNotTakenForEachOther() {
        assertThat(names(description.at("/components/schemas/AgreementLine/properties")))
                .contains("quota", "covered", "paid");
        assertThat(names(description.at("/components/schemas/TaskLine/properties")))
                .contains("dueAt", "roleName");
        assertThat(names(description.at("/components/schemas/TaskPage/properties")))
                .contains("items");
        assertThat(description
                        .at("/components/schemas/BillPage/properties/items/items/$ref")
                        .asText())
                .endsWith("/BillView");
    }

    @Test
    void limitsStandInTheSchema() {
        var draft = description.at("/components/schemas/NewAgreement");
        assertThat(draft.at("/properties/quota/maximum").asInt()).isEqualTo(1_000_000);
        assertThat(draft.at("/properties/months/maximum").asInt()).isEqualTo(60);
        assertThat(draft.at("/properties/title/maxLength").asInt()).isEqualTo(300);
        assertThat(draft.get("required").toString()).contains("quota", "legalBasis", "fundSource");
        assertThat(draft.get("required").toString()).doesNotContain("budgetCode");
        assertThat(draft.at("/properties/fundSource").toString()).containsAnyOf("\"DANA_DESA\"", "/FundSource\"");

        var parameters = description.at("/paths/~1api~1tasks/get/parameters").toString();
        assertThat(parameters).contains("\"maximum\":100", "\"minimum\":0");
    }

    @Test
    void bothWaysToSignInAreNamed() {
        assertThat(description.at("/components/securitySchemes/basic/scheme").asText())
                .isEqualTo("basic");
        assertThat(description.at("/components/securitySchemes/session/in").asText())
                .isEqualTo("cookie");
        assertThat(description.get("security")).hasSize(2);
    }
}
