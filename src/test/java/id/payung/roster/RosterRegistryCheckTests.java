package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the population registry says of people, before the municipality verifies them. */
@PayungTest
class RosterRegistryCheckTests {

    private static final String ANSWER = "nik;hasil;keterangan\n";

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient jdbc;

    private RosterFixture fixture;
    private MockMvc web;
    private AgreementId agreement;

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        agreement = fixture.agreement(10);
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions answer(String who, RosterId roster, String table) throws Exception {
        return web.perform(multipart("/api/rosters/{id}/registry-result", roster)
                .file(new MockMultipartFile("file", "dukcapil.csv", "text/csv", table.getBytes(UTF_8)))
                .with(user(who))
                .with(csrf()));
    }

    private List<String> states(RosterId roster) {
        return jdbc.sql("select state from roster_person where roster_id = :roster order by row_number")
                .param("roster", roster.value())
                .query(String.class)
                .list();
    }

    @Test
    void whoDisagreesIsHeldUnlessRejectedAndTheCountsFollow() throws Exception {
        var roster = fixture.checked(agreement, man(1), man(2), man(3).replace("Jl. Mawar 5", ""), man(4));

        var table = ANSWER + nik(1) + ";SESUAI;\n" + nik(2) + ";TIDAK_SESUAI;nama ibu berbeda\n" + nik(3)
                + ";Tidak sesuai;\n";
        answer("verifier.3375", roster, table)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.held").value(2));
        answer("verifier.3375", roster, table).andExpect(jsonPath("$.held").value(0));

        assertThat(states(roster)).containsExactly("VALID", "HELD", "REJECTED", "VALID");
        web.perform(get("/api/rosters/{id}", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.valid").value(2))
                .andExpect(jsonPath("$.held").value(1))
                .andExpect(jsonPath("$.rejected").value(1));
        web.perform(get("/api/rosters/{id}/findings", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.rows[0].code").value("DUKCAPIL_MISMATCH"))
                .andExpect(jsonPath("$.rows[0].severity").value("D"))
                .andExpect(jsonPath("$.rows[0].message")
                        .value("Baris 3: data tidak sesuai dengan data kependudukan (Dukcapil): nama ibu berbeda."
                                + " Periksa dokumen orang ini, lalu putuskan."));
        assertThat(jdbc.sql(
                                """
                        select row_number || ' ' || from_state || ' ' || to_state || ' ' || actor || ' ' || reason
                          from roster_person_event where roster_id = :roster order by seq""")
                        .param("roster", roster.value())
                        .query(String.class)
                        .list())
                .containsExactly("3 VALID HELD verifier.3375 nama ibu berbeda");
    }

    @Test
    void mistakesAreToldAndNobodyIsHeld() throws Exception {
        var roster = fixture.checked(agreement, man(1), man(2));

        answer(
                        "verifier.3375",
                        roster,
                        ANSWER + nik(1) + ";TIDAK_SESUAI;\n" + nik(9) + ";SESUAI;\n" + nik(2) + ";;\n" + nik(2)
                                + ";TIDAK_SESUAI;lihat " + nik(1) + "\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[*].code")
                        .value(contains("PERSON_UNKNOWN", "OUTCOME_UNKNOWN", "REASON_WITH_IDENTITY_NUMBER")));
        assertThat(states(roster)).containsExactly("VALID", "VALID");
    }

    @ParameterizedTest
    @CsvSource({"officer.3375, 403", "officer.pkl, 403", "labour.3375, 404", "officer.srg, 404"})
    void onlyTheAgencysVerifierBringsTheAnswer(String who, int status) throws Exception {
        var roster = fixture.checked(agreement, man(1));

        answer(who, roster, ANSWER + nik(1) + ";TIDAK_SESUAI;\n").andExpect(status().is(status));
        assertThat(states(roster)).containsExactly("VALID");
    }

    @Test
    void onceTheMunicipalityHasVerifiedItIsTooLate() throws Exception {
        var roster = fixture.checked(agreement, man(1));
        jdbc.sql("update roster set municipal_verifier = 'verifier.3375', municipal_verdict = 'VERIFY' where id = ?")
                .param(roster.value())
                .update();

        answer("verifier.3375", roster, ANSWER + nik(1) + ";TIDAK_SESUAI;\n").andExpect(status().isConflict());
        assertThat(states(roster)).containsExactly("VALID");
    }
}
