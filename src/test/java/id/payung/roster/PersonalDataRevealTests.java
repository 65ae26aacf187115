package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.support.PayungTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People are masked everywhere, and shown in clear for a reason that stays. */
@PayungTest
class PersonalDataRevealTests {

    private static final String REASON = "Mencocokkan dengan KTP yang dibawa";
    private static final String FAMILY_CARD = "3375010101010007";

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient jdbc;

    private RosterFixture fixture;
    private MockMvc web;
    private RosterId roster;

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        roster = fixture.handedOver(
                fixture.agreement(10), man(1, FAMILY_CARD), man(2), man(3).replace("Jl. Mawar 5", ""));
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions reveal(String who, int row, String reason) throws Exception {
        return web.perform(post("/api/rosters/{id}/people/{row}/reveal", roster, row)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"%s\"}".formatted(reason))
                .with(user(who))
                .with(csrf()));
    }

    private List<String> looks() {
        return jdbc.sql(
                        """
                select actor || ' ' || organisation || ' ' || row_number || ' ' || reason
                  from personal_data_access where roster_id = :roster order by seq""")
                .param("roster", roster.value())
                .query(String.class)
                .list();
    }

    @Test
    void oneIsShownInClearForAReasonAndItIsWrittenDown() throws Exception {
        reveal("officer.3375", 2, REASON)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.nik").value(nik(1)))
                .andExpect(jsonPath("$.familyCard").value(FAMILY_CARD))
                .andExpect(jsonPath("$.phone").doesNotExist());
        reveal("officer.3375", 2, REASON).andExpect(status().isOk());
        reveal("verifier.3375", 3, REASON).andExpect(status().isOk());
        reveal("officer.pkl", 3, REASON).andExpect(status().isOk());

        assertThat(looks())
                .containsExactly(
                        "officer.3375 3375 2 " + REASON,
                        "officer.3375 3375 2 " + REASON,
                        "verifier.3375 3375 3 " + REASON,
                        "officer.pkl pkl 3 " + REASON);
        for (var sql : List.of("delete from personal_data_access", "update personal_data_access set reason = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "legal.pkl, 403",
        "finance.3375, 403",
        "auditor, 403",
        "labour.3375, 404",
        "officer.srg, 404",
        "officer.3673, 404",
        "ward.3375, 404"
    })
    void othersSeeNothingAndLeaveNoTrace(String who, int status) throws Exception {
        reveal(who, 2, REASON)
                .andExpect(status().is(status))
                .andExpect(content().string(not(containsString(nik(1)))));

        assertThat(looks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "cek data", "karena 3375010503800001 sama"})
    void withoutAReasonThatOthersUnderstandNothingIsShown(String reason) throws Exception {
        reveal("officer.3375", 2, reason)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        reveal("officer.3375", 2, "x".repeat(501)).andExpect(status().isBadRequest());

        assertThat(looks()).isEmpty();
    }

    @Test
    void aRowThatIsNotThereIsNotFound() throws Exception {
        reveal("officer.3375", 77, REASON).andExpect(status().isNotFound());
        assertThat(looks()).isEmpty();
    }

    @Test
    void theListIsMaskedPagedAndByState() throws Exception {
        web.perform(get("/api/rosters/{id}/people?size=2&page=1", roster).with(user("legal.pkl")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.totalPages").value(2))
                .andExpect(jsonPath("$.people.length()").value(1))
                .andExpect(jsonPath("$.people[0].row").value(4));
        web.perform(get("/api/rosters/{id}/people?state=REJECTED", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.people[0].state").value("REJECTED"))
                .andExpect(jsonPath("$.people[0].nik").value("3375**********03"))
                .andExpect(content().string(not(containsString(nik(3)))));
        web.perform(get("/api/rosters/{id}/people", roster).with(user("officer.srg")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPersonsHistoryIsTold() throws Exception {
        web.perform(get("/api/rosters/{id}/people/2/history", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].before").value("VALID"))
                .andExpect(jsonPath("$[0].after").value("DETERMINED"));
        web.perform(get("/api/rosters/{id}/people/2/history", roster).with(user("officer.srg")))
                .andExpect(status().isNotFound());
    }

    @Test
    void auditorsReadWhoLooked() throws Exception {
        reveal("officer.3375", 2, REASON);
        reveal("officer.pkl", 3, REASON);

        web.perform(get("/api/personal-data-access?size=1", roster).with(user("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].actor").value("officer.pkl"))
                .andExpect(jsonPath("$.items[0].roster").value(roster.toString()))
                .andExpect(jsonPath("$.items[0].row").value(3))
                .andExpect(jsonPath("$.items[0].reason").value(REASON));
        for (var who : List.of("officer.3375", "manager.pkl", "admin")) {
            web.perform(get("/api/personal-data-access").with(user(who))).andExpect(status().isForbidden());
        }
    }

    @Test
    void thePageListsPeopleMaskedAndOffersWhatTheUserMayDo() throws Exception {
        page("officer.pkl")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("3375**********01")))
                .andExpect(content().string(containsString("/people/2/reveal")))
                .andExpect(content().string(containsString("registration.xlsx")))
                .andExpect(content().string(containsString("minutes.pdf")))
                .andExpect(content().string(not(containsString(nik(1)))));
        page("officer.3375").andExpect(content().string(not(containsString("registration.xlsx"))));
        page("legal.pkl").andExpect(status().isOk()).andExpect(content().string(not(containsString("/reveal"))));
        page("officer.srg").andExpect(status().isNotFound());
    }

    @Test
    void thePageSpeaksEnglishToo() throws Exception {
        web.perform(get("/rosters/{id}?state=", roster)
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .with(user("officer.pkl")))
                .andExpect(content().string(containsString("Roster, wave 1")))
                .andExpect(content().string(not(containsString("??"))));
    }

    private ResultActions page(String who) throws Exception {
        return web.perform(
                get("/rosters/{id}", roster).header("Accept", "text/html").with(user(who)));
    }
}
