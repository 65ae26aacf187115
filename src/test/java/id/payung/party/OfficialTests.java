package id.payung.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
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

import com.jayway.jsonpath.JsonPath;
import id.payung.party.OfficialRegister.OfficialEntry;
import id.payung.platform.Refused;
import id.payung.support.PayungTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pekalongan's officers keep its officials and mandates; nobody overwrites any. Today is 2 November 2026. */
@PayungTest
class OfficialTests {

    private static final String OFFICIALS = "/api/organisations/3375/officials";
    private static final String MANDATES = "/api/organisations/3375/mandates";

    @Autowired
    OfficialRegister register;

    @Autowired
    Officials officials;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    private MockMvc web;

    @BeforeEach
    void browser() {
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private static String head(String agency, String capacity, String from, String until) {
        return """
                {"position": "AGENCY_HEAD", "agency": "%s", "title": "Kepala Dinas", "name": "Contoh Kepala",
                 "employeeNumber": "19700101 199501 1 001", "capacity": "%s", "decree": "821.2/%s",
                 "validFrom": "%s"%s}"""
                .formatted(
                        agency, capacity, from, from, until == null ? "" : ", \"validUntil\": \"%s\"".formatted(until));
    }

    private ResultActions send(String who, String path, String body) throws Exception {
        return web.perform(post(path)
                .header("Accept-Language", "id")
                .contentType("application/json")
                .content(body)
                .with(user(who))
                .with(csrf()));
    }

    private ResultActions read(String who, String path) throws Exception {
        return web.perform(get(path).header("Accept-Language", "id").with(user(who)));
    }

    private String entered(String body) throws Exception {
        var answer = send("officer.3375", OFFICIALS, body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private String idOf(Position position) {
        return register.officials("3375", 0, 50).items().stream()
                .filter(official -> official.position() == position)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private static String letter(String number, String giver, String holder, String from, String until) {
        return """
                {"number": "%s", "giver": "%s", "holder": "%s", "scope": "PKS jamsostek", "validFrom": "%s",
                 "validUntil": "%s"}"""
                .formatted(number, giver, holder, from, until);
    }

    @Test
    void aNewHolderIsShownWithAllThatWasEnteredAndToldInTheLogWithoutTheNumber() throws Exception {
        var id = entered(head("hukum", "DEFINITIVE", "2026-07-01", null));

        read("legal.3375", OFFICIALS + "?size=200")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.officials[?(@.id=='%s')].employeeNumber".formatted(id))
                        .value(hasItem("19700101 199501 1 001")))
                .andExpect(jsonPath("$.officials[?(@.id=='%s')].agency".formatted(id))
                        .value(hasItem("hukum")));
        var told = jdbc.sql("select actor, after from administration where event = 'official.added' and subject = ?")
                .param(id)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .single();
        assertThat(told)
                .startsWith("officer.3375 3375.hukum AGENCY_HEAD")
                .contains("821.2/2026-07-01")
                .doesNotContain("199501");
    }

    @Test
    void theListComesInPagesAndSaysHowManyThereAre() throws Exception {
        read("officer.3375", OFFICIALS + "?page=1&size=2")
                .andExpect(jsonPath("$.officials.length()").value(lessThanOrEqualTo(2)))
                .andExpect(jsonPath("$.page").value(1))
                .andExpect(jsonPath("$.size").value(2))
                .andExpect(jsonPath("$.total")
                        .value(register.officials("3375", 0, 1).total()));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() throws Exception {
        send("officer.3375", OFFICIALS, "{\"position\": \"AGENCY_HEAD\", \"capacity\": \"PLT\", \"name\": \" \"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(containsInAnyOrder("title", "name", "decree", "validFrom", "validUntil", "agency")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "position       | \"position\": \"BRANCH_HEAD\"",
                "agency         | \"position\": \"MUNICIPAL_HEAD\", \"agency\": \"kesra\"",
                "agency         | \"position\": \"AGENCY_HEAD\", \"agency\": \"dishub\"",
                "validUntil     | \"validUntil\": \"2026-06-30\"",
                "validUntil     | \"capacity\": \"PJ\"",
                "validFrom      | \"validFrom\": \"1 Juli 2026\"",
                "employeeNumber | \"employeeNumber\": \"3375010503800001\"",
                "employeeNumber | \"employeeNumber\": \"?\"",
                "decree         | \"decree\": \"SK 3375010503800001\""
            })
    void aWrongFieldIsRefused(String field, String given) throws Exception {
        var body =
                """
                {"position": "REGIONAL_SECRETARY", "title": "Sekretaris Daerah", "name": "Contoh", "capacity": "DEFINITIVE",
                 "decree": "SK-1", "validFrom": "2026-07-01", %s}"""
                        .formatted(given);

        send("officer.3375", OFFICIALS, body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @Test
    void twoDefinitiveHoldersDoNotOverlapByADay() throws Exception {
        var first = entered(head("bpkad", "DEFINITIVE", "2026-01-01", null));

        send("officer.3375", OFFICIALS, head("bpkad", "DEFINITIVE", "2026-09-01", null))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("821.2/2026-01-01")));
        send("officer.3375", OFFICIALS + "/" + first + "/end", "{\"lastDay\": \"2026-09-01\"}")
                .andExpect(status().isNoContent());
        send("officer.3375", OFFICIALS, head("bpkad", "DEFINITIVE", "2026-09-01", null))
                .andExpect(status().isConflict());
        entered(head("bpkad", "DEFINITIVE", "2026-09-02", null));
    }

    @Test
    void somebodyWhoActsMayStandBesideTheHolderAndAnotherAgencyIsAnotherPosition() throws Exception {
        entered(head("setda", "DEFINITIVE", "2026-01-01", null));
        entered(head("setda", "PLH", "2026-03-01", "2026-03-14"));
        entered(head("kepala_daerah", "DEFINITIVE", "2026-01-01", null));
    }

    @Test
    void ofTwoWhoAreEnteredAtOnceOneIsRefused() throws Exception {
        var entry = new OfficialEntry(
                Position.AGENCY_HEAD,
                "disnaker",
                "Kepala Dinas Tenaga Kerja",
                "Contoh",
                null,
                Capacity.DEFINITIVE,
                "821.2/1",
                LocalDate.of(2026, 1, 1),
                null);
        var start = new CyclicBarrier(2);
        Callable<Boolean> enter = () -> {
            start.await(30, TimeUnit.SECONDS);
            try {
                register.enter("3375", entry);
                return true;
            } catch (Refused refused) {
                assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                return false;
            }
        };
        var people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> outcomes = people.invokeAll(List.of(enter, enter));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void theDatabaseItselfRefusesASecondDefinitiveHolder() {
        var mayor =
                officials.find(UUID.fromString(idOf(Position.MUNICIPAL_HEAD))).orElseThrow();
        assertThatThrownBy(() -> jdbc.sql(
                                """
                insert into official (id, organisation, position, title, name, capacity, decree, valid_from, entered_by,
                    entered_at)
                values (gen_random_uuid(), '3375', 'MUNICIPAL_HEAD', 'Wali Kota', 'Contoh', 'DEFINITIVE', 'SK', ?, 'x', now())""")
                        .param(mayor.validFrom().plusYears(1))
                        .update())
                .hasMessageContaining("official_one_definitive_holder");
    }

    @Test
    void theLastDayIsSetOnceAndTold() throws Exception {
        var id = entered(head("hukum", "PLT", "2026-08-01", "2026-12-31"));
        var end = OFFICIALS + "/" + id + "/end";

        send("officer.3375", end, "{}").andExpect(status().isBadRequest());
        send("officer.3375", end, "{\"lastDay\": \"2026-12-31\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("lastDay"));
        send("officer.3375", end, "{\"lastDay\": \"2026-07-30\"}").andExpect(status().isBadRequest());
        send("legal.3375", end, "{\"lastDay\": \"2026-10-15\"}").andExpect(status().isNoContent());
        send("legal.3375", end, "{\"lastDay\": \"2026-10-16\"}").andExpect(status().isConflict());

        assertThat(officials.find(UUID.fromString(id)).orElseThrow().lastDay()).isEqualTo(LocalDate.of(2026, 10, 15));
        assertThat(jdbc.sql("select after from administration where event = 'official.ended' and subject = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("2026-10-15");
    }

    @Test
    void aMistakeIsTakenBackByTheDayBeforeTheFirst() throws Exception {
        var id = entered(
                """
                {"position": "AGENCY_HEAD", "agency": "kepala_daerah", "title": "Kepala", "name": "Salah Tulis",
                 "capacity": "PLT", "decree": "SK-0", "validFrom": "2023-01-02", "validUntil": "2023-02-02"}""");

        send("officer.3375", OFFICIALS + "/" + id + "/end", "{\"lastDay\": \"2023-01-01\"}")
                .andExpect(status().isNoContent());

        var official = officials.find(UUID.fromString(id)).orElseThrow();
        assertThat(official.holdsOn(official.validFrom())).isFalse();
        read("officer.3375", "/officials?show=PAST")
                .andExpect(content().string(containsString("tidak pernah menjabat")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update official set name = 'X'",
                "update official set decree = 'X'",
                "update official set valid_until = '2026-12-31'",
                "delete from official",
                "update mandate set valid_until = '2030-12-31'",
                "update mandate set scope = 'X'",
                "delete from mandate"
            })
    void noStatementOverwritesWhatWasEntered(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("only added to");
    }

    @Test
    void aMandateIsGivenByTheMayorInOfficeToSomebodyElse() throws Exception {
        var mayor = idOf(Position.MUNICIPAL_HEAD);
        var secretary = idOf(Position.REGIONAL_SECRETARY);

        send("legal.3375", MANDATES, letter("100.3.7/0100", mayor, secretary, "2026-11-01", "2027-10-31"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString(MANDATES)));
        send("legal.3375", MANDATES, letter("100.3.7/0100", mayor, secretary, "2026-11-01", "2027-10-31"))
                .andExpect(status().isConflict());
        send("legal.3375", MANDATES, letter("2", secretary, mayor, "2026-11-01", "2027-10-31"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("giver", "holder")));
        send("legal.3375", MANDATES, letter("3", mayor, secretary, "2020-11-01", "2027-10-31"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].code").value("party.mandate.giverNotInOffice"));
        send("legal.3375", MANDATES, letter("4", mayor, secretary, "2026-11-01", "2026-10-31"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("validUntil"));
        send("legal.3375", MANDATES, letter("5", mayor, UUID.randomUUID().toString(), "2026-11-01", "2027-10-31"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("holder"));
    }

    @Test
    void aMandateIsWithdrawnOnceWithinItsDays() throws Exception {
        var answer = send(
                        "legal.3375",
                        MANDATES,
                        letter(
                                "100.3.7/0200",
                                idOf(Position.MUNICIPAL_HEAD),
                                idOf(Position.REGIONAL_SECRETARY),
                                "2026-11-01",
                                "2027-10-31"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(answer, "$.id");
        var withdrawal = MANDATES + "/" + id + "/withdrawal";

        send("officer.3375", withdrawal, "{\"withdrawnOn\": \"2026-10-31\"}").andExpect(status().isBadRequest());
        send("officer.3375", withdrawal, "{\"withdrawnOn\": \"2027-11-01\"}").andExpect(status().isBadRequest());
        send("officer.3375", withdrawal, "{\"withdrawnOn\": \"2027-01-15\"}").andExpect(status().isNoContent());
        send("officer.3375", withdrawal, "{\"withdrawnOn\": \"2027-01-15\"}").andExpect(status().isConflict());

        var mandate = officials.findMandate(UUID.fromString(id)).orElseThrow();
        assertThat(mandate.isValidOn(LocalDate.of(2027, 1, 14))).isTrue();
        assertThat(mandate.isValidOn(LocalDate.of(2027, 1, 15))).isFalse();
        assertThat(jdbc.sql("select event from administration where subject = ? order by seq")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("mandate.given", "mandate.withdrawn");
    }

    @ParameterizedTest
    @CsvSource({
        "officer.3375, 200, 201",
        "legal.3375, 200, 201",
        "verifier.3375, 403, 403",
        "finance.3375, 403, 403",
        "head.3375, 403, 403",
        "mayor.3375, 403, 403",
        "manager.3375, 403, 403",
        "ward.3375, 403, 403",
        "community.3375, 403, 403",
        "officer.3673, 404, 404",
        "officer.pkl, 404, 404",
        "legal.pkl, 404, 404",
        "admin, 200, 403",
        "auditor, 200, 403"
    })
    void whoReadsAndWhoKeeps(String who, int reads, int keeps) throws Exception {
        read(who, OFFICIALS).andExpect(status().is(reads));
        read(who, MANDATES).andExpect(status().is(reads));
        var acting = head("kesra", "PLH", "2026-05-01", "2026-05-02").replace("Contoh Kepala", "Contoh " + who);
        send(who, OFFICIALS, acting).andExpect(status().is(keeps));
        var letter = letter(
                "100.3.7/" + who,
                idOf(Position.MUNICIPAL_HEAD),
                idOf(Position.REGIONAL_SECRETARY),
                "2026-05-01",
                "2026-05-02");
        send(who, MANDATES, letter).andExpect(status().is(keeps));
        if (keeps != 201) {
            send(who, OFFICIALS + "/" + idOf(Position.MUNICIPAL_HEAD) + "/end", "{\"lastDay\": \"2026-11-01\"}")
                    .andExpect(status().is(keeps));
            assertThat(officials
                            .find(UUID.fromString(idOf(Position.MUNICIPAL_HEAD)))
                            .orElseThrow()
                            .endedOn())
                    .isNull();
            var mandate = register.mandates("3375", 0, 1).items().get(0).mandate();
            send(
                            who,
                            MANDATES + "/" + mandate.id() + "/withdrawal",
                            "{\"withdrawnOn\": \"%s\"}".formatted(mandate.validFrom()))
                    .andExpect(status().is(keeps));
            assertThat(officials.findMandate(mandate.id()).orElseThrow()).isEqualTo(mandate);
        }
    }

    @Test
    void nobodyReachesAnothersOfficialsThroughTheirOwnOrganisation() throws Exception {
        var mayor = idOf(Position.MUNICIPAL_HEAD);
        var mandate = register.mandates("3375", 0, 1).items().get(0).mandate().id();

        send("officer.3673", "/api/organisations/3673/officials/" + mayor + "/end", "{\"lastDay\": \"2026-11-01\"}")
                .andExpect(status().isNotFound());
        send(
                        "officer.3673",
                        "/api/organisations/3673/mandates/" + mandate + "/withdrawal",
                        "{\"withdrawnOn\": \"2026-11-01\"}")
                .andExpect(status().isNotFound());
        read("admin", "/api/organisations/9999/officials").andExpect(status().isNotFound());
    }

    @Test
    void thePageShowsWhoIsInOfficeWhoActsAndWhoWas() throws Exception {
        entered(
                """
                {"position": "REGIONAL_SECRETARY", "title": "Sekretaris Daerah", "name": "Pelaksana Harian Contoh",
                 "capacity": "PLH", "decree": "SK-PLH", "validFrom": "2026-10-20", "validUntil": "2026-11-20"}""");
        entered(
                """
                {"position": "REGIONAL_SECRETARY", "title": "Sekretaris Daerah", "name": "Pendahulu Contoh",
                 "capacity": "PJ", "decree": "SK-PJ", "validFrom": "2024-01-02", "validUntil": "2025-01-01"}""");

        read("officer.3375", "/officials")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Wali Kota Pekalongan")))
                .andExpect(content().string(containsString("Plh. Sekretaris Daerah")))
                .andExpect(content().string(containsString("20 Oktober 2026 – 20 November 2026")))
                .andExpect(content().string(containsString("data-api=\"json\"")))
                .andExpect(content().string(not(containsString("Pendahulu Contoh"))));
        read("officer.3375", "/officials?show=PAST").andExpect(content().string(containsString("Pendahulu Contoh")));
        read("officer.3375", "/officials?show=MANDATES")
                .andExpect(content().string(containsString("100.3.7/0003/2026")))
                .andExpect(content().string(containsString("Drs. Slamet Riyadi, M.Si.")));
    }

    @Test
    void thePageIsForThoseWhoKeepThemAndShowsOthersNoForm() throws Exception {
        read("officer.pkl", "/officials")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kepala Kantor Cabang Pekalongan")))
                .andExpect(content().string(not(containsString("show=MANDATES"))));
        read("admin", "/officials").andExpect(status().isOk());
        for (var show : List.of("PRESENT", "PAST", "MANDATES")) {
            read("admin", "/officials?organisation=3375&show=" + show)
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("data-api"))));
        }
        read("head.3375", "/officials").andExpect(status().isForbidden());
        read("ward.3375", "/officials").andExpect(status().isForbidden());
        read("officer.3375", "/officials?organisation=3673").andExpect(status().isNotFound());
    }
}
