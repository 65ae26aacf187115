package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Umbrellas that come to nothing, or come too late. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OfferRefusedTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private PekalonganStory pekalongan;

    @BeforeEach
    void begin() {
        api = new Api(http, driver);
        pekalongan = new PekalonganStory(api, time);
    }

    private String offered(String more) {
        return pekalongan.offer(
                """
                {"kind": "MOU", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Kerja sama yang tidak jadi", "programs": ["JKK", "JKM"], "coverageStart": "2027-01-01",
                 "months": 12, "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]%s}"""
                        .formatted(more));
    }

    @Test
    void aRejectedOfferIsOver() {
        String umbrella = offered("");
        pekalongan.prepareOffer(umbrella);
        pekalongan.reviewOffer(umbrella, "REJECT", "Sudah ada nota lain.").is(204);
        pekalongan.agreement(umbrella).has("$.status", "REJECTED");
        assertThat(driver.openTasks(umbrella)).isEmpty();
        assertThat(driver.incidents()).isZero();
    }

    @Test
    void anOfferThatTheCouncilRefusesIsOver() {
        String umbrella = offered("");
        pekalongan.prepareOffer(umbrella);
        pekalongan.reviewOffer(umbrella, "COUNCIL", "Membebani daerah.").is(204);
        String paper = pekalongan.paper("officer.3375", umbrella, "COUNCIL_DECISION");
        var answer = "{\"decision\": \"REFUSED\", \"decisionPaper\": \"%s\", \"reason\": \"%s\"}";
        api.complete("officer.3375", umbrella, "recordCouncilDecision", answer.formatted(paper, ""))
                .is(400)
                .has("$.errors[0].field", "reason");
        api.complete("officer.3375", umbrella, "recordCouncilDecision", answer.formatted(paper, "Anggaran terbatas."))
                .is(204);
        pekalongan.agreement(umbrella).has("$.status", "REJECTED");
        assertThat(driver.openTasks(umbrella)).isEmpty();
    }

    @Test
    void anOfferIsNoPicture() {
        String umbrella = offered("");
        String letter = pekalongan.paper("officer.pkl", umbrella, "OFFER_LETTER");
        api.complete(
                        "officer.pkl",
                        umbrella,
                        "prepareOffer",
                        "{\"offerLetter\": \"%s\", \"termsOfReference\": \"%s\"}".formatted(letter, letter))
                .is(400)
                .has("$.errors[0].field", "termsOfReference");
    }

    @Test
    void anUmbrellaMayBeWithdrawnWhileItIsOffered() {
        String umbrella = offered("");
        api.post("officer.3375", "/api/agreements/%s/withdrawal".formatted(umbrella), "{\"reason\": \"Tidak jadi.\"}")
                .is(204);
        pekalongan.agreement(umbrella).has("$.status", "WITHDRAWN");
        assertThat(driver.openTasks(umbrella)).isEmpty();
    }

    @Test
    void whereTheHardDateIsMissedHeadsAndManagersAreToldOnce() {
        String umbrella = offered(", \"fastTrack\": true, \"signBy\": \"2026-11-20\"");
        pekalongan.on(LocalDate.of(2026, 11, 20));
        assertThat(told(umbrella)).isEmpty();
        pekalongan.on(LocalDate.of(2026, 11, 24));
        assertThat(told(umbrella)).containsExactly("head.3375", "head.pkl", "manager.3375", "manager.pkl");
    }

    @Test
    void onTheFastTrackNothingIsDueAfterTheHardDateAndNobodyIsToldLater() {
        String pressing = offered(", \"fastTrack\": true, \"signBy\": \"%s\"".formatted(pekalongan.today()));
        String usual = offered("");
        var last = pekalongan.today().atTime(16, 0).atZone(PekalonganStory.ZONE).toInstant();
        assertThat(moments(pressing)).allSatisfy(moment -> assertThat(moment).isBeforeOrEqualTo(last));
        assertThat(moments(usual)).allSatisfy(moment -> assertThat(moment).isAfter(last));
    }

    private List<Instant> moments(String umbrella) {
        return jdbc.sql(
                        "select due_at, remind_at, escalate_at, refer_at from open_task where agreement_id = :umbrella::uuid")
                .param("umbrella", umbrella)
                .query((row, number) -> List.of(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()))
                .single();
    }

    private List<String> told(String umbrella) {
        return jdbc.sql(
                        "select recipient_user from notification where once_key like 'signBy:' || :umbrella || '%' order by 1")
                .param("umbrella", umbrella)
                .query(String.class)
                .list();
    }
}
