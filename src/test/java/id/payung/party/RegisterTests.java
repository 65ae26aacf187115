package id.payung.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator enters organisations and staff, over real HTTP, and the people sign in. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RegisterTests {

    private static final String BATANG =
            """
            {"municipalities": [{"areaCode": "33.25", "name": "Kabupaten Batang", "kind": "REGENCY",
                "zone": "Asia/Jakarta", "agencies": [{"id": "disnaker", "name": "Dinas Tenaga Kerja"},
                {"id": "hukum", "name": "Bagian Hukum"}]}],
             "branches": [{"id": "bt1", "name": "Cabang Batang", "kind": "BRANCH", "regionalOffice": "jtg",
                "place": "Batang", "municipalities": ["3325", "3375"]},
                {"id": "jtg", "name": "Kanwil Jawa Tengah", "kind": "REGIONAL_OFFICE", "place": "Semarang",
                "municipalities": ["3325"]}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private WebUser operator;

    @BeforeEach
    void signIn() {
        operator = WebUser.signedIn(port, "admin", "payung");
    }

    private JsonNode put(String path, String body) throws Exception {
        var answer = operator.put(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String person(String user, String role, String organisation, String agency) {
        return """
            {"staff": [{"user": "%s", "name": "Sulastri", "email": "sulastri@batang.test", "role": "%s",
                "organisation": "%s", "agency": %s}]}"""
                .formatted(user, role, organisation, agency == null ? null : "\"" + agency + "\"");
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> municipalities(String user) {
        return identity.createTenantQuery().userMember(user).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    @Test
    void organisationsAreThereAndStayAsTheyAreWhenEnteredAgain() throws Exception {
        put("/api/organisations", BATANG);

        var again = put("/api/organisations", BATANG);
        var shown = json.readTree(operator.get("/api/organisations").body());

        assertThat(again.get("unchanged")).hasSize(3);
        assertThat(again.get("added")).isEmpty();
        assertThat(again.get("changed")).isEmpty();
        assertThat(identity.createTenantQuery().tenantId("3325").singleResult().getName())
                .isEqualTo("Kabupaten Batang");
        assertThat(shown.toString()).contains("\"areaCode\":\"33.25\"", "\"id\":\"bt1\"", "Dinas Tenaga Kerja");
        assertThat(put("/api/organisations", shown.toString()).get("changed"))
                .as("what is shown can be entered again")
                .isEmpty();
    }

    @Test
    void whatABranchServesFromNowOnIsWhatItsPeopleFind() throws Exception {
        put("/api/organisations", BATANG);
        put("/api/staff", person("serving.bt1", "branchOfficer", "bt1", null));
        assertThat(municipalities("serving.bt1")).containsExactlyInAnyOrder("3325", "3375");

        put("/api/organisations", BATANG.replace("[\"3325\", \"3375\"]", "[\"3325\"]"));

        assertThat(municipalities("serving.bt1")).containsExactly("3325");
    }

    @Test
    void somebodyNewSetsTheirOwnPasswordByALinkAndSignsIn() throws Exception {
        put("/api/organisations", BATANG);
        var entered = put("/api/staff", person("officer.3325", "municipalOfficer", "3325", "disnaker"));
        assertThat(entered.get("added").get(0).asText()).isEqualTo("officer.3325");
        assertThat(groups("officer.3325")).containsExactly("municipalOfficer");
        assertThat(municipalities("officer.3325")).containsExactly("3325");
        var link = tokenOf(entered.get("links").get(0).get("link").asText());
        assertThat(jdbc.sql(
                                "select count(*) from password_link where encode(token_hash, 'escape') like '%' || :token || '%'")
                        .param("token", link)
                        .query(Long.class)
                        .single())
                .as("only a hash is kept")
                .isZero();

        var somebody = WebUser.anonymous(port);
        assertThat(somebody.get("/password?token=" + link).body()).contains("officer.3325");
        var different = setPassword(somebody, link, "Jalan-Dahlia-7", "Jalan-Dahlia-8");
        var set = setPassword(somebody, link, "Jalan-Dahlia-7", "Jalan-Dahlia-7");
        var twice = setPassword(WebUser.anonymous(port), link, "Jalan-Dahlia-9", "Jalan-Dahlia-9");

        assertThat(different.body()).contains("tidak sama", "name=\"again\"");
        assertThat(set.statusCode()).isEqualTo(302);
        assertThat(twice.body()).contains("tidak berlaku lagi").doesNotContain("name=\"again\"");
        var officer = WebUser.signedIn(port, "officer.3325", "Jalan-Dahlia-7");
        assertThat(officer.get("/").body()).contains("Sulastri", "Kabupaten Batang");
        assertThat(put("/api/staff", person("officer.3325", "municipalOfficer", "3325", "disnaker"))
                        .get("links"))
                .as("who is there already keeps the password")
                .isEmpty();
        WebUser.signedIn(port, "officer.3325", "Jalan-Dahlia-7");
    }

    @Test
    void aLinkIsWorthNothingAfterANewOne() throws Exception {
        put("/api/organisations", BATANG);
        var first = put("/api/staff", person("forgetful.bt1", "branchLegal", "bt1", null));
        var second = operator.post("/api/accounts/forgetful.bt1/password-link", "");

        assertThat(second.statusCode()).isEqualTo(201);
        var somebody = WebUser.anonymous(port);
        assertThat(somebody.get("/password?token="
                                + tokenOf(first.get("links").get(0).get("link").asText()))
                        .body())
                .doesNotContain("name=\"again\"");
        assertThat(somebody.get("/password?token="
                                + tokenOf(
                                        json.readTree(second.body()).get("link").asText()))
                        .body())
                .contains("name=\"again\"");
        assertThat(operator.post("/api/accounts/payung/password-link", "").statusCode())
                .isEqualTo(404);
    }

    private static String tokenOf(String link) {
        return URI.create(link).getQuery().substring("token=".length());
    }

    private static HttpResponse<String> setPassword(WebUser web, String token, String password, String again) {
        web.get("/password?token=" + token);
        var form = new ArrayList<String>();
        form.add("token=" + token);
        form.add("password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        form.add("again=" + URLEncoder.encode(again, StandardCharsets.UTF_8));
        return web.send(web.request("/password")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-PAYUNG-XSRF", web.cookie("PAYUNG-XSRF").orElse(""))
                .POST(BodyPublishers.ofString(String.join("&", form))));
    }

    @Test
    void whoeverChangesTheDeskHasTheNewRightsOnlyAndGivesBackTheirTasks() throws Exception {
        put("/api/organisations", BATANG);
        put("/api/staff", person("moving.bt1", "branchOfficer", "bt1", null));
        var task = claimedBy("moving.bt1");
        assertThat(assigneesOf(task)).containsOnly("moving.bt1").hasSize(2);

        var changed = put("/api/staff", person("moving.bt1", "municipalLegal", "3325", "hukum"));

        assertThat(changed.get("changed").get(0).asText()).isEqualTo("moving.bt1");
        assertThat(groups("moving.bt1")).containsExactly("municipalLegal");
        assertThat(municipalities("moving.bt1")).containsExactly("3325");
        assertThat(assigneesOf(task)).isEmpty();
    }

    @Test
    void whoeverLeavesSignsInNoMoreAndKeepsTheirNameInHistory() throws Exception {
        put("/api/organisations", BATANG);
        var entered = put("/api/staff", person("leaving.bt1", "branchOfficer", "bt1", null));
        var token = tokenOf(entered.get("links").get(0).get("link").asText());
        setPassword(WebUser.anonymous(port), token, "Jalan-Dahlia-7", "Jalan-Dahlia-7");
        WebUser.signedIn(port, "leaving.bt1", "Jalan-Dahlia-7");
        var task = claimedBy("leaving.bt1");

        var left = put("/api/staff", "{\"staff\": [{\"user\": \"leaving.bt1\", \"active\": false}]}");

        assertThat(left.get("left").get(0).asText()).isEqualTo("leaving.bt1");
        assertThatThrownBy(() -> WebUser.signedIn(port, "leaving.bt1", "Jalan-Dahlia-7"))
                .hasMessageContaining("cannot sign in");
        assertThat(groups("leaving.bt1")).isEmpty();
        assertThat(municipalities("leaving.bt1")).isEmpty();
        assertThat(assigneesOf(task)).isEmpty();
        assertThat(json.readTree(operator.get("/api/staff?organisation=bt1").body())
                        .toString())
                .contains("\"user\":\"leaving.bt1\",\"name\":\"Sulastri\"", "\"active\":false");
        assertThat(put("/api/staff", "{\"staff\": [{\"user\": \"leaving.bt1\", \"active\": false}]}")
                        .get("unchanged"))
                .hasSize(1);
    }

    private String claimedBy(String user) throws Exception {
        var drafted = WebUser.signedIn(port, "officer.pkl", "payung")
                .post(
                        "/api/agreements",
                        """
                {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra", "title": "Lebe",
                 "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 10, "coverageStart": "2027-03-01", "months": 12,
                 "fundSource": "APBD_KOTA", "legalBasis": ["Perwal 1/2026"]}""");
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(
                        json.readTree(drafted.body()).get("id").asText())
                .singleResult();
        tasks.setAssignee(task.getId(), user);
        return task.getId();
    }

    /** As the engine says and our list. */
    private List<String> assigneesOf(String task) {
        return Stream.of(
                        tasks.createTaskQuery().taskId(task).singleResult().getAssignee(),
                        jdbc.sql("select assignee from open_task where task_id = :task and assignee is not null")
                                .param("task", task)
                                .query(String.class)
                                .optional()
                                .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bad.User  | branchOfficer    | pkl  |          | staff[0].user",
                "payung    | branchOfficer    | pkl  |          | staff[0].user",
                "x.pkl     | boss             | pkl  |          | staff[0].role",
                "x.pkl     | regionalHead     | pkl  |          | staff[0].role",
                "x.btn     | branchHead       | btn  |          | staff[0].role",
                "x.pkl     | municipalOfficer | pkl  |          | staff[0].role",
                "x.3375    | branchOfficer    | 3375 | kesra    | staff[0].role",
                "x.pkl     | branchOfficer    | nope |          | staff[0].organisation",
                "x.3375    | municipalOfficer | 3375 |          | staff[0].agency",
                "x.3375    | municipalOfficer | 3375 | nothing  | staff[0].agency",
                "x.pkl     | branchOfficer    | pkl  | kesra    | staff[0].agency",
                "x.3375    | wardHead         | 3375 |          | staff[0].ward",
                "x.audit   | auditor          | pkl  |          | staff[0].organisation",
                "admin     | branchOfficer    | pkl  |          | staff[0].role"
            })
    void aBadEntryIsNamedAndNobodyIsEntered(String user, String role, String organisation, String agency, String field)
            throws Exception {
        var good =
                "{\"user\": \"good.pkl\", \"name\": \"Baik\", \"email\": \"baik@x.test\", \"role\": \"branchOfficer\","
                        + " \"organisation\": \"pkl\"}";
        var body = person(user, role, organisation, agency).replace("]}", ", " + good + "]}");

        var answer = operator.put("/api/staff", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        var errors = json.readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asText()).isEqualTo(field);
        assertThat(errors.get(0).get("message").asText()).doesNotContain("party.", "{");
        assertThat(identity.createUserQuery().userId("good.pkl").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "33.25          | 33.99          | municipalities[0].areaCode",
                "REGENCY        | CITY           | municipalities[0].kind",
                "Asia/Jakarta   | Europe/Paris   | municipalities[0].zone",
                "disnaker       | Dis-1          | municipalities[0].agencies[0].id",
                "\"regionalOffice\": \"jtg\" | \"regionalOffice\": \"srg\" | branches[0].regionalOffice",
                "\"id\": \"bt1\" | \"id\": \"btn\" | branches[0].kind",
                "\"3325\", \"3375\" | \"9999\"   | branches[0].municipalities"
            })
    void aBadOrganisationIsNamedAndNoneIsEntered(String good, String bad, String field) throws Exception {
        var body = BATANG.replace("Batang", "Lain").replace(good.strip(), bad.strip());

        var answer = operator.put("/api/organisations", body);

        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        assertThat(operator.get("/api/organisations").body()).doesNotContain("Lain");
    }

    @Test
    void sentencesComeInTheUsersLanguage() {
        var answer = operator.send(operator.request("/api/staff")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Authorization", WebUser.basic("admin", "payung"))
                .PUT(BodyPublishers.ofString(person("x.pkl", "boss", "pkl", null))));

        assertThat(answer.body()).contains("x.pkl: there is no role boss.");
        assertThat(operator.put("/api/staff", person("x.pkl", "boss", "pkl", null))
                        .body())
                .contains("x.pkl: jabatan boss tidak dikenal.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.pkl", "head.3375", "manager.btn", "auditor"})
    void isNobodysButTheOperators(String user) {
        var other = WebUser.signedIn(port, user, "payung");

        assertThat(other.put("/api/organisations", BATANG).statusCode()).isEqualTo(403);
        assertThat(other.put("/api/staff", person("x.pkl", "operator", null, null))
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.get("/api/organisations").statusCode()).isEqualTo(403);
        assertThat(other.get("/api/staff").statusCode()).isEqualTo(403);
        assertThat(other.post("/api/accounts/officer.pkl/password-link", "").statusCode())
                .isEqualTo(403);
        assertThat(other.get("/api/administration").statusCode()).isEqualTo(user.equals("auditor") ? 200 : 403);
    }

    @Test
    void whatOperatorsDoIsKeptForAuditorsAndNeverChanged() throws Exception {
        put("/api/organisations", BATANG.replace("Cabang Batang", "Kantor Batang"));
        put("/api/staff", person("watched.bt1", "branchFinance", "bt1", null));
        put("/api/staff", person("watched.bt1", "branchLegal", "bt1", null));

        var log = WebUser.signedIn(port, "auditor", "payung")
                .get("/api/administration?size=10")
                .body();

        assertThat(log)
                .contains("\"event\":\"staff.added\"", "\"event\":\"staff.changed\"", "\"subject\":\"watched.bt1\"")
                .contains("\"actor\":\"admin\"", "BRANCH_FINANCE", "BRANCH_LEGAL", "Kantor Batang")
                .doesNotContain("token=");
        assertThatThrownBy(() -> jdbc.sql("delete from administration").update())
                .hasMessageContaining("append-only");
    }
}
