package id.payung.scenario;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** S1, the city pays in time: nobody loses a single day between the first year and the second. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PekalonganInTimeTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Test
    void fromTheDraftToTheSecondYearsCover() throws IOException {
        var pekalongan = new PekalonganStory(new Api(http, driver), time);
        String nik = anyone();

        pekalongan.on(LocalDate.of(2026, 12, 1));
        String first = pekalongan.draft();
        pekalongan.agreeOn(first);
        pekalongan.on(LocalDate.of(2027, 1, 12));
        pekalongan.sign(first, "415.4/0012/2027");
        pekalongan.agreement(first).has("$.status", "SIGNED").has("$.branchNumber", "PER/1/122026");
        pekalongan.handOver(first, pekalongan.uploadRoster(first));
        pekalongan.on(LocalDate.of(2027, 2, 8));
        pekalongan.enterBillingCode(first, "632309048826");
        pekalongan.payAndPost(first, 437_472_000, "SP2D-2027-0457");
        pekalongan.lookup(nik, LocalDate.of(2027, 2, 28)).has("$.covered", false);

        pekalongan.on(LocalDate.of(2027, 3, 1));
        pekalongan
                .agreement(first)
                .has("$.status", "IN_FORCE")
                .has("$.people", 2170)
                .has("$.billed", 437_472_000)
                .has("$.paid", 437_472_000);
        pekalongan
                .lookup(nik, LocalDate.of(2027, 3, 1))
                .has("$.covered", true)
                .has("$.covers[0].from", "2027-03-01")
                .has("$.covers[0].paidThrough", "2028-02-29");

        pekalongan.on(LocalDate.of(2027, 6, 7));
        String second = pekalongan.renew(first);
        pekalongan.agreement(second).has("$.predecessor", first).has("$.period.firstDay", "2028-03-01");
        pekalongan.agreeOn(second);
        pekalongan.on(LocalDate.of(2028, 1, 11));
        pekalongan.sign(second, "415.4/0009/2028");
        pekalongan.handOver(second, pekalongan.proposeRoster(second));
        pekalongan.on(LocalDate.of(2028, 2, 7));
        pekalongan.enterBillingCode(second, "632309048999");
        pekalongan.payAndPost(second, 437_472_000, "SP2D-2028-0311");

        pekalongan.on(LocalDate.of(2028, 3, 1));
        pekalongan.agreement(first).has("$.status", "RENEWED");
        pekalongan.agreement(second).has("$.status", "IN_FORCE").has("$.people", 2170);
        pekalongan.lookup(nik, LocalDate.of(2028, 2, 29)).has("$.covered", true);
        pekalongan.lookup(nik, LocalDate.of(2028, 3, 1)).has("$.covered", true);
        pekalongan.lookup(nik, LocalDate.of(2029, 2, 28)).has("$.covered", true);
        pekalongan.lookup(nik, LocalDate.of(2029, 3, 1)).has("$.covered", false);
    }

    /** The first person of the sample file. */
    static String anyone() throws IOException {
        return Files.readAllLines(Path.of(PekalonganStory.ROSTER))
                .get(1)
                .split("[,;]", 2)[0]
                .replace("\"", "");
    }
}
