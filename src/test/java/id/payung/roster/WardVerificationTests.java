package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Subject;
import id.payung.support.PayungTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Medono has two people on a roster that is being verified, Podosugih one, and Kramatsari none. */
@PayungTest
class WardVerificationTests {

    private static final String MEDONO = "ward.3375";
    private static final String PODOSUGIH = "podosugih.3375";
    private static final String ELSEWHERE = "kramatsari.3375";
    private static final String MOVED = "Baris 3 sudah pindah ke Kabupaten Batang.";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    @Autowired
    WardVerification wards;

    @Autowired
    RosterBriefing briefing;

    private MockMvc web;
    private AgreementId agreement;
    private RosterId roster;

    @BeforeEach
    void aRosterIsBeingVerified() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        var fixture = new RosterFixture(application);
        fixture.pekalongan();
        fixture.readers();
        fixture.wardHead(PODOSUGIH, "33.75.01.1003");
        fixture.wardHead(ELSEWHERE, "33.75.01.1001");
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        agreement = fixture.agreement(10);
        roster = fixture.checked(
                agreement,
                man(1),
                man(2),
                man(3).replace("33.75.01.1002", "33.75.01.1003"),
                man(4).replaceFirst("^[0-9]+", ""));
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private ResultActions answer(String who, String json) throws Exception {
        return web.perform(post("/api/rosters/{id}/wards/own/verdict", roster)
                .with(user(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private static String objection(String reason) {
        return "{\"verdict\": \"RETURN\", \"reason\": \"%s\"}".formatted(reason);
    }

    private ResultActions see(String who, String path) throws Exception {
        return web.perform(get(path, roster).with(user(who)));
    }

    @Test
    void aWardHeadSeesTheOwnWardsPeopleWithMaskedNumbers() throws Exception {
        see(MEDONO, "/api/rosters/{id}/wards/own")
                .andExpect(jsonPath("$.ward.name").value("Medono"))
                .andExpect(jsonPath("$.people[*].row").value(contains(2, 3)))
                .andExpect(jsonPath("$.people[0].nik").value("3375**********01"))
                .andExpect(jsonPath("$.people[0].birthDate").value("1980-03-05"))
                .andExpect(jsonPath("$.people[0].address").value("Jl. Mawar 5"))
                .andExpect(content().string(not(containsString("337501050380"))));
        see(MEDONO, "/api/rosters/{id}/wards/own?page=1&size=1")
                .andExpect(jsonPath("$.people[*].row").value(contains(3)))
                .andExpect(jsonPath("$.totalPages").value(2));
        see(MEDONO, "/rosters/{id}/ward").andExpect(content().string(containsString("Periksa warga Medono")));
        see(MEDONO, "/ward")
                .andExpect(content().string(containsString("/rosters/%s/ward".formatted(roster))))
                .andExpect(content().string(containsString("belum dijawab")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ELSEWHERE, "officer.3375", "verifier.3375", "officer.pkl", "community.3375", "officer.3673"})
    void nobodyElseHasAWardThere(String who) throws Exception {
        see(who, "/api/rosters/{id}/wards/own").andExpect(status().isNotFound());
        answer(who, "{\"verdict\": \"VERIFY\"}").andExpect(status().isNotFound());
    }

    @Test
    void readersOfTheAgreementSeeWhatEachWardSays() throws Exception {
        answer(MEDONO, objection(MOVED)).andExpect(status().isNoContent());
        answer(PODOSUGIH, "{\"verdict\": \"VERIFY\"}").andExpect(status().isNoContent());

        see("officer.pkl", "/api/rosters/{id}/wards")
                .andExpect(jsonPath("$[*].name").value(contains("Medono", "Podosugih")))
                .andExpect(jsonPath("$[*].people").value(contains(2, 1)))
                .andExpect(jsonPath("$[*].verdict").value(contains("RETURN", "VERIFY")))
                .andExpect(jsonPath("$[0].reason").value(MOVED))
                .andExpect(jsonPath("$[0].verifiedBy").value(MEDONO));
        see("officer.3375", "/rosters/{id}").andExpect(content().string(containsString(MOVED)));
        see("officer.3673", "/api/rosters/{id}/wards").andExpect(status().isNotFound());
        see(MEDONO, "/api/rosters/{id}/wards").andExpect(status().isNotFound());
        assertThat(briefing.of(new Subject("verifyByMunicipality", roster.value(), agreement.value()))
                        .facts())
                .contains(
                        new Fact("fact.roster.wardsAnswered", "2 dari 2 kelurahan sudah menjawab"),
                        new Fact("fact.roster.wardObjection", "Medono: " + MOVED));
    }

    @Test
    void anObjectionSaysWhatIsWrongWithoutAnIdentityNumber() throws Exception {
        answer(MEDONO, "{}").andExpect(jsonPath("$.errors[0].field").value("verdict"));
        for (var reason : new String[] {"", "   ", "x", "x".repeat(1_001), "NIK 3375010503800001 pindah"}) {
            answer(MEDONO, objection(reason))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].field").value("reason"));
        }
        see("officer.pkl", "/api/rosters/{id}/wards")
                .andExpect(jsonPath("$[?(@.verdict != null)]").value(hasSize(0)));
    }

    @Test
    void aWardAnswersOnceForEachSubmission() throws Exception {
        answer(MEDONO, objection(MOVED)).andExpect(status().isNoContent());
        answer(MEDONO, "{\"verdict\": \"VERIFY\"}").andExpect(status().isConflict());
        see(MEDONO, "/rosters/{id}/ward").andExpect(content().string(containsString("Ada yang salah")));

        jdbc.sql("update roster set submitted_at = submitted_at + interval '1 day' where id = ?")
                .param(roster.value())
                .update();
        see("officer.pkl", "/api/rosters/{id}/wards")
                .andExpect(jsonPath("$[?(@.verdict != null)]").value(hasSize(0)));
        answer(MEDONO, "{\"verdict\": \"VERIFY\"}").andExpect(status().isNoContent());
        assertThatThrownBy(() -> jdbc.sql("delete from roster_ward_verdict").update())
                .hasMessageContaining("What a ward said stays said");
    }

    @Test
    void nothingIsAskedBeforeTheOfficerSubmitsNorAfterBothSidesVerified() throws Exception {
        jdbc.sql("update roster set submitted_at = null where id = ?")
                .param(roster.value())
                .update();
        see(MEDONO, "/api/rosters/{id}/wards/own").andExpect(status().isNotFound());
        jdbc.sql("update roster set submitted_at = now(), status = 'VERIFIED' where id = ?")
                .param(roster.value())
                .update();
        answer(MEDONO, "{\"verdict\": \"VERIFY\"}").andExpect(status().isNotFound());
    }

    @Test
    void headsOfWardsWithPeopleAreWrittenToOncePerSubmission() {
        wards.ask(roster);
        wards.ask(roster);
        assertThat(written()).containsExactly(PODOSUGIH, MEDONO);

        jdbc.sql("update roster set submitted_at = submitted_at + interval '1 day' where id = ?")
                .param(roster.value())
                .update();
        wards.ask(roster);
        assertThat(written()).containsExactly(PODOSUGIH, PODOSUGIH, MEDONO, MEDONO);
    }

    private List<String> written() {
        return jdbc.sql("select recipient_user from notification where once_key like ? order by 1")
                .param("roster/%s/wards/%%".formatted(roster))
                .query(String.class)
                .list();
    }
}
