package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Both heads end an agreement before its time; the second of them answers late. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EarlyEndTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Test
    void nobodyLosesTheCoverOfDaysThatAreOver() throws IOException {
        var api = new Api(http, driver);
        var pekalongan = new PekalonganStory(api, time);
        String nik = PekalonganInTimeTest.anyone();
        pekalongan.on(LocalDate.of(2026, 12, 1));
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, "415.4/0012/2026");
        pekalongan.handOver(agreement, pekalongan.uploadRoster(agreement));
        pekalongan.enterBillingCode(agreement, "632309048826");
        pekalongan.payAndPost(agreement, 437_472_000, "SP2D-2026-0457");

        pekalongan.on(LocalDate.of(2027, 8, 2));
        String termination = "/api/agreements/%s/termination".formatted(agreement);
        String asked = "{\"lastDay\": \"2027-08-31\", \"ground\": \"%s\", \"reason\": \"APBD perubahan.\"}";
        api.post("officer.3375", termination, asked.formatted("WHIM")).is(400);
        api.post("officer.3375", termination, asked.formatted("BUDGET_CUT")).is(202);
        assertThat(api.form("head.pkl", agreement, "decideTerminationByBranch").body())
                .contains("Pengurangan anggaran");
        pekalongan.on(LocalDate.of(2027, 9, 20));
        pekalongan.agreeToTermination(agreement);

        pekalongan.agreement(agreement).has("$.status", "TERMINATED");
        pekalongan.lookup(nik, LocalDate.of(2027, 9, 20)).has("$.covered", true);
        pekalongan.lookup(nik, LocalDate.of(2027, 9, 21)).has("$.covered", false);
        assertThat(driver.openTasks(agreement)).isEmpty();

        // March to September are used; October to February are paid back.
        String obligations = "/api/agreements/%s/obligations".formatted(agreement);
        String owed = api.get("finance.3375", obligations)
                .is(200)
                .has("$.prepaid.length()", 1)
                .has("$.prepaid[0].kind", "REFUND")
                .has("$.prepaid[0].people", 2170)
                .has("$.prepaid[0].months", 5)
                .has("$.prepaid[0].monthlyRate", 16_800)
                .has("$.prepaid[0].amount", 182_280_000)
                .text("$.prepaid[0].id");
        assertThat(api.get("finance.3375", "/agreements/" + agreement).is(200).body())
                .contains("Pengurangan anggaran", "2.170 orang × 5 bulan × Rp16.800", "Belum selesai");
        String settled = "{\"settledOn\": \"2027-09-20\", \"reference\": \"TRF-0917\"}";
        String settlement = "/api/prepaid-months/%s/settlement".formatted(owed);
        api.post("officer.pkl", settlement, settled).is(403);
        api.post("finance.pkl", settlement, settled).is(204);
        api.post("finance.3375", settlement, settled).is(409);
        api.get("finance.3375", obligations).has("$.prepaid[0].reference", "TRF-0917");
        assertThat(driver.incidents()).isZero();
    }
}
