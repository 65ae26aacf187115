package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.party.Capacity;
import id.payung.party.OfficialRegister;
import id.payung.party.OfficialRegister.OfficialEntry;
import id.payung.party.Position;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * S4: the regional office and the acting mayor of Serang sign a memorandum on the fast track; the branch's agreements under it
 * cover election officers, mosque staff and honorary staff, each by their own regime.
 */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ElectionOfSerangTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final String WARD = "36.73.01.1002";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OfficialRegister register;

    @Autowired
    TransactionOperations transaction;

    @TempDir
    Path folder;

    private Api api;
    private AgreementStory region;
    private AgreementStory branch;

    @Test
    void threeRegimesUnderOneMemorandum() {
        api = new Api(http, driver);
        region = new AgreementStory(api, time, "btn", "3673", "Serang", ZONE);
        branch = new AgreementStory(api, time, "srg", "3673", "Serang", ZONE);
        var people = new People(folder);

        region.on(LocalDate.of(2026, 12, 1));
        String umbrella = region.offer(memorandum("MOU"));
        region.prepareOffer(umbrella);
        region.reviewOffer(umbrella, "ACCEPT", "").is(204);
        region.agreeOnUmbrella(umbrella);
        onlyThoseWhoMaySignDo(umbrella);
        everythingIsDueInTime(umbrella);
        api.get("manager.btn", "/api/agreements/" + umbrella).is(200).has("$.status", "SIGNED");

        String election = under(
                umbrella,
                """
                "title": "Perlindungan petugas penyelenggara pemilihan", "regime": "PU", "riskClass": "VERY_LOW",
                "segment": "Petugas pemilihan", "programs": ["JKK", "JKM"], "quota": 50, "months": 2, "renewable": false,
                "occupations": ["KPPS", "PPS", "PPK"], "fastTrack": true, "signBy": "2026-12-29\"""");
        String mosques = under(
                umbrella,
                """
                "title": "Perlindungan marbot dan imam", "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 500,
                "months": 12, "occupations": ["MARBOT", "IMAM"]""");
        String honorary = under(
                umbrella,
                """
                "title": "Perlindungan pegawai honorer", "regime": "PU", "riskClass": "VERY_LOW",
                "segment": "Pegawai honorer", "programs": ["JKK", "JKM", "JHT"], "quota": 300, "months": 12,
                "occupations": ["NON_ASN"]""");

        // The chair: 2,500,000 at 0.24% and 0.30%, for two months.
        covered(election, "415.4/0101/2026", people.file(1, WARD, "PPK", 2_500_000L), 2 * 13_500, 1);
        covered(mosques, "415.4/0102/2026", people.file(2, WARD, "MARBOT", null), 2 * 16_800 * 12, 2);
        // 2,000,000 at 0.24%, 0.30% and 5.7%.
        covered(honorary, "415.4/0103/2026", people.file(1, WARD, "NON_ASN", 2_000_000L), 124_800 * 12, 1);

        region.on(LocalDate.of(2027, 1, 4));
        api.get("manager.btn", "/api/agreements/" + umbrella)
                .is(200)
                .has("$.status", "IN_FORCE")
                .has("$.agreements.length()", 3)
                .has("$.segments[0].covered", 1)
                .has("$.segments[1].covered", 2)
                .has("$.segments[2].covered", 1);
        branch.agreement(election).has("$.parentTitle", "Perlindungan pekerja rentan di Kota Serang");

        region.on(LocalDate.of(2027, 3, 2));
        branch.agreement(election).has("$.period.lastDay", "2027-02-28");
        assertThat(branch.agreement(election).text("$.status")).isIn("ENDED", "LAPSED");
        assertThat(jdbc.sql("select count(*) from renewal where agreement_id = :election::uuid")
                        .param("election", election)
                        .query(Integer.class)
                        .single())
                .as("an agreement for one election is not renewed")
                .isZero();
        theNextSignatureIsNotTheLapsedMayors();
        assertThat(driver.incidents()).isZero();
    }

    private static String memorandum(String kind) {
        return """
                {"kind": "%s", "branch": "btn", "municipality": "3673", "agency": "kesra",
                 "title": "Perlindungan pekerja rentan di Kota Serang",
                 "programs": ["JKK", "JKM", "JHT"], "coverageStart": "2027-01-01", "months": 24,
                 "legalBasis": ["Instruksi Presiden Nomor 2 Tahun 2021"], "renewable": false,
                 "segments": [
                   {"segment": "Petugas pemilihan", "regime": "PU", "programs": ["JKK", "JKM"], "target": 7000},
                   {"segment": "Petugas masjid", "regime": "BPU", "programs": ["JKK", "JKM"], "target": 500},
                   {"segment": "Pegawai honorer", "regime": "PU", "programs": ["JKK", "JKM", "JHT"], "target": 300}],
                 "fastTrack": true, "signBy": "2026-12-18"}"""
                .formatted(kind);
    }

    private String under(String umbrella, String terms) {
        var asked =
                """
                {"kind": "PKS", "parent": "%s", "branch": "srg", "municipality": "3673", "agency": "kesra",
                 "coverageStart": "2027-01-01", "fundSource": "APBD_KOTA",
                 "legalBasis": ["Instruksi Presiden Nomor 2 Tahun 2021"], %s}""";
        if (terms.contains("\"segment\": \"Pegawai honorer\"")) {
            api.post(
                            "officer.srg",
                            "/api/agreements",
                            asked.formatted(umbrella, terms.replace("\"segment\": \"Pegawai honorer\",", "")))
                    .is(400)
                    .has("$.errors[0].field", "segment");
        }
        return api.post("officer.srg", "/api/agreements", asked.formatted(umbrella, terms))
                .is(201)
                .text("$.id");
    }

    private void covered(String agreement, String number, String file, long amount, int people) {
        branch.agreeOn(agreement);
        branch.sign(agreement, number);
        branch.handOver(agreement, branch.uploadRoster(agreement, file));
        branch.enterBillingCode(agreement, "63230904" + number.substring(6, 10));
        branch.payAndPost(agreement, amount, people, "SP2D-" + number);
        branch.agreement(agreement).has("$.billed", amount).has("$.paid", amount);
    }

    /** Due at the latest at close of business of 18 December, and the head is told then. */
    private void everythingIsDueInTime(String umbrella) {
        assertThat(jdbc.sql(
                                """
                        select t.due_date_ from public.act_hi_taskinst t
                          join public.act_hi_procinst p on p.proc_inst_id_ = t.root_proc_inst_id_
                         where p.business_key_ = :umbrella""")
                        .param("umbrella", umbrella)
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list())
                .isNotEmpty()
                .allSatisfy(due -> assertThat(due).isBeforeOrEqualTo(Instant.parse("2026-12-18T09:00:00Z")));
    }

    private void onlyThoseWhoMaySignDo(String umbrella) {
        api.complete("legal.3673", umbrella, "enterMunicipalNumber", "{}").is(204);
        var lapsed = official("Kepala Dinas Dalam Negeri", LocalDate.of(2025, 6, 1), LocalDate.of(2025, 12, 31));
        var refused = sign(umbrella, lapsed, "").is(400).has("$.errors[0].field", "signer");
        assertThat(refused.body()).contains("131.36-0091 Tahun 2025");
        var secretary = id(Position.REGIONAL_SECRETARY);
        assertThat(sign(umbrella, secretary, "")
                        .is(400)
                        .has("$.errors[0].field", "reason")
                        .body())
                .contains("Sekretaris Daerah");
        String mayor = api.proposal("officer.3673", umbrella, "signForMunicipality", "signer");
        assertThat(mayor).isEqualTo(id(Position.MUNICIPAL_HEAD));
        sign(umbrella, mayor, "").is(204);
        String scan = region.paper("officer.btn", umbrella, "SIGNED_COPY");
        api.complete(
                        "officer.btn",
                        umbrella,
                        "signForBranch",
                        "{\"signer\": \"%s\", \"signedOn\": \"%s\", \"place\": \"Serang\", \"scan\": \"%s\"}"
                                .formatted(
                                        api.proposal("officer.btn", umbrella, "signForBranch", "signer"),
                                        region.today(),
                                        scan))
                .is(204);
        assertThat(jdbc.sql(
                                """
                        select side || ': ' || signer_position from agreement_signature
                         where agreement_id = :umbrella::uuid order by side""")
                        .param("umbrella", umbrella)
                        .query(String.class)
                        .list())
                .containsExactly("BRANCH: Kepala Kantor Wilayah Banten", "MUNICIPALITY: Pj. Wali Kota Serang");
    }

    private Api.Answer sign(String umbrella, String signer, String reason) {
        return api.complete(
                "officer.3673",
                umbrella,
                "signForMunicipality",
                """
                {"signer": "%s", "signedOn": "%s", "place": "Serang", "scan": "%s", "municipalNumber": "415.4/0100/2026",
                 "reason": "%s"}"""
                        .formatted(
                                signer, region.today(), region.paper("officer.3673", umbrella, "SIGNED_COPY"), reason));
    }

    private String official(String title, LocalDate from, LocalDate until) {
        return transaction.execute(status -> register.enter(
                        "3673",
                        new OfficialEntry(
                                Position.MUNICIPAL_HEAD,
                                null,
                                title,
                                "Contoh Penjabat Terdahulu",
                                null,
                                Capacity.PJ,
                                "131.36-0091 Tahun 2025",
                                from,
                                until))
                .id()
                .toString());
    }

    private String id(Position position) {
        return register.officials("3673", 0, 50).items().stream()
                .filter(official ->
                        official.position() == position && official.validFrom().getYear() > 2025
                                || official.position() == position && position == Position.REGIONAL_SECRETARY)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    /** In 2028 the acting mayor's decree has lapsed; the secretary signs a nota kesepakatan, with its work plan and a reason. */
    private void theNextSignatureIsNotTheLapsedMayors() {
        String lapsed = id(Position.MUNICIPAL_HEAD);
        region.on(LocalDate.of(2028, 2, 1));
        String synergy = region.offer(memorandum("NOTA_KESEPAKATAN")
                .replace("\"fastTrack\": true, \"signBy\": \"2026-12-18\"", "\"fastTrack\": false")
                .replace("2027-01-01", "2028-03-01"));
        region.prepareOffer(synergy);
        region.reviewOffer(synergy, "ACCEPT", "").is(204);
        api.complete("officer.btn", synergy, "completeMemorandum", "{}").is(204);
        region.reviewText(synergy);
        assertThat(api.complete("head.btn", synergy, "approveByBranchHead", "{\"decision\": \"APPROVE\"}")
                        .is(400)
                        .body())
                .contains("Rencana Kerja");
        region.paper("officer.btn", synergy, "WORK_PLAN");
        region.approve(synergy);
        api.complete("legal.3673", synergy, "enterMunicipalNumber", "{}").is(204);
        sign(synergy, lapsed, "").is(400).has("$.errors[0].field", "signer");
        sign(synergy, id(Position.REGIONAL_SECRETARY), "Penjabat yang baru belum dilantik.")
                .is(204);
        assertThat(jdbc.sql("select reason from agreement_signature where agreement_id = :synergy::uuid")
                        .param("synergy", synergy)
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("Penjabat yang baru belum dilantik."));
    }
}
