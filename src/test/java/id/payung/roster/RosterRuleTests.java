package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.KnownOccupations;
import id.payung.agreement.Regime;
import id.payung.support.PayungTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What all rosters are judged by, as operators change it. */
@PayungTest
class RosterRuleTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KnownOccupations occupations;

    @Autowired
    WebApplicationContext application;

    private RosterFixture fixture;
    private MockMvc web;

    @BeforeEach
    void open() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        fixture.readers();
        fixture.operator();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions add(String who, String json) throws Exception {
        return web.perform(post("/api/roster-rules")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(user(who))
                .with(csrf()));
    }

    private static String version(String more) {
        return """
                {"regime": "BPU", "ageLimit": 65, "minAge": 18, "longestGapMonths": 3, "source": "Permenaker", %s}"""
                .formatted(more);
    }

    private ResultActions enter(String code, String json) throws Exception {
        return web.perform(put("/api/occupations/{code}", code)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(user("operator"))
                .with(csrf()));
    }

    private ResultActions check(String query, String row) throws Exception {
        var file = new MockMultipartFile("file", "a.csv", "text/csv", (HEADER + row + "\n").getBytes(UTF_8));
        return web.perform(multipart("/api/rosters/check?" + query)
                .file(file)
                .with(user(query.contains("3673") ? "officer.3673" : "officer.3375"))
                .with(csrf()));
    }

    private static String on(String day, String municipality) {
        return "regime=BPU&municipality=%s&coverageStart=%s".formatted(municipality, day);
    }

    /** Born on 5 March 1980. */
    private static String inSerang(int serial) {
        return man(serial).replace("33.75.01.1002", "36.73.01.1001");
    }

    @Test
    void whatHeldBeforeThereWereVersionsIsTheFirst() throws Exception {
        web.perform(get("/api/roster-rules?size=200").with(user("operator")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rules[?(@.setBy == 'payung')].ageLimit").value(contains(65, 65)));
        check(on("2045-03-04", "3375"), man(1)).andExpect(jsonPath("$.valid").value(1));
        check(on("2045-03-05", "3375"), man(1))
                .andExpect(jsonPath("$.findings[0].code").value("AGE_ABOVE_LIMIT"))
                .andExpect(jsonPath("$.findings[0].message").value(containsString("65 tahun")));
    }

    @Test
    void aVersionHoldsFromItsDayOnAndTheMunicipalitysOwnGoesFirst() throws Exception {
        add("operator", version("\"validFrom\": \"2030-01-01\"").replace("65", "50"))
                .andExpect(status().isCreated());
        add(
                        "operator",
                        version("\"validFrom\": \"2030-01-01\", \"municipality\": \"3673\"")
                                .replace("65", "60"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.setBy").value("operator"));

        check(on("2029-12-31", "3375"), man(1)).andExpect(jsonPath("$.valid").value(1));
        check(on("2030-03-04", "3375"), man(1)).andExpect(jsonPath("$.valid").value(1));
        check(on("2030-03-05", "3375"), man(1))
                .andExpect(jsonPath("$.totals.AGE_ABOVE_LIMIT").value(1))
                .andExpect(jsonPath("$.findings[0].message").value(containsString("50 tahun")));
        check(on("2030-03-05", "3673"), inSerang(1))
                .andExpect(jsonPath("$.valid").value(1));
        check(on("2040-03-05", "3673"), inSerang(1))
                .andExpect(jsonPath("$.totals.AGE_ABOVE_LIMIT").value(1));
    }

    @Test
    void ofTwoVersionsOfOneDayTheLastHolds() throws Exception {
        add(
                "operator",
                version("\"validFrom\": \"2031-01-01\", \"municipality\": \"3375\"")
                        .replace("65", "40"));
        add("operator", version("\"validFrom\": \"2031-01-01\", \"municipality\": \"3375\""));

        check(on("2031-03-05", "3375"), man(1)).andExpect(jsonPath("$.valid").value(1));
    }

    @Test
    void theAgreementsTermsWinOverTheRules() throws Exception {
        add(
                        "operator",
                        version("\"validFrom\": \"2027-01-01\", \"municipality\": \"3375\", \"maxPerFamily\": 1")
                                .replace("18", "48"))
                .andExpect(status().isCreated());
        var family = man(1, "3375010101200001") + "\n" + man(2, "3375010101200001");

        check(on("2027-03-01", "3375"), man(1, "3375010101200001"))
                .andExpect(jsonPath("$.totals.AGE_BELOW_LIMIT").value(1));
        check("agreement=" + fixture.agreement(5), family)
                .andExpect(jsonPath("$.totals.AGE_BELOW_LIMIT").doesNotExist())
                .andExpect(jsonPath("$.totals.FAMILY_LIMIT_EXCEEDED").value(1));
        check("agreement=" + fixture.agreement(5, 2, LocalDate.of(2027, 3, 1), null), family)
                .andExpect(jsonPath("$.valid").value(2));
        add("operator", version("\"validFrom\": \"2027-01-01\", \"municipality\": \"3375\""));
    }

    @Test
    void versionsAreOnlyAdded() {
        assertThatThrownBy(
                        () -> jdbc.sql("update roster_rule set age_limit = 70").update())
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"minAge\": 18, \"ageLimit\": 65, \"longestGapMonths\": 3, \"source\": \"x\", \"validFrom\": \"2030-01-01\"} | regime",
                "{\"regime\": \"BPU\", \"minAge\": 18, \"ageLimit\": 18, \"longestGapMonths\": 3, \"source\": \"x\", \"validFrom\": \"2030-01-01\"} | ageLimit",
                "{\"regime\": \"BPU\", \"minAge\": 18, \"ageLimit\": 65, \"longestGapMonths\": 3, \"source\": \"x\"} | validFrom",
                "{\"regime\": \"BPU\", \"minAge\": 18, \"ageLimit\": 65, \"longestGapMonths\": 3, \"source\": \" \", \"validFrom\": \"2030-01-01\"} | source",
                "{\"regime\": \"BPU\", \"minAge\": 18, \"ageLimit\": 65, \"longestGapMonths\": 3, \"source\": \"x\", \"validFrom\": \"2030-01-01\", \"municipality\": \"9999\"} | municipality"
            })
    void aBadVersionIsRefused(String json, String field) throws Exception {
        add("operator", json)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @Test
    void anOccupationIsAdmittedWhereTheCoverBeginsWithinItsDays() throws Exception {
        enter(
                        "KUSIR",
                        "{\"label\": \"Kusir delman\", \"regime\": \"BPU\", \"validFrom\": \"2028-01-01\", \"validUntil\": \"2028-12-31\"}")
                .andExpect(status().isOk());
        var coachman = man(1).replace("lebe", "kusir delman");

        check(on("2027-12-31", "3375"), coachman)
                .andExpect(jsonPath("$.totals.OCCUPATION_NOT_COVERED").value(1));
        check(on("2028-12-31", "3375"), coachman).andExpect(jsonPath("$.valid").value(1));
        check(on("2029-01-01", "3375"), coachman)
                .andExpect(jsonPath("$.totals.OCCUPATION_NOT_COVERED").value(1));

        assertThat(occupations.isAdmitted("KUSIR", Regime.BPU, LocalDate.of(2028, 12, 31)))
                .isTrue();
        assertThat(occupations.isAdmitted("KUSIR", Regime.BPU, LocalDate.of(2029, 1, 1)))
                .isFalse();
        enter("KUSIR", "{\"label\": \"Kusir\", \"regime\": \"BPU\"}").andExpect(status().isOk());
        check(on("2029-01-01", "3375"), man(1).replace("lebe", "kusir"))
                .andExpect(jsonPath("$.valid").value(1));
        enter("KUSIR", "{\"label\": \"Kusir\", \"regime\": \"PU\"}").andExpect(status().isConflict());
        enter("KUSIR_LAIN", "{\"label\": \"KUSIR\", \"regime\": \"BPU\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("label"));
        enter("kusir", "{\"label\": \"Kusir\", \"regime\": \"BPU\"}")
                .andExpect(jsonPath("$.errors[0].field").value("code"));
        assertThat(jdbc.sql("select event from administration where subject = 'KUSIR' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("occupation.added", "occupation.changed");
    }

    @ParameterizedTest
    @CsvSource({"operator, 200", "officer.3375, 403", "officer.pkl, 403", "auditor, 403"})
    void operatorsAloneKeepThem(String who, int status) throws Exception {
        web.perform(get("/api/roster-rules").with(user(who))).andExpect(status().is(status));
        web.perform(get("/api/occupations").with(user(who))).andExpect(status().is(status));
        if (status == 403) {
            add(who, version("\"validFrom\": \"2030-01-01\"")).andExpect(status().isForbidden());
        }
    }
}
