package id.payung.scenario;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** S1, the city pays late: signed and in force is not covered. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PekalonganLateTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Test
    void coverBeginsOnTheDayOfPosting() throws IOException {
        var pekalongan = new PekalonganStory(new Api(http, driver), time);
        String nik = PekalonganInTimeTest.anyone();

        String first = pekalongan.draft();
        pekalongan.agreeOn(first);
        pekalongan.on(LocalDate.of(2027, 1, 12));
        pekalongan.sign(first, "415.4/0012/2027");
        pekalongan.handOver(first, pekalongan.uploadRoster(first));
        pekalongan.on(LocalDate.of(2027, 2, 8));
        pekalongan.enterBillingCode(first, "632309048826");

        pekalongan.on(LocalDate.of(2027, 3, 10));
        pekalongan.agreement(first).has("$.status", "IN_FORCE");
        pekalongan.lookup(nik, LocalDate.of(2027, 3, 10)).has("$.covered", false);

        pekalongan.on(LocalDate.of(2027, 4, 20));
        pekalongan.payAndPost(first, 437_472_000, "SP2D-2027-0911");
        pekalongan.lookup(nik, LocalDate.of(2027, 4, 19)).has("$.covered", false);
        pekalongan
                .lookup(nik, LocalDate.of(2027, 4, 20))
                .has("$.covered", true)
                .has("$.covers[0].from", "2027-04-20")
                .has("$.covers[0].paidThrough", "2028-02-29");

        pekalongan.on(LocalDate.of(2027, 6, 7));
        String second = pekalongan.renew(first);
        pekalongan.agreeOn(second);
        pekalongan.on(LocalDate.of(2028, 1, 11));
        pekalongan.sign(second, "415.4/0009/2028");
        pekalongan.handOver(second, pekalongan.proposeRoster(second));
        pekalongan.on(LocalDate.of(2028, 2, 7));
        pekalongan.enterBillingCode(second, "632309048999");
        pekalongan.payAndPost(second, 437_472_000, "SP2D-2028-0311");
        pekalongan.on(LocalDate.of(2028, 3, 1));
        pekalongan.lookup(nik, LocalDate.of(2028, 3, 1)).has("$.covered", true);
    }
}
