package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People change desks while a text is on its way: what they did at the old one they do not answer for at the new one. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SeparationOfDutiesTests {

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ProcessDriver driver;

    private String agreement;

    @BeforeEach
    void officerTwoDrafts() throws Exception {
        var answer = call(
                "officer2.pkl",
                "POST",
                "/api/agreements",
                """
                {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Perlindungan lebe", "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 2170,
                 "coverageStart": "2027-03-01", "months": 12, "fundSource": "APBD_KOTA",
                 "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        agreement = json.readTree(answer.body()).get("id").asText();
        driver.runDueJobs();
    }

    @AfterEach
    void everybodyIsBackAtTheirDesk() {
        moves("officer2.pkl", "branchOfficer");
        moves("legal.pkl", "branchLegal");
    }

    @Test
    void whoOpenedADraftDoesNotReviewIt() {
        done("officer.pkl", "completeDraft", "{}");

        moves("officer2.pkl", "branchLegal");

        refused("officer2.pkl", "reviewByBranchLegal", agree(), "Anda sendiri yang menyusun naskah ini");
    }

    @Test
    void whoSentATextToReviewDoesNotInitialIt() {
        done("officer2.pkl", "completeDraft", "{}");
        review();

        moves("officer2.pkl", "branchLegal");

        refused("officer2.pkl", "initialText", "{\"decision\": \"INITIAL\"}", "Anda sendiri yang menyusun naskah ini");
    }

    @Test
    void whoWroteAnArticleDoesNotApproveTheText() throws Exception {
        var written = call(
                "officer.pkl",
                "PUT",
                "/api/agreements/%s/articles/12".formatted(agreement),
                "{\"heading\": \"Keadaan Kahar\", \"body\": \"Keadaan kahar diberitahukan dalam tiga hari.\"}");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(204);
        done("officer2.pkl", "completeDraft", "{}");
        review();
        initial();

        moves("officer.pkl", "branchHead");
        try {
            refused(
                    "officer.pkl",
                    "approveByBranchHead",
                    "{\"decision\": \"APPROVE\"}",
                    "Anda sendiri yang menyusun naskah ini");
        } finally {
            moves("officer.pkl", "branchOfficer");
        }
    }

    @Test
    void whoReviewedATextDoesNotApproveIt() {
        done("officer2.pkl", "completeDraft", "{}");
        review();
        initial();

        moves("legal.pkl", "branchHead");

        refused(
                "legal.pkl",
                "approveByBranchHead",
                "{\"decision\": \"APPROVE\"}",
                "Anda sendiri yang menelaah naskah ini");
        done("head.pkl", "approveByBranchHead", "{\"decision\": \"APPROVE\"}");
    }

    @Test
    void whoReviewedAnEarlierTextMayApproveTheOneThatCameOfIt() {
        done("officer2.pkl", "completeDraft", "{}");
        done("officer.3375", "reviewByCounterpart", "{\"decision\": \"CHANGES\", \"reason\": \"Pasal 12\"}");
        done("legal.pkl", "reviewByBranchLegal", agree());
        done("legal.3375", "reviewByMunicipalLegal", agree());
        done("officer2.pkl", "completeDraft", "{}");
        moves("legal.pkl", "branchHead");
        moves("head.pkl", "branchLegal");
        try {
            done("officer.3375", "reviewByCounterpart", agree());
            done("head.pkl", "reviewByBranchLegal", agree());
            done("legal.3375", "reviewByMunicipalLegal", agree());
            done("head.pkl", "initialText", "{\"decision\": \"INITIAL\"}");
            done("legal.3375", "initialText", "{\"decision\": \"INITIAL\"}");
            done("secretary.3375", "initialText", "{\"decision\": \"INITIAL\"}");

            done("legal.pkl", "approveByBranchHead", "{\"decision\": \"APPROVE\"}");
        } finally {
            moves("head.pkl", "branchHead");
        }
    }

    @Test
    void aTextThatIsReturnedInsteadOfInitialledIsDraftedAnewAndInitialledFromTheBeginning() {
        done("officer2.pkl", "completeDraft", "{}");
        review();
        done("legal.pkl", "initialText", "{\"decision\": \"INITIAL\"}");

        var withoutReason = complete("legal.3375", "initialText", "{\"decision\": \"RETURN\"}");
        assertThat(withoutReason.statusCode()).isEqualTo(400);
        done("legal.3375", "initialText", "{\"decision\": \"RETURN\", \"reason\": \"Pasal 7 belum tepat\"}");

        assertThat(status()).isEqualTo("CHANGES_REQUESTED");
        done("officer2.pkl", "completeDraft", "{}");
        review();
        done("legal.pkl", "initialText", "{\"decision\": \"INITIAL\"}");
    }

    private static String agree() {
        return "{\"decision\": \"AGREE\"}";
    }

    private void review() {
        done("officer.3375", "reviewByCounterpart", agree());
        done("legal.pkl", "reviewByBranchLegal", agree());
        done("legal.3375", "reviewByMunicipalLegal", agree());
    }

    private void initial() {
        for (var user : new String[] {"legal.pkl", "legal.3375", "secretary.3375"}) {
            done(user, "initialText", "{\"decision\": \"INITIAL\"}");
        }
    }

    private void done(String user, String task, String fields) {
        var answer = complete(user, task, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void refused(String user, String task, String fields, String sentence) {
        var answer = complete(user, task, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(sentence);
        assertThat(driver.waitsIn(task, agreement)).isTrue();
    }

    private HttpResponse<String> complete(String user, String task, String fields) {
        var answer = call(
                user,
                "POST",
                "/api/tasks/%s/complete".formatted(driver.task(task, agreement).getId()),
                fields);
        driver.runDueJobs();
        return answer;
    }

    private String status() {
        try {
            JsonNode answer = json.readTree(call("officer.pkl", "GET", "/api/agreements/" + agreement, "")
                    .body());
            return answer.get("status").asText();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private void moves(String user, String role) {
        var answer = call(
                "admin",
                "PUT",
                "/api/staff",
                """
                {"staff": [{"user": "%s", "name": "Wahyuni", "email": "wahyuni@payung.test", "role": "%s",
                    "organisation": "pkl"}]}"""
                        .formatted(user, role));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> call(String user, String method, String path, String body) {
        var web = WebUser.anonymous(port);
        return web.send(web.request(path)
                .header("Authorization", WebUser.basic(user, ScenarioPeople.PASSWORD))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
