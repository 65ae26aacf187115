package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The roster's API as its callers see it. */
@PayungTest
@ExtendWith(OutputCaptureExtension.class)
class RosterApiTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessDriver driver;

    @Autowired
    WebApplicationContext application;

    private RosterFixture fixture;
    private MockMvc web;

    @BeforeEach
    void open() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private static MockMultipartFile file(String... rows) {
        return new MockMultipartFile(
                "file", "3375010503800001.csv", "text/csv", (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
    }

    private ResultActions check(String user, String query, MockMultipartFile file) throws Exception {
        return web.perform(multipart("/api/rosters/check?" + query)
                .file(file)
                .with(user(user))
                .with(csrf()));
    }

    private ResultActions upload(String user, AgreementId agreement, MockMultipartFile file) throws Exception {
        return web.perform(multipart("/api/agreements/{id}/rosters", agreement)
                .file(file)
                .with(user(user))
                .with(csrf()));
    }

    private static final String PEKALONGAN = "municipality=3375&coverageStart=2027-03-01&regime=BPU";

    @Test
    void aDryRunAnswersCountsTotalsAndFindings() throws Exception {
        int before = storedPeople();

        check("officer.3375", PEKALONGAN, file(man(1), man(1), man(2).replace("Jl. Mawar 5", "")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows").value(3))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.warned").value(0))
                .andExpect(jsonPath("$.rejected").value(2))
                .andExpect(jsonPath("$.held").value(0))
                .andExpect(jsonPath("$.totals.DUPLICATE_IN_FILE").value(1))
                .andExpect(jsonPath("$.totals.ADDRESS_MISSING").value(1))
                .andExpect(jsonPath("$.truncated").doesNotExist())
                .andExpect(jsonPath("$.fileFindings").isEmpty())
                .andExpect(jsonPath("$.findings[0].row").value(3))
                .andExpect(jsonPath("$.findings[0].column").value("nik"))
                .andExpect(jsonPath("$.findings[0].code").value("DUPLICATE_IN_FILE"))
                .andExpect(jsonPath("$.findings[0].severity").value("E"))
                .andExpect(jsonPath("$.findings[0].message")
                        .value("Sel A3: NIK ini sudah ada di baris 2. Hapus salah satu, atau perbaiki NIK yang salah."))
                .andExpect(content().string(not(containsString("3375010503800001"))));
        assertThat(storedPeople()).isEqualTo(before);
    }

    private int storedPeople() {
        return jdbc.sql("select count(*) from roster_person")
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "officer.3375, 200",
        "labour.3375, 200",
        "ward.3375, 200",
        "officer.pkl, 200",
        "verifier.3375, 403",
        "community.3375, 403",
        "officer.3673, 403",
        "officer.srg, 403"
    })
    void aDryRunIsForOfficersWardsAndTheBranch(String who, int status) throws Exception {
        check(who, PEKALONGAN, file(man(1))).andExpect(status().is(status));
        check(who, "agreement=" + fixture.agreement(5), file(man(1))).andExpect(status().is(status));
    }

    @Test
    void aDryRunNamesEveryParameterThatIsMissingOrWrong() throws Exception {
        check("officer.3375", "coverageStart=soon&regime=XYZ", file(man(1)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(org.hamcrest.Matchers.containsInAnyOrder("municipality", "coverageStart", "regime")));
    }

    @Test
    void aFileThatIsRefusedWholeIs422WithItsFindings() throws Exception {
        var pdf = new MockMultipartFile("file", "roster.csv", "text/csv", "%PDF-1.7".getBytes(UTF_8));

        check("officer.3375", PEKALONGAN, pdf)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:payung:problem:roster.file.refused"))
                .andExpect(jsonPath("$.fileFindings[0].code").value("FILE_TYPE_UNSUPPORTED"))
                .andExpect(jsonPath("$.fileFindings[0].message").value(containsString("PDF")));
    }

    @Test
    void aDryRunOfTooManyRowsIs413() throws Exception {
        check(
                        "officer.3375",
                        PEKALONGAN,
                        file(IntStream.rangeClosed(1, 10_001)
                                .mapToObj(i -> ";;;;;;;x")
                                .toArray(String[]::new)))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value(containsString("10.000")));
    }

    @Test
    void anUploadIsAcceptedAndCanBeFollowed() throws Exception {
        var agreement = fixture.agreement(5);
        var roster = fixture.askedFor(agreement, 1);

        upload("officer.3375", agreement, file(man(1), man(2).replace("Jl. Mawar 5", "")))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/api/rosters/" + roster))
                .andExpect(jsonPath("$.id").value(roster.toString()))
                .andExpect(jsonPath("$.status").value("CHECKING"))
                .andExpect(jsonPath("$.check").value("QUEUED"));
        driver.runDueJobs();

        web.perform(get("/api/rosters/{id}", roster).with(user("officer.pkl")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("NEEDS_CORRECTION"))
                .andExpect(jsonPath("$.check").value("DONE"))
                .andExpect(jsonPath("$.progress").value(100))
                .andExpect(jsonPath("$.rows").value(2))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.rejected").value(1));
        web.perform(get("/api/agreements/{id}/rosters", agreement).with(user("verifier.3375")))
                .andExpect(jsonPath("$[0].id").value(roster.toString()));
        web.perform(get("/api/rosters/{id}", roster).with(user("officer.srg"))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../tmp/payung-was-here.csv",
                "C:\\Windows\\payung-was-here.csv",
                "/etc/payung-was-here\0.csv",
                "payung-was-here\r\nSet-Cookie: a=b.csv",
                "payung-was-here\"; filename=\"b.csv",
                "<script>alert('payung-was-here')</script>.csv",
                "${jndi:ldap://payung-was-here.invalid/x}.csv",
                "'; drop table roster; -- payung-was-here",
                "=HYPERLINK(payung-was-here).csv",
                "\u202Evsc.payung-was-here.exe",
                "payung-was-here 3375010503800001.xlsx",
                "CON payung-was-here."
            })
    void theNameOfAFileIsNotKeptNorTold(String name, CapturedOutput output) throws Exception {
        var agreement = fixture.agreement(5);
        fixture.askedFor(agreement, 1);
        var good = new MockMultipartFile("file", name, "text/csv", (HEADER + man(1) + "\n").getBytes(UTF_8));
        var bad = new MockMultipartFile("file", name, "text/csv", "%PDF-1.7".getBytes(UTF_8));

        for (var answer : List.of(
                check("officer.3375", PEKALONGAN, good).andExpect(status().isOk()),
                check("officer.3375", PEKALONGAN, bad).andExpect(status().isUnprocessableEntity()),
                upload("officer.3375", agreement, bad).andExpect(status().isUnprocessableEntity()),
                upload("officer.3375", agreement, good).andExpect(status().isAccepted()))) {
            var response = answer.andReturn().getResponse();
            assertThat(response.getContentAsString()).doesNotContain("payung-was-here");
            assertThat(response.getHeaderNames()).doesNotContain("Set-Cookie");
            assertThat(response.getHeaderNames().stream().map(response::getHeaders))
                    .noneMatch(values -> values.toString().contains("payung-was-here"));
        }
        driver.runDueJobs();

        for (String table : List.of("roster", "roster_check", "roster_finding", "roster_person", "journal")) {
            assertThat(jdbc.sql("select count(*) from %s t where t::text like '%%payung-was-here%%'".formatted(table))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(output.getAll()).doesNotContain("payung-was-here");
    }

    @Test
    void findingsArePaged() throws Exception {
        var agreement = fixture.agreement(5);
        var roster = fixture.askedFor(agreement, 1);
        upload(
                "officer.3375",
                agreement,
                file(IntStream.rangeClosed(1, 101)
                        .mapToObj(i -> man(i).replace("Jl. Mawar 5", ""))
                        .toArray(String[]::new)));
        driver.runDueJobs();

        web.perform(get("/api/rosters/{id}/findings?page=1", roster).with(user("officer.3375")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(101))
                .andExpect(jsonPath("$.totalPages").value(2))
                .andExpect(jsonPath("$.page").value(1))
                .andExpect(jsonPath("$.rows.length()").value(1))
                .andExpect(jsonPath("$.rows[0].row").value(102));
        web.perform(get("/api/rosters/{id}/findings", roster)
                        .header("Accept-Language", "en")
                        .with(user("officer.3375")))
                .andExpect(jsonPath("$.rows[0].message").value("Cell E2: the address is empty."));
        web.perform(get("/api/rosters/{id}/findings", roster).with(user("officer.3673")))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({"labour.3375", "verifier.3375", "community.3375", "officer.pkl", "officer.3673"})
    void onlyTheMunicipalOfficerOfTheAgreementsAgencyUploads(String who) throws Exception {
        var agreement = fixture.agreement(5);
        fixture.askedFor(agreement, 1);

        upload(who, agreement, file(man(1))).andExpect(status().isForbidden());
        web.perform(post("/api/agreements/{id}/rosters/from-predecessor", agreement)
                        .with(user(who))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void withoutARequestThereIsNoUpload() throws Exception {
        upload("officer.3375", fixture.agreement(5), file(man(1))).andExpect(status().isConflict());
    }

    @Test
    void moreThanTheQuotaWaitsForAPlace() throws Exception {
        var agreement = fixture.agreement(1);
        var roster = fixture.askedFor(agreement, 1);
        upload("officer.3375", agreement, file(man(1), man(2))).andExpect(status().isAccepted());
        driver.runDueJobs();

        web.perform(get("/api/rosters/{id}", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.status").value("CHECKED"))
                .andExpect(jsonPath("$.valid").value(2))
                .andExpect(jsonPath("$.waiting").value(1))
                .andExpect(jsonPath("$.fileFindings[0].code").value("QUOTA_EXCEEDED"))
                .andExpect(jsonPath("$.fileFindings[0].message").value(containsString("1 orang terakhir")));
    }

    @Test
    void onlyTheAgreementsOwnOfficerStopsACheckAndOnlyOneThatIsUnderWay() throws Exception {
        var agreement = fixture.agreement(5);
        var roster = fixture.askedFor(agreement, 1);
        upload("officer.3375", agreement, file(man(1)));

        cancelCheck("officer.pkl", roster).andExpect(status().isForbidden());
        cancelCheck("officer.3375", roster).andExpect(status().isAccepted());
        driver.runDueJobs();

        web.perform(get("/api/rosters/{id}", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.status").value("REQUESTED"))
                .andExpect(jsonPath("$.check").value("CANCELLED"));
        cancelCheck("officer.3375", roster).andExpect(status().isConflict());
    }

    private ResultActions cancelCheck(String user, RosterId roster) throws Exception {
        return web.perform(
                delete("/api/rosters/{id}/check", roster).with(user(user)).with(csrf()));
    }

    @Test
    void whereNobodyCanBeProposedItIsSaidSo() throws Exception {
        var agreement = fixture.agreement(5);
        fixture.askedFor(agreement, 1);

        web.perform(post("/api/agreements/{id}/rosters/from-predecessor", agreement)
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:payung:problem:roster.proposal.nobody"));
    }

    @Test
    void theTemplateIsOfferedFilledInAndChecked() throws Exception {
        var template = web.perform(get("/api/roster-template.xlsx?regime=BPU").with(user("officer.3375")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .andExpect(header().string("Content-Disposition", containsString("roster-template.xlsx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        check("officer.3375", PEKALONGAN, new MockMultipartFile("file", "data.xlsx", null, template))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows").value(1))
                .andExpect(jsonPath("$.valid").value(1))
                .andExpect(jsonPath("$.fileFindings").isEmpty());
    }

    @Test
    void theTemplateIsNotForStrangers() throws Exception {
        web.perform(get("/api/roster-template.xlsx")).andExpect(status().isUnauthorized());
    }
}
