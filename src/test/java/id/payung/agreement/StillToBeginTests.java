package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a draft must still be when it goes to review. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StillToBeginTests {

    @LocalServerPort
    int port;

    @Autowired
    ProcessDriver driver;

    @Test
    void aPeriodThatIsOverIsNotSentToReview() {
        String agreement = draft("2024-01-01", "APBD_KABUPATEN", "Perda 3/2023");

        assertThat(complete(agreement, "{}").body()).contains("coverageStart", "2024-12-31");
        assertThat(complete(agreement, "{\"coverageStart\": \"2027-01-01\"}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void villageMoneyNeedsABasisOfTheYearInWhichCoverBegins() {
        String agreement = draft("2027-01-01", "DANA_DESA", "Permendesa PDT 16/2025");

        assertThat(complete(agreement, "{}").body()).contains("legalBasis", "dasar hukum tahun 2027");
        assertThat(complete(agreement, "{\"legalBasis\": \"Permendesa PDT 4/2027\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    private String draft(String firstDay, String fundSource, String basis) {
        var answer = post(
                "/api/agreements",
                """
                {"kind": "PKS", "branch": "ktb", "municipality": "6302", "agency": "disnaker",
                 "title": "Perlindungan nelayan", "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 100,
                 "coverageStart": "%s", "months": 12, "fundSource": "%s", "legalBasis": ["%s"]}"""
                        .formatted(firstDay, fundSource, basis));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        driver.runDueJobs();
        return answer.body().replaceAll(".*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> complete(String agreement, String fields) {
        return post(
                "/api/tasks/%s/complete"
                        .formatted(driver.task("completeDraft", agreement).getId()),
                fields);
    }

    private HttpResponse<String> post(String address, String body) {
        var web = WebUser.anonymous(port);
        return web.send(web.request(address)
                .header("Authorization", WebUser.basic("officer.ktb", "payung"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
