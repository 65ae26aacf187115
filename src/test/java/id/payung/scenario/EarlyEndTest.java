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
        var pekalongan = new PekalonganStory(new Api(http, driver), time);
        String nik = PekalonganInTimeTest.anyone();
        pekalongan.on(LocalDate.of(2026, 12, 1));
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, "415.4/0012/2026");
        pekalongan.handOver(agreement, pekalongan.uploadRoster(agreement));
        pekalongan.enterBillingCode(agreement, "632309048826");
        pekalongan.payAndPost(agreement, 437_472_000, "SP2D-2026-0457");

        pekalongan.on(LocalDate.of(2027, 8, 2));
        pekalongan.askForTermination(agreement, LocalDate.of(2027, 8, 31));
        pekalongan.on(LocalDate.of(2027, 9, 20));
        pekalongan.agreeToTermination(agreement);

        pekalongan.agreement(agreement).has("$.status", "TERMINATED");
        pekalongan.lookup(nik, LocalDate.of(2027, 9, 20)).has("$.covered", true);
        pekalongan.lookup(nik, LocalDate.of(2027, 9, 21)).has("$.covered", false);
        assertThat(driver.openTasks(agreement)).isEmpty();
        assertThat(driver.incidents()).isZero();
    }
}
