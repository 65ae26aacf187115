package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Rows that wait for the verifier's word: four of five people are brought by another payer already. */
@PayungTest
class HeldRowsTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessDriver driver;

    @Autowired
    WebApplicationContext application;

    @Autowired
    RosterRecords records;

    private RosterFixture fixture;
    private MockMvc web;
    private AgreementId agreement;
    private RosterId roster;

    @BeforeEach
    void fourPeopleAreHeld() throws Exception {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        var payer = fixture.agreement(10);
        var theirs = fixture.askedFor(payer, 1);
        upload(payer, man(1), man(2), man(3), man(4));
        jdbc.sql("update roster set status = 'HANDED_OVER' where id = :id")
                .param("id", theirs.value())
                .update();
        agreement = fixture.agreement(3);
        roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(2), man(3), man(4), man(5));
        submit();
    }

    private void upload(AgreementId to, String... rows) throws Exception {
        var file = new MockMultipartFile(
                "file", "a.csv", "text/csv", (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
        web.perform(multipart("/api/agreements/{id}/rosters", to)
                        .file(file)
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isAccepted());
        driver.runDueJobs();
    }

    private void submit() {
        var uploaded = Rosters.require(records.findById(roster.value()));
        uploaded.submit("officer.3375", Instant.parse("2027-01-11T02:00:00Z"));
        records.save(uploaded);
    }

    private ResultActions decide(String who, String json) throws Exception {
        return web.perform(post("/api/rosters/{id}/held/decisions", roster)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(user(who))
                .with(csrf()));
    }

    private Roster now() {
        return Rosters.require(records.findById(roster.value()));
    }

    private List<String> states() {
        return jdbc.sql("select row_number || ' ' || state from roster_person where roster_id = :r order by row_number")
                .param("r", roster.value())
                .query(String.class)
                .list();
    }

    @Test
    void theSheetNamesPeopleMaskedAndSaysWhyNotWho() throws Exception {
        web.perform(get("/api/rosters/{id}/held?size=2", roster).with(user("verifier.3375")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.left").value(4))
                .andExpect(jsonPath("$.rows.length()").value(2))
                .andExpect(jsonPath("$.rows[0].row").value(2))
                .andExpect(jsonPath("$.rows[0].nik").value("3375**********01"))
                .andExpect(jsonPath("$.rows[0].reasons[0]").value(containsString("mulai 03/2027")))
                .andExpect(content().string(not(containsString(RosterFixture.nik(1)))));
        web.perform(get("/api/rosters/{id}/held?after=3", roster).with(user("officer.pkl")))
                .andExpect(jsonPath("$.rows[*].row").value(contains(4, 5)));
        web.perform(get("/api/rosters/{id}/held", roster).with(user("officer.3673")))
                .andExpect(status().isNotFound());
    }

    @Test
    void oneReasonDecidesManyRowsAndEachIsAnswered() throws Exception {
        decide(
                        "verifier.3375",
                        "{\"rows\": [2, 3, 6], \"acceptance\": \"ACCEPT\", \"reason\": \"Perjanjian lama berakhir.\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.decided").value(2))
                .andExpect(jsonPath("$.rows[0].result").value("ACCEPTED"))
                .andExpect(jsonPath("$.rows[2].row").value(6))
                .andExpect(jsonPath("$.rows[2].result").value("NOT_HELD"));
        decide("verifier.3375", "{\"all\": true, \"acceptance\": \"REFUSE\", \"reason\": \"Sudah dibayar provinsi.\"}")
                .andExpect(jsonPath("$.decided").value(2))
                .andExpect(jsonPath("$.rows[*].row").value(contains(4, 5)));

        assertThat(states()).containsExactly("2 VALID", "3 VALID", "4 REJECTED", "5 REJECTED", "6 VALID");
        assertThat(now().counts().held()).isZero();
        assertThat(now().counts().people()).isEqualTo(3);
        web.perform(get("/api/rosters/{id}/held/decisions", roster).with(user("officer.pkl")))
                .andExpect(jsonPath("$.total").value(4))
                .andExpect(jsonPath("$.decisions[0].row").value(5))
                .andExpect(jsonPath("$.decisions[0].accepted").value(false))
                .andExpect(jsonPath("$.decisions[0].reason").value("Sudah dibayar provinsi."))
                .andExpect(jsonPath("$.decisions[0].by").value("verifier.3375"))
                .andExpect(jsonPath("$.decisions[3].codes[0]").value("ALREADY_COVERED"));
        assertThatThrownBy(() -> jdbc.sql("delete from roster_held_decision").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void whoeverIsAcceptedOverTheQuotaWaits() throws Exception {
        decide("verifier.3375", "{\"all\": true, \"acceptance\": \"ACCEPT\", \"reason\": \"Semua benar.\"}")
                .andExpect(status().isOk());

        assertThat(states()).containsExactly("2 VALID", "3 VALID", "4 VALID", "5 WAITING", "6 WAITING");
        assertThat(now().counts().people()).isEqualTo(3);
        assertThat(now().counts().waiting()).isEqualTo(2);
        assertThat(now().counts().warned())
                .as("why they were held is no warning")
                .isZero();
    }

    @Test
    void onlyTheVerifierDecidesAndNeverTheUploader() throws Exception {
        var accept = "{\"all\": true, \"acceptance\": \"ACCEPT\", \"reason\": \"Semua benar.\"}";
        decide("officer.3375", accept).andExpect(status().isForbidden());
        decide("officer.pkl", accept).andExpect(status().isForbidden());
        jdbc.sql("update roster set uploaded_by = 'verifier.3375' where id = :r")
                .param("r", roster.value())
                .update();
        decide("verifier.3375", accept).andExpect(status().isForbidden());
        assertThat(now().counts().held()).isEqualTo(4);
    }

    @Test
    void aDecisionNeedsRowsAVerdictAndAReasonWithoutIdentityNumber() throws Exception {
        decide("verifier.3375", "{\"acceptance\": \"ACCEPT\", \"reason\": \"Semua benar.\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("rows"));
        decide("verifier.3375", "{\"rows\": [2], \"reason\": \"Semua benar.\"}")
                .andExpect(jsonPath("$.errors[0].field").value("acceptance"));
        decide("verifier.3375", "{\"rows\": [2], \"acceptance\": \"ACCEPT\"}")
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        decide(
                        "verifier.3375",
                        "{\"rows\": [2], \"acceptance\": \"ACCEPT\", \"reason\": \"NIK %s benar\"}"
                                .formatted(RosterFixture.nik(1)))
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        assertThat(states()).contains("2 HELD");
    }

    @Test
    void thePageIsASheetForTheVerifierAndAReportForOthers() throws Exception {
        web.perform(get("/rosters/{id}/held", roster).with(user("verifier.3375")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Lembar keputusan")))
                .andExpect(content().string(containsString("3375**********01")))
                .andExpect(content().string(containsString("name=\"acceptance\"")));
        decide("verifier.3375", "{\"rows\": [2], \"acceptance\": \"REFUSE\", \"reason\": \"Sudah dibayar provinsi.\"}");
        web.perform(get("/rosters/{id}/held", roster).with(user("officer.pkl")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Sudah didaftarkan pembayar lain")))
                .andExpect(content().string(not(containsString("ALREADY_COVERED"))))
                .andExpect(content().string(not(containsString("name=\"acceptance\""))));
    }

    @Test
    void nobodyVerifiesWhileRowsAreHeld() {
        assertThatThrownBy(() -> now().verify(id.payung.agreement.Side.BRANCH, Verdict.VERIFY, "officer.pkl", null))
                .hasMessageContaining("roster.held.left");
    }
}
