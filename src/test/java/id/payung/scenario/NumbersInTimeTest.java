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

/** Agreements that come to nothing, and what becomes of their numbers. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NumbersInTimeTest {

    private static final String REGISTER = "/api/branches/pkl/numbers";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    private Api api;
    private PekalonganStory pekalongan;

    @Test
    void aNumberIsGivenBackBeforeTheFirstSignatureAndSpentAfterIt() throws IOException {
        api = new Api(http, driver);
        pekalongan = new PekalonganStory(api, time);
        pekalongan.on(LocalDate.of(2026, 12, 1));

        String first = approved();
        pekalongan.agreement(first).has("$.branchNumber", "PER/1/122026");
        withdraw(first);
        assertThat(api.get("officer.pkl", "/api/agreements/" + first).body()).doesNotContain("branchNumber");

        String second = approved();
        pekalongan.agreement(second).has("$.branchNumber", "PER/1/122026");
        signForMunicipality(second);
        withdraw(second);
        pekalongan.agreement(second).has("$.branchNumber", "PER/1/122026").has("$.status", "WITHDRAWN");

        String third = approved();
        pekalongan.agreement(third).has("$.branchNumber", "PER/2/122026");

        api.get("legal.pkl", REGISTER)
                .is(200)
                .has("$.year", 2026)
                .has("$.total", 3)
                .has("$.items[0].serial", 1)
                .has("$.items[0].state", "GIVEN_BACK")
                .has("$.items[0].agreement", first)
                .has("$.items[0].reason", "Anggaran dipindah")
                .has("$.items[1].serial", 1)
                .has("$.items[1].state", "SPENT")
                .has("$.items[1].agreement", second)
                .has("$.items[2].serial", 2)
                .has("$.items[2].state", "RESERVED")
                .has("$.items[2].agreement", third);
        assertThat(api.get("officer.pkl", "/api/agreements/%s/timeline".formatted(second))
                        .body())
                .contains("agreement.numberSpent");
        thoseWhoReadTheRegister();
    }

    private void thoseWhoReadTheRegister() {
        for (var reader : new String[] {"officer.pkl", "legal.pkl", "auditor"}) {
            api.get(reader, REGISTER).is(200).has("$.total", 3);
            assertThat(api.get(reader, "/numbers?branch=pkl").is(200).body()).contains("PER/2/122026", "Hangus");
        }
        for (var other :
                new String[] {"head.pkl", "finance.pkl", "manager.pkl", "officer.srg", "officer.3375", "admin"}) {
            api.get(other, REGISTER).is(403);
            api.get(other, "/numbers?branch=pkl").is(403);
        }
        api.get("auditor", "/api/branches/nowhere/numbers").is(404);
        api.get("legal.pkl", REGISTER + "?year=2025").is(200).has("$.total", 0);
        api.get("legal.pkl", REGISTER + "?year=last").is(400);
    }

    private String approved() {
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        return agreement;
    }

    private void withdraw(String agreement) {
        api.post(
                        "officer.pkl",
                        "/api/agreements/%s/withdrawal".formatted(agreement),
                        "{\"reason\": \"Anggaran dipindah\"}")
                .is(204);
    }

    private void signForMunicipality(String agreement) {
        api.complete("legal.3375", agreement, "enterMunicipalNumber", "{\"municipalNumber\": \"415.4/0012/2026\"}")
                .is(204);
        String scan = api.upload(
                        "officer.3375",
                        "/api/agreements/%s/documents".formatted(agreement),
                        PekalonganStory.SCAN,
                        "SIGNED_COPY")
                .is(201)
                .text("$.id");
        api.complete(
                        "officer.3375",
                        agreement,
                        "signForMunicipality",
                        "{\"signer\": \"%s\", \"signedOn\": \"%s\", \"place\": \"Pekalongan\", \"scan\": \"%s\"}"
                                .formatted(
                                        api.proposal("officer.3375", agreement, "signForMunicipality", "signer"),
                                        pekalongan.today(),
                                        scan))
                .is(204);
    }
}
