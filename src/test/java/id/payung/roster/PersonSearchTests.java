package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
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

/** Where a person stands, for those who work with people; each search stays written down. */
@PayungTest
class PersonSearchTests {

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient jdbc;

    private RosterFixture fixture;
    private MockMvc web;
    private Place place;
    private static int people;
    private int person;

    private record Place(String agreement, String roster) {}

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        fixture.readers();
        // Test methods of one class see each other's rows.
        person = people += 2;
        var agreement = fixture.agreement(10);
        var roster = fixture.checked(agreement, man(person), man(person + 1));
        place = new Place(agreement.toString(), roster.toString());
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions search(String who, String nik) throws Exception {
        return web.perform(post("/api/archive/people")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"nik\": \"%s\"}".formatted(nik))
                .with(user(who))
                .with(csrf()));
    }

    private long searches() {
        return jdbc.sql("select count(*) from personal_data_access where kind = 'SEARCH'")
                .query(Long.class)
                .single();
    }

    private String lastSearch() {
        return jdbc.sql(
                        """
                select concat_ws(' ', actor, organisation, kind, found, agreement_id, reason)
                  from personal_data_access order by seq desc limit 1""")
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.pkl", "officer.3375", "verifier.3375"})
    void whoWorksWithPeopleFindsWhereOneStands(String who) throws Exception {
        search(who, nik(person))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].agreement").value(place.agreement()))
                .andExpect(jsonPath("$.items[0].roster").value(place.roster()))
                .andExpect(jsonPath("$.items[0].row").value(2))
                .andExpect(jsonPath("$.items[0].state").value("VALID"))
                .andExpect(content().string(not(containsString(nik(person)))));

        assertThat(lastSearch()).startsWith(who + " ").endsWith(" SEARCH 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.srg", "officer.3673", "labour.3375"})
    void othersFindNobodyAndTheirSearchIsWrittenDownToo(String who) throws Exception {
        search(who, nik(person)).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(0)));

        assertThat(lastSearch()).startsWith(who + " ").endsWith(" SEARCH 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "manager.3375", "ward.3375", "community.3375"})
    void whoDoesNotWorkWithPeopleMayNotSearch(String who) throws Exception {
        long before = searches();

        search(who, nik(person)).andExpect(status().isForbidden());
        web.perform(get("/archive/people").with(user(who))).andExpect(status().isForbidden());
        web.perform(post("/archive/people")
                        .param("nik", nik(person))
                        .with(user(who))
                        .with(csrf()))
                .andExpect(status().isForbidden());

        assertThat(searches()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "'', form.refused.missing",
        "123, roster.search.notANumber",
        "33750105038000010, roster.search.notANumber"
    })
    void whatIsNoNumberIsRefusedWithoutRepeatingIt(String nik, String code) throws Exception {
        search("officer.3375", nik)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("nik"))
                .andExpect(jsonPath("$.errors[0].code").value(code));
        web.perform(post("/archive/people")
                        .param("nik", nik)
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("class=\"alert\"")));
    }

    @Test
    void theNumberIsWrittenDownAsAHashOnly() throws Exception {
        search("officer.3375", nik(person).substring(0, 4) + " " + nik(person).substring(4))
                .andExpect(status().isOk());

        assertThat(jdbc.sql("select nik_index from personal_data_access order by seq desc limit 1")
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .isEqualTo(jdbc.sql("select nik_index from roster_person where roster_id = :roster and row_number = 2")
                        .param("roster", java.util.UUID.fromString(place.roster()))
                        .query((row, number) -> row.getBytes(1))
                        .single());
    }

    @Test
    void thePageShowsPlacesAndNeverTheNumber() throws Exception {
        web.perform(get("/archive/people").with(user("officer.3375"))).andExpect(status().isOk());
        web.perform(post("/archive/people")
                        .param("nik", nik(person))
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(containsString("/rosters/" + place.roster())))
                .andExpect(content().string(not(containsString(nik(person)))));
    }

    @Test
    void auditorsReadWhoSearched() throws Exception {
        search("officer.3375", nik(person + 1)).andExpect(status().isOk());

        web.perform(get("/api/personal-data-access?size=1").with(user("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].kind").value("SEARCH"))
                .andExpect(jsonPath("$.items[0].actor").value("officer.3375"))
                .andExpect(jsonPath("$.items[0].found").value(1))
                .andExpect(jsonPath("$.items[0].roster").doesNotExist());
        assertThat(List.of(jdbc.sql("select count(*) from journal where note like '%3375010%'")
                        .query(Long.class)
                        .single()))
                .containsExactly(0L);
    }
}
