package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import id.payung.roster.people.WardParts;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Medono and Podosugih, two wards of Pekalongan, bring their people, and the municipality makes one roster of them. */
@PayungTest
class WardPartsTests {

    private static final String MEDONO = "ward.3375";
    private static final String PODOSUGIH = "podosugih.3375";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessDriver driver;

    @Autowired
    WebApplicationContext application;

    @Autowired
    RosterRecords records;

    @Autowired
    WardParts parts;

    private RosterFixture fixture;
    private MockMvc web;
    private AgreementId agreement;
    private RosterId roster;

    @BeforeEach
    void aRosterIsAskedFor() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        fixture.wardHead(PODOSUGIH, "33.75.01.1003");
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        agreement = fixture.agreement(10);
        roster = fixture.askedFor(agreement, 1);
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static String ofPodosugih(int serial) {
        return man(serial).replace("33.75.01.1002", "33.75.01.1003");
    }

    private ResultActions upload(String who, String... rows) throws Exception {
        var file = new MockMultipartFile(
                "file", "a.csv", "text/csv", (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
        return web.perform(multipart("/api/agreements/{id}/rosters", agreement)
                .file(file)
                .with(user(who))
                .with(csrf()));
    }

    private ResultActions merge(String who) throws Exception {
        return web.perform(post("/api/agreements/{id}/rosters/from-wards", agreement)
                .with(user(who))
                .with(csrf()));
    }

    private ResultActions read(String who, String path, Object... of) throws Exception {
        return web.perform(get(path, of).with(user(who)));
    }

    private void mergedAndJudged() throws Exception {
        merge("officer.3375").andExpect(status().isAccepted());
        driver.runDueJobs();
    }

    private Roster now() {
        return Rosters.require(records.findById(roster.value()));
    }

    private List<String> rows() {
        return jdbc.sql(
                        """
                select row_number || ' ' || state || ' ' || nik_masked || coalesce(' ' || origin, '') from roster_person
                 where roster_id = :r order by row_number""")
                .param("r", roster.value())
                .query(String.class)
                .list();
    }

    private int keptPeople() {
        return jdbc.sql(
                        """
                select count(*) from roster_part_person p join roster_part part on part.id = p.part_id
                 where part.roster_id = :r""")
                .param("r", roster.value())
                .query(Integer.class)
                .single();
    }

    private UUID part(String areaCode) {
        return parts.of(roster, areaCode).orElseThrow().id();
    }

    @Test
    void aWardsUploadIsJudgedAtOnceAndKeptApart() throws Exception {
        upload(MEDONO, man(1), man(2).replace("Jl. Mawar 5", ""))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/api/rosters/" + roster))
                .andExpect(jsonPath("$.status").value("REQUESTED"))
                .andExpect(jsonPath("$.progress").value(100))
                .andExpect(jsonPath("$.rows").value(2))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.rejected").value(1));

        assertThat(rows()).isEmpty();
        assertThat(now().upload()).isNull();
        assertThat(keptPeople()).as("rejected rows are not kept").isEqualTo(1);
        read(MEDONO, "/api/rosters/{id}", roster)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows").value(2));
        for (String path : List.of("/api/rosters/" + roster, "/api/roster-parts/" + part("33.75.01.1002"))) {
            read(MEDONO, path + "/findings")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.total").value(1))
                    .andExpect(jsonPath("$.rows[0].row").value(3))
                    .andExpect(jsonPath("$.rows[0].code").value("ADDRESS_MISSING"));
        }
    }

    @Test
    void peopleOfAnotherWardAreRejected() throws Exception {
        upload(MEDONO, man(1), ofPodosugih(2), man(3).replace("33.75.01.1002", "36.73.01.1001"))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.rejected").value(2));

        read(MEDONO, "/api/roster-parts/{id}/findings", part("33.75.01.1002"))
                .andExpect(jsonPath("$.rows[*].row").value(contains(3, 4)))
                .andExpect(jsonPath("$.rows[*].code")
                        .value(contains("AREA_OUTSIDE_MUNICIPALITY", "AREA_OUTSIDE_MUNICIPALITY")))
                .andExpect(jsonPath("$.rows[0].message")
                        .value("Sel F3: kode wilayah ini bukan kelurahan Anda (33.75.01.1002). Perbaiki kodenya, atau"
                                + " hapus baris ini: kelurahan orang itu sendiri yang mengunggahnya."));
    }

    @Test
    void aNewUploadReplacesTheWardsOwnAndNoOther() throws Exception {
        upload(PODOSUGIH, ofPodosugih(9));
        upload(MEDONO, man(1), man(2));
        var before = part("33.75.01.1002");
        upload(MEDONO, man(1), man(2)).andExpect(status().isAccepted());
        assertThat(part("33.75.01.1002")).as("the same file again").isEqualTo(before);

        upload(MEDONO, man(3)).andExpect(jsonPath("$.rows").value(1));

        assertThat(part("33.75.01.1002")).isNotEqualTo(before);
        assertThat(keptPeople()).isEqualTo(2);
    }

    @Test
    void aFileThatIsRefusedLeavesWhatWasThere() throws Exception {
        upload(MEDONO, man(1), man(2));
        var pdf = new MockMultipartFile("file", "a.csv", "text/csv", "%PDF-1.7".getBytes(UTF_8));

        web.perform(multipart("/api/agreements/{id}/rosters", agreement)
                        .file(pdf)
                        .with(user(MEDONO))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.fileFindings[0].code").value("FILE_TYPE_UNSUPPORTED"));
        upload(
                        MEDONO,
                        IntStream.rangeClosed(1, 10_001)
                                .mapToObj(i -> ";;;;;;;x")
                                .toArray(String[]::new))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value(containsString("petugas")));

        assertThat(keptPeople()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"verifier.3375", "community.3375", "officer.pkl", "labour.3375", "officer.3673", "lost.3375"})
    void nobodyElseUploads(String who) throws Exception {
        fixture.wardHead("lost.3375", null);

        upload(who, man(1)).andExpect(status().isForbidden());

        assertThat(parts.of(roster)).isEmpty();
    }

    @Test
    void aWardHeadOfAnotherMunicipalityNeitherUploadsNorReads() throws Exception {
        upload(MEDONO, man(1));
        jdbc.sql("update agreement set municipality = '3673', branch = 'srg' where id = :id")
                .param("id", agreement.value())
                .update();

        upload(MEDONO, man(2)).andExpect(status().isForbidden());
        read(MEDONO, "/api/agreements/{id}/rosters/parts", agreement).andExpect(status().isNotFound());
        read(MEDONO, "/api/rosters/{id}", roster).andExpect(status().isNotFound());
        read(MEDONO, "/api/roster-parts/{id}/findings", part("33.75.01.1002")).andExpect(status().isNotFound());
        read(MEDONO, "/ward").andExpect(content().string(not(containsString(agreement.toString()))));
    }

    @Test
    void aWardHeadSeesTheOwnUploadAndTheOfficerAll() throws Exception {
        upload(MEDONO, man(1));
        upload(PODOSUGIH, ofPodosugih(2), ofPodosugih(3));

        read(MEDONO, "/api/agreements/{id}/rosters/parts", agreement)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].areaName").value(contains("Medono")));
        read(MEDONO, "/api/roster-parts/{id}/findings", part("33.75.01.1003")).andExpect(status().isNotFound());
        read("officer.3375", "/api/agreements/{id}/rosters/parts", agreement)
                .andExpect(jsonPath("$[*].areaCode").value(contains("33.75.01.1002", "33.75.01.1003")))
                .andExpect(jsonPath("$[1].valid").value(2))
                .andExpect(jsonPath("$[1].uploadedBy").value(PODOSUGIH))
                .andExpect(jsonPath("$[1].merged").value(false));
        read("officer.3375", "/api/roster-parts/{id}/findings", part("33.75.01.1003"))
                .andExpect(status().isOk());
        read("community.3375", "/api/agreements/{id}/rosters/parts", agreement).andExpect(status().isNotFound());
        read("officer.3673", "/api/roster-parts/{id}/findings", part("33.75.01.1003"))
                .andExpect(status().isNotFound());
    }

    @Test
    void mergedRowsStandInTheOrderOfTheWardsAndSayWhereTheyComeFrom() throws Exception {
        upload(PODOSUGIH, ofPodosugih(3), ofPodosugih(4));
        upload(MEDONO, man(1), man(2).replace("Jl. Mawar 5", ""), man(5));

        mergedAndJudged();

        assertThat(rows())
                .containsExactly(
                        "1 VALID 3375**********01 33.75.01.1002:2",
                        "2 VALID 3375**********05 33.75.01.1002:4",
                        "3 VALID 3375**********03 33.75.01.1003:2",
                        "4 VALID 3375**********04 33.75.01.1003:3");
        assertThat(now().status()).isEqualTo(RosterStatus.CHECKED);
        read("officer.3375", "/api/rosters/{id}", roster)
                .andExpect(jsonPath("$.source").value("WARDS"))
                .andExpect(jsonPath("$.valid").value(4));
        read("officer.3375", "/api/rosters/{id}/people", roster)
                .andExpect(jsonPath("$.people[1].origin").value("33.75.01.1002:4"));
        read("officer.3375", "/api/agreements/{id}/rosters/parts", agreement)
                .andExpect(jsonPath("$[*].merged").value(contains(true, true)));
    }

    @Test
    void whoeverTwoWardsBringIsFoundWhenTheyAreMerged() throws Exception {
        upload(MEDONO, man(1), man(2)).andExpect(jsonPath("$.rejected").value(0));
        upload(PODOSUGIH, ofPodosugih(2)).andExpect(jsonPath("$.rejected").value(0));

        mergedAndJudged();

        assertThat(rows().get(2)).startsWith("3 REJECTED");
        assertThat(now().status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        read("officer.3375", "/api/rosters/{id}/findings", roster)
                .andExpect(jsonPath("$.rows[0].code").value("DUPLICATE_IN_FILE"));
        // What became of the merged rows does not count against the next upload of the same people.
        upload(PODOSUGIH, ofPodosugih(2), ofPodosugih(3))
                .andExpect(jsonPath("$.valid").value(2))
                .andExpect(jsonPath("$.rejected").value(0));
    }

    @Test
    void theSameUploadsAreMergedOnceAndChangedOnesAnew() throws Exception {
        upload(MEDONO, man(1));
        mergedAndJudged();
        merge("officer.3375").andExpect(status().isAccepted());
        assertThat(now().status()).isEqualTo(RosterStatus.CHECKED);

        upload(PODOSUGIH, ofPodosugih(2));
        mergedAndJudged();

        assertThat(rows()).hasSize(2);
    }

    @Test
    void heldRowsAreMergedAndHeldAgain() throws Exception {
        fixture.handedOver(fixture.agreement(10), man(1));
        upload(MEDONO, man(1), man(2)).andExpect(jsonPath("$.held").value(1));

        mergedAndJudged();

        assertThat(rows()).hasSize(2).first().asString().startsWith("1 HELD");
    }

    @Test
    void theQuotaOfAWardHoldsWhereItsPeopleAreMerged() throws Exception {
        jdbc.sql("insert into ward_quota values (:id, '33.75.01.1002', 1, 'officer.3375', now())")
                .param("id", agreement.value())
                .update();
        upload(MEDONO, man(1), man(2))
                .andExpect(jsonPath("$.fileFindings[0].code").value("QUOTA_EXCEEDED"));
        upload(PODOSUGIH, ofPodosugih(3));

        mergedAndJudged();

        assertThat(rows()).extracting(row -> row.split(" ")[1]).containsExactly("VALID", "WAITING", "VALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {MEDONO, "verifier.3375", "officer.pkl", "labour.3375", "officer.3673"})
    void onlyTheMunicipalOfficerMerges(String who) throws Exception {
        upload(MEDONO, man(1));

        merge(who).andExpect(status().isForbidden());

        assertThat(now().status()).isEqualTo(RosterStatus.REQUESTED);
    }

    @Test
    void thereMustBeSomebodyToMerge() throws Exception {
        merge("officer.3375").andExpect(status().isConflict());
        upload(MEDONO, man(1).replace("Jl. Mawar 5", ""));
        merge("officer.3375").andExpect(status().isConflict());
    }

    @Test
    void wardsUploadOnlyWhileTheRosterIsAskedFor() throws Exception {
        upload(MEDONO, man(1));
        merge("officer.3375");
        upload(MEDONO, man(2))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("Pemeriksaan belum selesai")));
        driver.runDueJobs();
        jdbc.sql("update roster set submitted_by = 'officer.3375', submitted_at = now() where id = :r")
                .param("r", roster.value())
                .update();

        upload(MEDONO, man(2)).andExpect(status().isConflict());
        read(MEDONO, "/api/agreements/{id}/rosters/parts", agreement).andExpect(status().isNotFound());
        read("officer.3375", "/api/agreements/{id}/rosters/parts", agreement)
                .andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void theOfficersTaskTellsHowManyWardsBroughtPeople() throws Exception {
        upload(MEDONO, man(1), man(2));
        upload(PODOSUGIH, ofPodosugih(3));

        var briefing = application
                .getBean(RosterBriefing.class)
                .of(new Subject("submitRoster", roster.value(), agreement.value()));

        assertThat(briefing.facts()).contains(new Fact("fact.roster.wardParts", "2 kelurahan, 3 orang"));
        assertThat(briefing.papers())
                .contains(new Paper("Gabungkan unggahan kelurahan", "/rosters/%s#wards".formatted(roster)));
        read("officer.3375", "/rosters/{id}", roster)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/rosters/from-wards?roster=" + roster)))
                .andExpect(content().string(containsString("Podosugih")));
        read("verifier.3375", "/rosters/{id}", roster)
                .andExpect(content().string(containsString("Podosugih")))
                .andExpect(content().string(not(containsString("from-wards"))));
    }

    @Test
    void theWardsPageTakesTheFileAndTellsWhatIsWrong() throws Exception {
        read(MEDONO, "/").andExpect(content().string(containsString("href=\"/ward\"")));
        read(MEDONO, "/ward?roster=" + roster)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Medono")))
                .andExpect(content()
                        .string(containsString(
                                "action=\"/api/agreements/%s/rosters?roster=%s\"".formatted(agreement, roster))));
        upload(MEDONO, ofPodosugih(1));
        read(MEDONO, "/ward?roster=" + roster)
                .andExpect(content().string(containsString("bukan kelurahan Anda (33.75.01.1002)")));
        read("officer.3375", "/ward").andExpect(status().isForbidden());
    }

    private UUID decree() {
        var scan = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into document (id, agreement_id, kind, name, media_type, size, sha256, stored_by, stored_at, content)
                values (:id, :agreement, 'DECREE', 'sk.pdf', 'application/pdf', 1, 'x', 'officer.3375', now(), '\\x00')""")
                .param("id", scan)
                .param("agreement", agreement.value())
                .update();
        return scan;
    }

    @Test
    void theDecreeLeavesNoPartsBehind() throws Exception {
        upload(MEDONO, man(1));
        mergedAndJudged();
        jdbc.sql("update roster set status = 'VERIFIED' where id = :r")
                .param("r", roster.value())
                .update();
        var scan = decree();

        driver.as("officer.3375", () -> {
            application
                    .getBean(RosterDetermination.class)
                    .determine(roster, "400.9/0113", LocalDate.of(2026, 1, 1), scan);
            return null;
        });

        assertThat(now().status()).isEqualTo(RosterStatus.DETERMINED);
        assertThat(parts.of(roster)).isEmpty();
        assertThat(keptPeople()).isZero();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aCancelledRosterLeavesNoPartsBehind() throws Exception {
        upload(MEDONO, man(1));

        driver.as("officer.3375", () -> {
            application.getBean(RosterRequests.class).cancelOpen(agreement);
            return null;
        });

        assertThat(now().status()).isEqualTo(RosterStatus.CANCELLED);
        assertThat(parts.of(roster)).isEmpty();
        assertThat(keptPeople()).isZero();
    }
}
