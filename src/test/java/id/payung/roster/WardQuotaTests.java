package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.support.PayungTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Quotas of single wards: who sets them, and who waits then. */
@PayungTest
class WardQuotaTests {

    private static final String MEDONO = "33.75.01.1002";
    private static final String PODOSUGIH = "33.75.01.1003";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    @Autowired
    RosterRecords records;

    private RosterFixture fixture;
    private MockMvc web;

    @BeforeEach
    void open() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        fixture.readers();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions set(String who, AgreementId agreement, String json) throws Exception {
        return web.perform(put("/api/agreements/{id}/ward-quotas", agreement)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(user(who))
                .with(csrf()));
    }

    private ResultActions set(AgreementId agreement, int medono) throws Exception {
        return set(
                "officer.3375",
                agreement,
                "{\"quotas\": [{\"areaCode\": \"%s\", \"people\": %d}]}".formatted(MEDONO, medono));
    }

    private static String elsewhere(int serial) {
        return man(serial).replace(MEDONO, PODOSUGIH);
    }

    private List<String> states(RosterId roster) {
        return jdbc.sql("select row_number || ' ' || state from roster_person where roster_id = :r order by row_number")
                .param("r", roster.value())
                .query(String.class)
                .list();
    }

    private Roster now(RosterId roster) {
        return Rosters.require(records.findById(roster.value()));
    }

    @Test
    void whoIsOverTheQuotaOfTheWardWaitsAndComesBackWhenItGrows() throws Exception {
        var agreement = fixture.agreement(3);
        var roster = fixture.checked(agreement, man(1), man(2), elsewhere(3), elsewhere(4));
        assertThat(states(roster)).containsExactly("2 VALID", "3 VALID", "4 VALID", "5 WAITING");

        set(agreement, 1)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rosters").value(1));

        assertThat(states(roster)).containsExactly("2 VALID", "3 WAITING", "4 VALID", "5 VALID");
        assertThat(now(roster).counts().people()).isEqualTo(3);
        assertThat(now(roster).counts().waiting()).isEqualTo(1);

        set("officer.3375", agreement, "{\"quotas\": []}").andExpect(status().isOk());

        assertThat(states(roster)).containsExactly("2 VALID", "3 VALID", "4 VALID", "5 WAITING");
        assertThat(jdbc.sql(
                                "select note from journal where agreement_id = :a and event = 'roster.wardQuotasSet' order by seq")
                        .param("a", agreement.value())
                        .query(String.class)
                        .list())
                .containsExactly("0 / 0 → 1 / 1", "1 / 1 → 0 / 0");
    }

    @Test
    void theEarlierWaveKeepsThePlaces() throws Exception {
        var agreement = fixture.agreement(10);
        var first = fixture.checked(agreement, man(11), man(12));
        var second = fixture.checked(agreement, man(13));

        set(agreement, 2).andExpect(jsonPath("$.rosters").value(2));
        assertThat(states(first)).containsExactly("2 VALID", "3 VALID");
        assertThat(states(second)).containsExactly("2 WAITING");

        set(agreement, 1);
        assertThat(states(first)).containsExactly("2 VALID", "3 WAITING");

        set(agreement, 3);
        assertThat(states(first)).containsExactly("2 VALID", "3 VALID");
        assertThat(states(second)).containsExactly("2 VALID");
    }

    @Test
    void whoWasAcceptedAfterBeingHeldIsNotMarkedForIt() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.checked(agreement, man(31));
        jdbc.sql(
                        """
                insert into roster_finding (roster_id, row_number, code, severity, arguments)
                values (:r, 2, 'KNOWN_DECEASED', 'D', '{}')""")
                .param("r", roster.value())
                .update();

        set(agreement, 0);
        assertThat(states(roster)).containsExactly("2 WAITING");
        set(agreement, 1);

        assertThat(states(roster)).containsExactly("2 VALID");
    }

    @Test
    void whatOneSideHasVerifiedStands() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.checked(agreement, man(21), man(22));
        jdbc.sql("update roster set branch_verdict = 'VERIFY', branch_verifier = 'officer.pkl' where id = :r")
                .param("r", roster.value())
                .update();

        set(agreement, 1)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rosters").value(0));

        assertThat(states(roster)).containsExactly("2 VALID", "3 VALID");
    }

    @ParameterizedTest
    @CsvSource({
        "officer.3375, 200, 200",
        "verifier.3375, 403, 200",
        "officer.pkl, 403, 200",
        "auditor, 403, 200",
        "labour.3375, 404, 404",
        "officer.3673, 404, 404"
    })
    void theMunicipalOfficerSetsThemAndBothSidesReadThem(String who, int setting, int reading) throws Exception {
        var agreement = fixture.agreement(10);
        set(who, agreement, "{\"quotas\": []}").andExpect(status().is(setting));
        web.perform(get("/api/agreements/{id}/ward-quotas", agreement).with(user(who)))
                .andExpect(status().is(reading));
    }

    @Test
    void everyBadEntryIsNamedAndNothingIsChanged() throws Exception {
        var agreement = fixture.agreement(10);
        set(agreement, 7).andExpect(status().isOk());

        set(
                        "officer.3375",
                        agreement,
                        """
                {"quotas": [{"areaCode": "33.75.01.9999", "people": 1}, {"areaCode": "36.73.01.1001", "people": 1},
                            {"areaCode": "3375011002", "people": -1}, {"areaCode": "33.75.01.1002"}]}""")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("quotas[0].areaCode"))
                .andExpect(jsonPath("$.errors[0].code").value("roster.wardQuota.unknown"))
                .andExpect(jsonPath("$.errors[1].code").value("roster.wardQuota.outside"))
                .andExpect(jsonPath("$.errors[2].field").value("quotas[2].people"))
                .andExpect(jsonPath("$.errors[3].code").value("roster.wardQuota.twice"))
                .andExpect(jsonPath("$.errors[4].field").value("quotas[3].people"));
        set("officer.3375", agreement, "{}").andExpect(status().isBadRequest());
        set("officer.3375", agreement, "{\"lines\": [\"" + "x;1\",\"".repeat(10_000) + "\"]}")
                .andExpect(jsonPath("$.errors[0].code").value("roster.wardQuota.tooMany"));

        web.perform(get("/api/agreements/{id}/ward-quotas", agreement).with(user("officer.3375")))
                .andExpect(jsonPath("$.quotas.length()").value(1))
                .andExpect(jsonPath("$.quotas[0].people").value(7));
    }

    @Test
    void theFormOfThePageTakesLines() throws Exception {
        var agreement = fixture.agreement(10);
        set("officer.3375", agreement, "{\"lines\": [\"33.75.01.1002;100\", \"3375011003, 20\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.quotas[1].areaCode").value(PODOSUGIH))
                .andExpect(jsonPath("$.quotas[1].people").value(20));
        set("officer.3375", agreement, "{\"lines\": [\"33.75.01.1002;100\", \"Medono 20\"]}")
                .andExpect(jsonPath("$.errors[0].field").value("lines"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("Baris 2")));

        web.perform(get("/agreements/{id}", agreement).with(user("officer.3375")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("33.75.01.1002;100\n33.75.01.1003;20")));
        web.perform(get("/agreements/{id}", agreement).with(user("officer.pkl")))
                .andExpect(content().string(not(containsString("ward-quotas"))));
    }

    @Test
    void anAgreementThatIsOverKeepsItsQuotas() throws Exception {
        var agreement = fixture.agreement(10);
        jdbc.sql("update agreement set status = 'LAPSED' where id = :a")
                .param("a", agreement.value())
                .update();

        set(agreement, 1).andExpect(status().isConflict());
    }
}
