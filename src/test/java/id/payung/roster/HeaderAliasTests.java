package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Other names of columns: from the operator's list to the file that is read by them. */
@PayungTest
class HeaderAliasTests {

    private static final String OTHER_HEADER =
            "No. Induk Warga;Nama Buruh;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan;no_kk\n";

    @Autowired
    ProcessDriver driver;

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
        fixture.operator();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions put(String who, String header, String column) throws Exception {
        return web.perform(MockMvcRequestBuilders.put("/api/roster-header-aliases")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"header\": \"%s\", \"column\": \"%s\"}".formatted(header, column))
                .with(user(who))
                .with(csrf()));
    }

    private ResultActions remove(String alias) throws Exception {
        return web.perform(delete("/api/roster-header-aliases/{alias}", alias)
                .with(user("operator"))
                .with(csrf()));
    }

    private static MockMultipartFile file(int serial) {
        return new MockMultipartFile("file", "a.csv", "text/csv", (OTHER_HEADER + man(serial) + "\n").getBytes(UTF_8));
    }

    private ResultActions check() throws Exception {
        return web.perform(multipart("/api/rosters/check?regime=BPU&municipality=3375&coverageStart=2027-03-01")
                .file(file(1))
                .with(user("officer.3375"))
                .with(csrf()));
    }

    @Test
    void aFileIsReadByFurtherHeadersUntilTheyAreRemoved() throws Exception {
        check().andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[0].code").value("HEADER_MISSING"));
        put("operator", "No. Induk Warga", "nik")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.alias").value("noindukwarga"));
        put("operator", "NAMA BURUH", "alamat").andExpect(status().isOk());
        put("operator", "Nama-Buruh", "nama").andExpect(status().isOk());

        check().andExpect(status().isOk()).andExpect(jsonPath("$.valid").value(1));
        var agreement = fixture.agreement(5);
        var roster = fixture.askedFor(agreement, 1);
        web.perform(multipart("/api/agreements/{id}/rosters", agreement)
                        .file(file(2))
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isAccepted());
        driver.runDueJobs();
        assertThat(jdbc.sql("select name from roster_person where roster_id = :r and state = 'VALID'")
                        .param("r", roster.value())
                        .query(String.class)
                        .list())
                .containsExactly("Slamet cdi");

        web.perform(get("/api/roster-header-aliases").with(user("operator")))
                .andExpect(jsonPath("$.aliases.length()").value(2))
                .andExpect(jsonPath("$.aliases[0].column").value("nama"))
                .andExpect(jsonPath("$.aliases[0].setBy").value("operator"));
        remove("namaburuh").andExpect(status().isNoContent());
        remove("namaburuh").andExpect(status().isNotFound());
        check().andExpect(status().isUnprocessableEntity());
        assertThat(jdbc.sql(
                                "select event || ' ' || coalesce(before, '') from administration where subject = 'namaburuh' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("headerAlias.added ", "headerAlias.changed alamat", "headerAlias.removed nama");
        remove("noindukwarga");
    }

    @ParameterizedTest
    @CsvSource({
        "Tgl. Lahir, nik, roster.alias.builtIn, header",
        "NIK, nama, roster.alias.builtIn, header",
        "Tgl Lahir (dd-mm-yyyy), nama, roster.alias.builtIn, header",
        "No, nik, roster.alias.reserved, header",
        "payung_baris, nik, roster.alias.reserved, header",
        "Nomor Induk, umur, roster.alias.noColumn, column",
        "..., nik, form.refused.missing, header",
        "3375010503800001, nik, form.refused.identityNumber, header"
    })
    void aHeaderThatMeansSomethingElseIsRefused(String header, String column, String code, String field)
            throws Exception {
        put("operator", header, column)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @ParameterizedTest
    @CsvSource({"officer.3375", "auditor", "officer.pkl"})
    void operatorsAloneKeepThem(String who) throws Exception {
        put(who, "Nomor Induk", "nik").andExpect(status().isForbidden());
        web.perform(get("/api/roster-header-aliases").with(user(who))).andExpect(status().isForbidden());
    }
}
