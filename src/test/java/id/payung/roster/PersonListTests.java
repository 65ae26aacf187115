package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import id.payung.support.PayungTest;
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

/** Lists of the deceased and of the excluded, from the file to the held row. */
@PayungTest
class PersonListTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

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

    private ResultActions add(String who, String municipality, String query, String... lines) throws Exception {
        var file =
                new MockMultipartFile("file", "a.csv", "text/csv", (String.join("\n", lines) + "\n").getBytes(UTF_8));
        return web.perform(multipart("/api/municipalities/{id}/person-lists?" + query, municipality)
                .file(file)
                .with(user(who))
                .with(csrf()));
    }

    private static String list(String kind) {
        return "kind=%s&name=Daftar&validFrom=2027-01-01".formatted(kind);
    }

    private ResultActions check(String who, String municipality, String coverageStart, String... rows)
            throws Exception {
        var file = new MockMultipartFile(
                "file", "a.csv", "text/csv", (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
        return web.perform(multipart("/api/rosters/check?regime=BPU&municipality=%s&coverageStart=%s"
                        .formatted(municipality, coverageStart))
                .file(file)
                .with(user(who))
                .with(csrf()));
    }

    private static String inSerang(int serial) {
        return man(serial).replace("33.75.01.1002", "36.73.01.1001");
    }

    private int entries() {
        return jdbc.sql("select count(*) from person_list_entry")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoIsListedAsDeceasedIsHeldEverywhere() throws Exception {
        add(
                        "verifier.3375",
                        "3375",
                        list("DECEASED"),
                        "No. NIK;nama",
                        "'" + nik(101) + ";Slamet",
                        nik(101) + ";",
                        nik(102))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.people").value(2));

        check("officer.3375", "3375", "2027-03-01", man(101), man(103))
                .andExpect(jsonPath("$.held").value(1))
                .andExpect(jsonPath("$.findings[0].row").value(2))
                .andExpect(jsonPath("$.findings[0].code").value("KNOWN_DECEASED"));
        check("officer.3673", "3673", "2020-03-01", inSerang(102))
                .andExpect(jsonPath("$.totals.KNOWN_DECEASED").value(1));
    }

    @Test
    void anExclusionHoldsInItsMunicipalityWithinItsDays() throws Exception {
        add(
                        "officer.3375",
                        "3375",
                        "kind=EXCLUDED&name=Penerima bantuan provinsi&validFrom=2027-01-01&validUntil=2027-12-31",
                        "nik",
                        nik(111))
                .andExpect(status().isCreated());

        check("officer.3375", "3375", "2027-03-01", man(111))
                .andExpect(jsonPath("$.findings[0].code").value("EXCLUDED_BY_LIST"))
                .andExpect(jsonPath("$.findings[0].message").value(containsString("Penerima bantuan provinsi")));
        check("officer.3375", "3375", "2028-01-01", man(111))
                .andExpect(jsonPath("$.totals.EXCLUDED_BY_LIST").doesNotExist());
        check("officer.3673", "3673", "2027-03-01", inSerang(111))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.totals.EXCLUDED_BY_LIST").doesNotExist());
    }

    @Test
    void aListIsTakenWholeOrNotAtAllAndNoNumberIsRepeated() throws Exception {
        int before = entries();

        add("officer.3375", "3375", list("DECEASED"), "nik", nik(121), "33750105038", nik(122), "abc")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[*].row").value(contains(3, 5)))
                .andExpect(jsonPath("$.fileFindings[0].code").value("NIK_NOT_16_DIGITS"))
                .andExpect(jsonPath("$.fileFindings[0].message").value(containsString("Baris 3")))
                .andExpect(content().string(not(containsString("33750105038"))));
        add("officer.3375", "3375", list("DECEASED"), "nama", "Slamet")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[0].code").value("HEADER_MISSING"));

        assertThat(entries()).isEqualTo(before);
        check("officer.3375", "3375", "2027-03-01", man(121))
                .andExpect(jsonPath("$.held").value(0));
    }

    @Test
    void aWithdrawnListHoldsNobodyAndStaysToBeSeen() throws Exception {
        var answer = add("officer.3375", "3375", list("DECEASED") + "&name=x", "nik", nik(131))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(answer, "$.id");
        var withdraw =
                delete("/api/municipalities/3375/person-lists/{list}", id).with(csrf());
        web.perform(withdraw.with(user("officer.3673"))).andExpect(status().isForbidden());
        web.perform(delete("/api/municipalities/3673/person-lists/{list}", id)
                        .with(csrf())
                        .with(user("officer.3673")))
                .andExpect(status().isNotFound());

        web.perform(withdraw.with(user("verifier.3375"))).andExpect(status().isNoContent());

        check("officer.3375", "3375", "2027-03-01", man(131))
                .andExpect(jsonPath("$.held").value(0));
        web.perform(withdraw.with(user("verifier.3375"))).andExpect(status().isConflict());
        web.perform(get("/api/municipalities/3375/person-lists?size=1").with(user("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lists.length()").value(1))
                .andExpect(jsonPath("$.lists[0].id").value(id))
                .andExpect(jsonPath("$.lists[0].people").value(1))
                .andExpect(jsonPath("$.lists[0].uploadedBy").value("officer.3375"))
                .andExpect(jsonPath("$.lists[0].withdrawnBy").value("verifier.3375"));
        assertThat(jdbc.sql("select event from administration where subject = :id order by seq")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("personList.added", "personList.withdrawn");
    }

    @ParameterizedTest
    @CsvSource({
        "officer.3375, 201, 200",
        "verifier.3375, 201, 200",
        "manager.3375, 403, 403",
        "ward.3375, 403, 403",
        "officer.pkl, 403, 403",
        "officer.3673, 403, 403",
        "auditor, 403, 200"
    })
    void aListIsKeptByItsMunicipality(String who, int adding, int reading) throws Exception {
        add(who, "3375", list("EXCLUDED"), "nik", nik(141)).andExpect(status().is(adding));
        web.perform(get("/api/municipalities/3375/person-lists").with(user(who)))
                .andExpect(status().is(reading));
    }

    @ParameterizedTest
    @CsvSource({
        "kind=DEAD&name=a&validFrom=2027-01-01, kind",
        "name=a&validFrom=2027-01-01, kind",
        "kind=DECEASED&name= &validFrom=2027-01-01, name",
        "kind=DECEASED&name=NIK 3375010503800001&validFrom=2027-01-01, name",
        "kind=DECEASED&name=a&validFrom=soon, validFrom",
        "kind=DECEASED&name=a&validFrom=2027-01-02&validUntil=2027-01-01, validUntil"
    })
    void aBadFieldIsNamed(String query, String field) throws Exception {
        add("officer.3375", "3375", query, "nik", nik(151))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field));
    }
}
