package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.RosterLimits;
import id.payung.support.PayungTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** From the hand-over into the social-security side's system, and what comes back. */
@PayungTest
class RosterRegistrationTests {

    private static final String RESULT = "nik;kpj;keterangan\n";

    @Autowired
    WebApplicationContext application;

    @Autowired
    RosterLimits limits;

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

    private ResultActions export(String who, RosterId roster, String kind) throws Exception {
        return web.perform(get("/api/rosters/{id}/registration." + kind, roster).with(user(who)));
    }

    private ResultActions result(String who, RosterId roster, String table) throws Exception {
        return web.perform(multipart("/api/rosters/{id}/registration-result", roster)
                .file(new MockMultipartFile("file", "hasil.csv", "text/csv", table.getBytes(UTF_8)))
                .with(user(who))
                .with(csrf()));
    }

    private List<String> states(RosterId roster) {
        return jdbc.sql(
                        """
                select row_number || ' ' || state || ' ' || coalesce(registered_member_number, '-')
                  from roster_person where roster_id = :roster order by row_number""")
                .param("roster", roster.value())
                .query(String.class)
                .list();
    }

    private List<String> told(String sql, RosterId roster) {
        return jdbc.sql(sql).param("roster", roster.value()).query(String.class).list();
    }

    @Test
    void theTableHasTheConfiguredColumnsAndEveryCellIsText() throws Exception {
        var roster = fixture.handedOver(
                agreement, man(1).replace("Jl. Mawar 5", "=HYPERLINK(1)"), man(2), man(3).replace("Jl. Mawar 5", ""));

        var table = export("officer.pkl", roster, "csv")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("pendaftaran-SG-gelombang-1.csv")))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);

        assertThat(table.lines().toList()).hasSize(3);
        assertThat(table.lines().findFirst().orElseThrow())
                .startsWith("\uFEFF\"no\";\"nik\";\"nama\";\"tempat_lahir\";\"tgl_lahir\"")
                .endsWith("\"no_SK\";\"wadah\";\"catatan\"");
        assertThat(table.lines().toList().get(1))
                .startsWith("\"1\";\"" + nik(1) + "\";")
                .contains("\"05-03-1980\"", "\"'=HYPERLINK(1)\"", "\"33.75.01\"", "\"lebe\"", "\"JKK,JKM\"")
                .contains("\"01-03-2027\";\"12\"", "\"APBD_KOTA\";\"400.9/0113\";\"SG\"");
    }

    @Test
    void theWorkbookHoldsTheSamePeople() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2));

        byte[] workbook = export("officer.pkl", roster, "xlsx")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (var file = ResultFile.open(new ByteArrayResource(workbook), Set.of(ResultFile.Column.NIK), limits)) {
            for (int person = 1; person <= 2; person++) {
                var row = file.next();
                assertThat(row).isNotNull();
                assertThat(file.text(row, ResultFile.Column.NIK)).isEqualTo(nik(person));
            }
            assertThat(file.next()).isNull();
        }
    }

    @Test
    void whoTookTheTableIsWrittenDown() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2));

        export("officer.pkl", roster, "csv");

        assertThat(told(
                        "select actor || ' ' || note from journal where subject_id = :roster and event = 'roster.exported'",
                        roster))
                .containsExactly("officer.pkl 2 (SG)");
    }

    @ParameterizedTest
    @CsvSource({"officer.srg, 404", "officer.3673, 404", "labour.3375, 404", "officer.3375, 403", "verifier.3375, 403"})
    void onlyOfficersOfTheAgreementsOfficeRegister(String who, int status) throws Exception {
        var roster = fixture.handedOver(agreement, man(1));

        export(who, roster, "csv").andExpect(status().is(status));
        export(who, roster, "xlsx").andExpect(status().is(status));
        result(who, roster, RESULT + nik(1) + ";12345678901;\n").andExpect(status().is(status));
        assertThat(states(roster)).containsExactly("2 VALID -");
        assertThat(told("select event from journal where subject_id = :roster and event = 'roster.exported'", roster))
                .isEmpty();
    }

    @Test
    void nothingIsRegisteredBeforeTheHandOver() throws Exception {
        var roster = fixture.checked(agreement, man(1));
        fixture.freeze(roster);

        export("officer.pkl", roster, "csv").andExpect(status().isConflict());
        result("officer.pkl", roster, RESULT + nik(1) + ";12345678901;\n").andExpect(status().isConflict());
    }

    @Test
    void everyPersonIsRegisteredOrComesBackWithTheReason() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2), man(3));

        result("officer.pkl", roster, RESULT + nik(1) + ";1200 6850 001;\n")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.registered").value(1))
                .andExpect(jsonPath("$.refused").value(0))
                .andExpect(jsonPath("$.open").value(2))
                .andExpect(jsonPath("$.status").value("HANDED_OVER"));
        result("officer.pkl", roster, RESULT + nik(2) + ";12006850002;\n" + nik(3) + ";;Sudah meninggal\n")
                .andExpect(jsonPath("$.registered").value(1))
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.open").value(0))
                .andExpect(jsonPath("$.status").value("REGISTERED"));

        assertThat(states(roster)).containsExactly("2 VALID 12006850001", "3 VALID 12006850002", "4 REJECTED -");
        web.perform(get("/api/rosters/{id}", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.status").value("REGISTERED"))
                .andExpect(jsonPath("$.valid").value(2))
                .andExpect(jsonPath("$.rejected").value(1));
        web.perform(get("/api/rosters/{id}/findings", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.rows[0].code").value("REFUSED_BY_BPJS"))
                .andExpect(jsonPath("$.rows[0].message")
                        .value(containsString(
                                "Baris 4: tidak dapat didaftarkan oleh BPJS Ketenagakerjaan: Sudah meninggal.")));
        assertThat(told(
                        """
                        select row_number || ' ' || from_state || ' ' || to_state || ' ' || coalesce(reason, '-')
                          from roster_person_event where roster_id = :roster and to_state <> 'DETERMINED' order by seq""",
                        roster))
                .containsExactly("2 VALID REGISTERED -", "3 VALID REGISTERED -", "4 VALID REFUSED Sudah meninggal");
        export("officer.pkl", roster, "csv").andExpect(status().isConflict());
    }

    @Test
    void theSameAnswerAgainChangesNothing() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2), man(3));
        var answer = "NIK;No. KPJ;Status;Alasan\n" + nik(1) + ";12006850011;Terdaftar;\n" + nik(2)
                + ";12006850012;DITOLAK;NIK tidak aktif\n";
        result("officer.pkl", roster, answer).andExpect(status().isOk());
        var before =
                told("select row_to_json(p)::text from roster_person p where roster_id = :roster order by id", roster);
        var journal = told("select seq::text from journal where subject_id = :roster order by seq", roster);
        var events = told("select seq::text from roster_person_event where roster_id = :roster", roster);

        result("officer.pkl", roster, answer)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.registered").value(0))
                .andExpect(jsonPath("$.refused").value(0))
                .andExpect(jsonPath("$.open").value(1));

        assertThat(told(
                        "select row_to_json(p)::text from roster_person p where roster_id = :roster order by id",
                        roster))
                .isEqualTo(before);
        assertThat(told("select seq::text from journal where subject_id = :roster order by seq", roster))
                .isEqualTo(journal);
        assertThat(told("select seq::text from roster_person_event where roster_id = :roster", roster))
                .isEqualTo(events);
        assertThat(states(roster)).containsExactly("2 VALID 12006850011", "3 REJECTED -", "4 VALID -");
    }

    @Test
    void everyMistakeIsToldAndNothingStored() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2), man(3), man(4));

        result(
                        "officer.pkl",
                        roster,
                        """
                        nik;kpj;hasil;keterangan
                        %s;12006850021;;
                        %s;12006850022;;
                        123;12006850023;;
                        %s;12006850021;;
                        %s;123;;
                        %s;;;
                        %s;12006850025;;ditolak
                        %s;;mungkin;
                        %s;;DITOLAK;
                        %s;;DITOLAK;pakai NIK %s
                        """
                                .formatted(
                                        nik(1), nik(99), nik(1), nik(2), nik(3), nik(3), nik(3), nik(4), nik(4),
                                        nik(4)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[*].row").value(contains(3, 4, 5, 5, 6, 7, 8, 9, 10, 11)))
                .andExpect(jsonPath("$.fileFindings[*].code")
                        .value(contains(
                                "PERSON_UNKNOWN",
                                "NIK_NOT_16_DIGITS",
                                "PERSON_TWICE",
                                "MEMBER_NUMBER_TWICE",
                                "MEMBER_NUMBER_INVALID",
                                "NOTHING_SAID",
                                "BOTH_SAID",
                                "OUTCOME_UNKNOWN",
                                "REASON_MISSING",
                                "REASON_WITH_IDENTITY_NUMBER")))
                .andExpect(jsonPath("$.fileFindings[2].message")
                        .value("Baris 5: NIK ini sudah ada di baris 2. Hapus salah satu."))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString(nik(1)))));

        assertThat(states(roster)).containsExactly("2 VALID -", "3 VALID -", "4 VALID -", "5 VALID -");
    }

    @Test
    void whatWasSaidOnceIsNotTurnedRound() throws Exception {
        var roster = fixture.handedOver(agreement, man(1), man(2), man(3));
        result("officer.pkl", roster, RESULT + nik(1) + ";12006850031;\n" + nik(2) + ";;Sudah meninggal\n");

        result(
                        "officer.pkl",
                        roster,
                        RESULT + nik(1) + ";;Sudah meninggal\n" + nik(2) + ";12006850032;\n" + nik(3)
                                + ";12006850031;\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[*].code")
                        .value(contains("ALREADY_REGISTERED", "ALREADY_REFUSED", "MEMBER_NUMBER_TAKEN")));
        assertThat(states(roster)).containsExactly("2 VALID 12006850031", "3 REJECTED -", "4 VALID -");
    }

    @Test
    void aTableWithoutTheNumbersIsRefusedWhole() throws Exception {
        result("officer.pkl", fixture.handedOver(agreement, man(1)), "nik;nama\n" + nik(1) + ";Slamet\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[0].code").value("HEADER_MISSING"))
                .andExpect(jsonPath("$.fileFindings[0].message").value(containsString("kpj")));
    }

    @Test
    void whoIsRefusedMayBeListedAgain() throws Exception {
        var roster = fixture.handedOver(agreement, man(1));
        result("officer.pkl", roster, RESULT + nik(1) + ";;Nama tidak sesuai\n").andExpect(status().isOk());

        assertThat(states(fixture.checked(agreement, man(1)))).containsExactly("2 VALID -");
    }
}
