package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S2: one memorandum of the mayor, agreements of several segments under it, and target against realised over the years. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UmbrellaOfPekalonganTest {

    private static final String WARD = "33.75.01.1002";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Api api;
    private PekalonganStory pekalongan;

    @Test
    void fromTheOfferToTheNextUmbrella() {
        api = new Api(http, driver);
        pekalongan = new PekalonganStory(api, time);
        var people = new People(folder);

        pekalongan.on(LocalDate.of(2026, 11, 3));
        String umbrella = pekalongan.offer(umbrella("MOU", "2027-01-01", 24));
        pekalongan.agreement(umbrella).has("$.kind", "MOU").has("$.status", "OFFERED");
        improvedOnceAndGrantedByTheCouncil(umbrella);
        String early = contractStaff(umbrella);
        pekalongan.agreeOnUmbrella(umbrella);
        nothingIsSignedUnderAnUmbrellaThatIsNotSigned(early);
        pekalongan.sign(umbrella, "415.4/0001/2026");
        pekalongan.agreement(umbrella).has("$.status", "SIGNED").has("$.branchNumber", "PER/1/112026");
        signedByTheMayorWithoutAMandate(umbrella);
        coversNobodyItself(umbrella);

        assertThat(api.get("officer.pkl", "/agreements/new").is(200).body())
                .contains("Nota yang menaungi", umbrella, "Pekerja informal");
        assertThat(api.get("officer.3375", "/agreements/new-umbrella").is(200).body())
                .contains("NOTA_KESEPAKATAN", "data-list=\"segments\"");
        assertThat(api.get("officer.3375", "/agreements").is(200).body()).contains("Nota kesepahaman");
        assertThat(api.get("manager.3375", "/dashboard").is(200).body()).contains("Ditandatangani");
        assertThat(api.get("officer.3375", "/api/agreements/%s/archive.zip".formatted(umbrella))
                        .status())
                .isEqualTo(200);
        for (var kind : new String[] {"MOU", "NOTA_KESEPAKATAN"}) {
            api.get("legal.pkl", "/api/templates/%s/1/preview.pdf".formatted(kind))
                    .is(200);
        }
        assertThat(printed(umbrella)).contains("nota kesepahaman", "24.000", "hj. aminah zahra, s.e.");
        whatDoesNotFitIsRefusedByName(umbrella);
        pekalongan.approve(early);
        pekalongan.sign(early, "415.4/0002/2026");
        String informal = informal(umbrella, "2027-01-01", 12).is(201).text("$.id");
        pekalongan.agreeOn(informal);
        pekalongan.sign(informal, "415.4/0003/2026");
        pekalongan.agreement(informal).has("$.parent", umbrella).has("$.segment", "Pekerja informal");
        pekalongan.handOver(early, pekalongan.uploadRoster(early, people.file(2, WARD, "NON_ASN", 2_500_000L)));
        pekalongan.handOver(informal, pekalongan.uploadRoster(informal, people.file(3, WARD, "NELAYAN", null)));
        pekalongan.enterBillingCode(early, "632309048001");
        pekalongan.payAndPost(early, 2 * 13_500 * 12, 2, "SP2D-2026-0901");
        pekalongan.enterBillingCode(informal, "632309048002");
        pekalongan.payAndPost(informal, 3 * 16_800 * 12, 3, "SP2D-2026-0902");

        pekalongan.on(LocalDate.of(2027, 1, 4));
        pekalongan
                .agreement(umbrella)
                .has("$.status", "IN_FORCE")
                .has("$.agreements.length()", 2)
                .has("$.segments[0].segment", "Pegawai kontrak")
                .has("$.segments[0].target", 1500)
                .has("$.segments[0].quota", 20)
                .has("$.segments[0].people", 2)
                .has("$.segments[0].covered", 2)
                .has("$.segments[1].segment", "Pekerja informal")
                .has("$.segments[1].target", 24_000)
                .has("$.segments[1].people", 3)
                .has("$.segments[1].covered", 3)
                .has("$.segments[1].years[0].year", 2027)
                .has("$.segments[1].years[0].covered", 3)
                .has("$.segments.length()", 2);
        assertThat(api.get("manager.3375", "/agreements/" + umbrella).is(200).body())
                .contains("Pekerja informal", "24.000");

        growsByAnAmendmentAndEndsInItsSuccessor(umbrella);
    }

    private static String umbrella(String kind, String start, int months) {
        return """
                {"kind": "%s", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Penyelenggaraan Jaminan Sosial Ketenagakerjaan di Kota Pekalongan",
                 "programs": ["JKK", "JKM", "JHT", "JP"], "coverageStart": "%s", "months": %d,
                 "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"],
                 "segments": [
                   {"segment": "Pegawai kontrak", "regime": "PU", "programs": ["JKK", "JKM"], "target": 1500},
                   {"segment": "Pekerja informal", "regime": "BPU", "programs": ["JKK", "JKM"], "target": 24000}]}"""
                .formatted(kind, start, months);
    }

    private void improvedOnceAndGrantedByTheCouncil(String umbrella) {
        pekalongan.prepareOffer(umbrella);
        pekalongan.agreement(umbrella).has("$.status", "IN_COORDINATION");
        pekalongan.reviewOffer(umbrella, "IMPROVE", "").is(400);
        pekalongan.reviewOffer(umbrella, "IMPROVE", "KAK belum memuat sasaran.").is(204);
        pekalongan.agreement(umbrella).has("$.status", "OFFERED");
        pekalongan.prepareOffer(umbrella);
        pekalongan
                .reviewOffer(umbrella, "COUNCIL", "Anggarannya belum ada dalam APBD.")
                .is(204);
        pekalongan.agreement(umbrella).has("$.status", "AWAITING_COUNCIL");
        String paper = pekalongan.paper("officer.3375", umbrella, "COUNCIL_DECISION");
        api.complete(
                        "officer.3375",
                        umbrella,
                        "recordCouncilDecision",
                        "{\"decision\": \"GRANTED\", \"decisionPaper\": \"%s\"}".formatted(paper))
                .is(204);
        pekalongan.agreement(umbrella).has("$.status", "DRAFT");
    }

    private String contractStaff(String umbrella) {
        return api.post(
                        "officer.pkl",
                        "/api/agreements",
                        """
                {"kind": "PKS", "parent": "%s", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Perlindungan pegawai kontrak", "regime": "PU", "riskClass": "VERY_LOW",
                 "programs": ["JKK", "JKM"], "quota": 20, "coverageStart": "2027-01-01", "months": 12,
                 "fundSource": "APBD_KOTA", "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}"""
                                .formatted(umbrella))
                .is(201)
                .text("$.id");
    }

    private Api.Answer informal(String umbrella, String start, int months) {
        return api.post(
                "officer.pkl",
                "/api/agreements",
                """
                {"kind": "PKS", "parent": "%s", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Perlindungan nelayan dan pengemudi", "regime": "BPU",
                 "programs": ["JKK", "JKM"], "quota": 100, "coverageStart": "%s", "months": %d,
                 "fundSource": "APBD_KOTA", "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}"""
                        .formatted(umbrella, start, months));
    }

    private void nothingIsSignedUnderAnUmbrellaThatIsNotSigned(String agreement) {
        pekalongan.review(agreement);
        var refused = api.complete("head.pkl", agreement, "approveByBranchHead", "{\"decision\": \"APPROVE\"}")
                .is(400);
        assertThat(refused.body()).contains("Penyelenggaraan Jaminan Sosial Ketenagakerjaan di Kota Pekalongan");
        assertThat(tasks(agreement)).contains("approveByBranchHead");
    }

    private void signedByTheMayorWithoutAMandate(String umbrella) {
        assertThat(jdbc.sql(
                                """
                        select signer_position || coalesce(' ' || mandate_number, '') from agreement_signature
                         where agreement_id = :umbrella::uuid and side = 'MUNICIPALITY'""")
                        .param("umbrella", umbrella)
                        .query(String.class)
                        .single())
                .isEqualTo("Wali Kota Pekalongan");
    }

    private void coversNobodyItself(String umbrella) {
        assertThat(tasks(umbrella)).isEmpty();
        for (var answer : new Api.Answer[] {
            api.upload("officer.3375", "/api/agreements/%s/rosters".formatted(umbrella), PekalonganStory.ROSTER, null),
            api.upload("officer.3375", "/api/rosters/check?agreement=" + umbrella, PekalonganStory.ROSTER, null),
            api.post(
                    "officer.3375",
                    "/api/agreements/%s/rosters/waves".formatted(umbrella),
                    "{\"coverageFrom\": \"2027-01-01\"}"),
            api.post("officer.3375", "/api/agreements/%s/rosters/from-predecessor".formatted(umbrella), ""),
            api.post("officer.3375", "/api/agreements/%s/rosters/from-wards".formatted(umbrella), ""),
            api.call(
                    "PUT",
                    "/api/agreements/%s/ward-quotas".formatted(umbrella),
                    "officer.3375",
                    new org.springframework.http.HttpHeaders(),
                    "{\"lines\": [\"33.75.01.1002;10\"]}"),
            api.get("officer.3375", "/api/roster-template.xlsx?agreement=" + umbrella)
        }) {
            assertThat(answer.status()).as("%s", answer).isBetween(400, 409);
            assertThat(answer.body()).contains("tidak melindungi peserta sendiri");
        }
        assertThat(renewals(umbrella)).isZero();
    }

    /** What its signing copy says. */
    private String printed(String umbrella) {
        return jdbc.sql(
                        """
                select lower(t.text) from document_text t join document d on d.id = t.document_id
                 where d.agreement_id = :umbrella::uuid and d.kind = 'SIGNING_COPY'""")
                .param("umbrella", umbrella)
                .query(String.class)
                .single();
    }

    private int renewals(String umbrella) {
        return jdbc.sql("select count(*) from renewal where agreement_id = :umbrella::uuid")
                .param("umbrella", umbrella)
                .query(Integer.class)
                .single();
    }

    private void whatDoesNotFitIsRefusedByName(String umbrella) {
        informal(umbrella, "2026-12-01", 12).is(400).has("$.errors[0].field", "coverageStart");
        assertThat(informal(umbrella, "2028-06-01", 12)
                        .is(400)
                        .has("$.errors[0].field", "months")
                        .body())
                .contains("Perpanjang notanya lebih dahulu");
        informal("00000000-0000-4000-8000-000000000000", "2027-01-01", 12)
                .is(400)
                .has("$.errors[0].field", "parent");
        api.post("officer.pkl", "/api/agreements", umbrella("MOU", "2027-01-01", 61))
                .is(400)
                .has("$.errors[0].field", "months");
        api.post(
                        "officer.pkl",
                        "/api/agreements",
                        """
                {"kind": "NOTA_KESEPAKATAN", "programs": ["JKK", "XYZ"], "signBy": "2027-01-01",
                 "segments": [{"segment": "Nelayan", "regime": "XX", "programs": ["JKK", "JKM"]}]}""")
                .is(400)
                .has(
                        "$.errors[*].field",
                        "[\"branch\",\"municipality\",\"agency\",\"title\",\"months\",\"coverageStart\",\"programs\",\"signBy\","
                                + "\"segments[0].target\",\"segments[0].regime\"]");
    }

    private void growsByAnAmendmentAndEndsInItsSuccessor(String umbrella) {
        String amendment = api.post(
                        "officer.pkl",
                        "/api/agreements/%s/amendments".formatted(umbrella),
                        "{\"months\": 36, \"reason\": \"Diperpanjang satu tahun.\"}")
                .is(201)
                .text("$.id");
        pekalongan.agreeOn(amendment);
        for (var page : new String[] {umbrella, amendment}) {
            assertThat(api.get("officer.3375", "/agreements/" + page).is(200).body())
                    .contains("Diperpanjang satu tahun.", "31 Desember 2029");
        }
        assertThat(api.get("officer.3375", "/agreements/" + amendment).is(200).body())
                .as("only an umbrella has agreements under it")
                .doesNotContain("Sasaran dan capaian");
        pekalongan.sign(amendment, "415.4/0001/2027");
        signedByTheMayorWithoutAMandate(amendment);
        pekalongan.on(LocalDate.of(2029, 1, 3));
        pekalongan.agreement(umbrella).has("$.status", "IN_FORCE").has("$.period.lastDay", "2029-12-31");
        String givenUp = api.post("officer.pkl", "/api/agreements/%s/successor".formatted(umbrella), "")
                .is(201)
                .text("$.id");
        api.post(
                        "officer.pkl",
                        "/api/agreements/%s/withdrawal".formatted(givenUp),
                        "{\"reason\": \"Ditawarkan lagi dengan naskah lain.\"}")
                .is(204);
        assertThat(renewals(umbrella)).isZero();
        String next = api.post("officer.pkl", "/api/agreements/%s/successor".formatted(umbrella), "")
                .is(201)
                .text("$.id");
        api.post("officer.pkl", "/api/agreements/%s/successor".formatted(umbrella), "")
                .is(409);
        pekalongan
                .agreement(next)
                .has("$.status", "OFFERED")
                .has("$.predecessor", umbrella)
                .has("$.period.firstDay", "2030-01-01")
                .has("$.segments[1].target", 24_000);
        pekalongan.prepareOffer(next);
        pekalongan.reviewOffer(next, "ACCEPT", "").is(204);
        pekalongan.agreeOnUmbrella(next);
        pekalongan.sign(next, "415.4/0004/2029");
        pekalongan.on(LocalDate.of(2030, 1, 2));
        pekalongan.agreement(umbrella).has("$.status", "RENEWED");
        pekalongan.agreement(next).has("$.status", "IN_FORCE");
        assertThat(driver.incidents()).isZero();
    }

    private java.util.List<String> tasks(String agreement) {
        return driver.openTasks(agreement).stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList();
    }
}
