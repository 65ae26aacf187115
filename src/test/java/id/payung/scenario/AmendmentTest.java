package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.BindingAgreements;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two parties change what they agreed: an amendment from its draft until the agreement has its terms. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AmendmentTest {

    private static final String MORE_PEOPLE = "{\"quota\": 2500, \"reason\": \"Jumlah lebe bertambah.\"}";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BindingAgreements binding;

    private Api api;
    private PekalonganStory pekalongan;
    private String agreement;

    @BeforeEach
    void signed() {
        api = new Api(http, driver);
        pekalongan = new PekalonganStory(api, time);
        agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, "415.4/" + agreement);
    }

    private Api.Answer amend(String user, String body) {
        return api.post(user, "/api/agreements/%s/amendments".formatted(agreement), body);
    }

    private Api.Answer get(String path) {
        return api.get("officer.3375", "/api/agreements/%s%s".formatted(agreement, path));
    }

    @Test
    void anAmendmentIsReviewedApprovedAndSignedLikeItsAgreementAndThenAgreed() {
        var opened = amend("officer.pkl", MORE_PEOPLE).is(201);
        var amendment = opened.text("$.id");
        get("/amendments")
                .is(200)
                .has("$[0].number", 1)
                .has("$[0].status", "DRAFT")
                .has("$[0].changes[0].term", "quota")
                .has("$[0].changes[0].before", "2.170")
                .has("$[0].changes[0].after", "2.500")
                .has("$[0].money.before", 437_472_000)
                .has("$[0].money.after", 504_000_000)
                .has("$[0].money.difference", 66_528_000);
        pekalongan.agreement(agreement).has("$.quota", 2170).has("$.amending", true);

        pekalongan.agreeOn(amendment);
        assertThat(api.get("legal.pkl", "/api/agreements/%s/articles".formatted(amendment))
                        .is(200)
                        .body())
                .contains("Ketentuan | Semula | Menjadi", "Kuota (orang) | 2.170 | 2.500", "Jumlah lebe bertambah.");
        pekalongan.sign(amendment, "415.4/a/" + agreement);

        pekalongan
                .agreement(agreement)
                .has("$.quota", 2500)
                .has("$.amendments", 1)
                .has("$.amending", false);
        get("/amendments").has("$[0].status", "IN_FORCE").has("$[0].changes[0].before", "2.170");
        assertThat(binding.all())
                .extracting(term -> term.id().toString())
                .contains(agreement)
                .doesNotContain(amendment);
        get("/versions")
                .is(200)
                .has("$.length()", 2)
                .has("$[0].cover.quota", 2170)
                .has("$[0].source", agreement)
                .has("$[1].cover.quota", 2500)
                .has("$[1].source", amendment);
        assertThat(get("/timeline").is(200).body())
                .contains("agreement.amendmentOpened", "agreement.amendmentApplied", "agreement.amended");
        assertThat(api.get("officer.3375", "/agreements/" + agreement).is(200).body())
                .contains("Adendum ke-1", "Perjanjian semula");
        assertThat(api.get("officer.3375", "/agreements/" + amendment).is(200).body())
                .contains("Perjanjian yang diubah", "66.528.000");
        assertThat(api.get("officer.3375", "/agreements").is(200).body()).contains("1 adendum");
        assertThat(api.get("officer.pkl", "/numbers").is(200).body()).contains("Adendum ke-1");
        assertThat(driver.incidents()).isZero();
    }

    @Test
    void itsTasksAreFoundWithTheAgreementAndByItsOwnId() {
        var amendment = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");
        assertThat(api.get("officer.pkl", "/").is(200).body()).contains("Adendum ke-1");
        assertThat(api.get("officer.pkl", "/agreements").is(200).body()).contains("sedang diubah");

        for (var id : List.of(agreement, amendment)) {
            api.get("officer.pkl", "/api/tasks?agreement=" + id)
                    .is(200)
                    .has("$.items[?(@.key=='completeDraft')].amendment", "[1]")
                    .has("$.items[?(@.key=='completeDraft')].agreement.id", "[\"%s\"]".formatted(agreement));
        }
    }

    @Test
    void itIsNoAgreementOfItsOwnInAnyList() {
        var amendment = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");
        long agreements = jdbc.sql("select count(*) from agreement where kind = 'PKS'")
                .query(Long.class)
                .single();

        var list = api.get("manager.3375", "/api/agreements?size=100").is(200).has("$.total", agreements);

        assertThat(list.body()).doesNotContain(amendment);
        assertThat(api.get("officer.3375", "/api/archive?q=lebe&size=100")
                        .is(200)
                        .body())
                .contains(agreement)
                .doesNotContain(amendment);
    }

    @Test
    void oneIsOpenAtATime() {
        amend("officer.pkl", MORE_PEOPLE).is(201);

        amend("officer.3375", "{\"quota\": 2600, \"reason\": \"Bertambah lagi.\"}")
                .is(409);
    }

    @Test
    void ofTwoInTheSameMomentOneIsOpened() throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            var officers = List.of("officer.pkl", "officer.3375");
            var answers = both.invokeAll(officers.stream()
                    .<Callable<Integer>>map(officer -> () -> http.withBasicAuth(officer, "payung")
                            .postForEntity("/api/agreements/%s/amendments".formatted(agreement), json(), String.class)
                            .getStatusCode()
                            .value())
                    .toList());
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        } finally {
            both.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from agreement where amends = :agreement::uuid")
                        .param("agreement", agreement)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static HttpEntity<String> json() {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(MORE_PEOPLE, headers);
    }

    @Test
    void whatNeedsANewAgreementIsRefusedOnItsField() {
        var refused = amend(
                        "officer.pkl",
                        """
                {"programs": ["JKK", "JKM", "JHT"], "coverageStart": "2028-03-01", "municipality": "3673",
                 "months": 12, "reason": "Tahun berikutnya."}""")
                .is(400);
        assertThat(refused.body())
                .contains(
                        "agreement.amendment.newProgrammes",
                        "agreement.amendment.newPeriod",
                        "agreement.amendment.newParty");
        assertThat(amend("officer.pkl", "{\"months\": 13, \"reason\": \"Lebih lama.\"}")
                        .is(400)
                        .body())
                .contains("agreement.amendment.beyondEnvelope");
        assertThat(amend("officer.pkl", "{\"quota\": 2500}").is(400).body()).contains("agreement.reason.missing");
        assertThat(amend("officer.pkl", "{\"quota\": 2170, \"reason\": \"Sama.\"}")
                        .is(400)
                        .body())
                .contains("agreement.amendment.changesNothing");
    }

    @Test
    void onlyOfficersOfThePartiesAmend() {
        amend("head.pkl", MORE_PEOPLE).is(403);
        amend("officer.srg", MORE_PEOPLE).is(404);
    }

    @Test
    void aWithdrawnAmendmentMakesRoomForAnother() {
        var first = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");
        api.post("officer.3375", "/api/agreements/%s/withdrawal".formatted(first), "{\"reason\": \"Belum perlu.\"}")
                .is(204);

        amend("officer.3375", MORE_PEOPLE).is(201);

        assertThat(get("/amendments").has("$[*].number", "[1,1]").body()).contains("WITHDRAWN", "DRAFT");
        pekalongan.agreement(agreement).has("$.quota", 2170);
    }

    @Test
    void aRejectedAmendmentChangesNothingAndMakesRoomForAnother() {
        var first = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");
        pekalongan.review(first);
        api.complete("head.pkl", first, "approveByBranchHead", "{\"decision\": \"APPROVE\"}")
                .is(204);
        api.complete(
                        "head.3375",
                        first,
                        "approveByAgencyHead",
                        "{\"decision\": \"REJECT\", \"reason\": \"Anggaran tidak cukup.\"}")
                .is(204);

        pekalongan.agreement(agreement).has("$.quota", 2170).has("$.amending", false);
        amend("officer.3375", MORE_PEOPLE).is(201);
    }

    @Test
    void theDrafterMayNotSlipInWhatNeedsANewAgreement() {
        var amendment = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");

        assertThat(api.complete(
                                "officer.pkl",
                                amendment,
                                "completeDraft",
                                "{\"coverageStart\": \"2027-12-01\", \"months\": \"13\"}")
                        .is(400)
                        .body())
                .contains("agreement.amendment.newPeriod", "agreement.amendment.beyondEnvelope");

        assertThat(driver.waitsIn("completeDraft", agreement)).isTrue();
    }

    @Test
    void anAgreementThatEndsTakesItsOpenAmendmentAlong() {
        var amendment = amend("officer.pkl", MORE_PEOPLE).is(201).text("$.id");

        pekalongan.askForTermination(agreement, pekalongan.today());
        pekalongan.agreeToTermination(agreement);

        api.get("officer.pkl", "/api/agreements/" + amendment).is(200).has("$.status", "WITHDRAWN");
        assertThat(driver.openTasks(agreement)).isEmpty();
        assertThat(driver.incidents()).isZero();
    }

    @Test
    void anAgreementWithAShorterTermEndsOnItsNewLastDay() {
        var amendment = amend("officer.pkl", "{\"months\": 1, \"reason\": \"Anggaran berkurang.\"}")
                .is(201)
                .text("$.id");
        pekalongan.agreeOn(amendment);
        pekalongan.sign(amendment, "415.4/b/" + agreement);
        pekalongan.agreement(agreement).has("$.period.lastDay", "2027-03-31");

        pekalongan.on(LocalDate.of(2027, 4, 1));

        pekalongan.agreement(agreement).has("$.status", "LAPSED");
        api.get("officer.pkl", "/api/agreements/" + amendment).has("$.status", "ENDED");
        assertThat(jdbc.sql("select last_day from renewal where agreement_id = :agreement::uuid")
                        .param("agreement", agreement)
                        .query(LocalDate.class)
                        .list())
                .containsOnly(LocalDate.of(2027, 3, 31));
    }
}
