package id.payung.monitoring;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.document.inspection.MadePdf;
import id.payung.platform.Actor;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** An agreement of the city's kesra with its branch: who reads it, its papers and its past, and who acts on it. */
@PayungTest
@AutoConfigureMockMvc(addFilters = false)
@Import(Agreements.class)
class WhoReadsAgreementsTests {

    private static final Path PDF = Path.of("docs/samples/scan.pdf");

    @Autowired
    private MockMvc http;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Agreements.User user;

    private UUID agreement;

    @BeforeEach
    void agreed() {
        agreement = agreements.agreement("pkl", "3375", "Lebe", "IN_FORCE", 2170, "2026-11-01");
    }

    private static Actor somebody(Role role, @Nullable String organisation, @Nullable String agency) {
        return new Actor(role.id() + "." + organisation, role.id(), Set.of(role), organisation, agency);
    }

    private List<String> whatIsRead() {
        var one = "/api/agreements/" + agreement;
        return List.of(
                one,
                one + "/timeline",
                one + "/documents",
                one + "/articles",
                one + "/rosters",
                one + "/bills",
                "/agreements/" + agreement,
                "/agreements/" + agreement + "/text");
    }

    private ResultActions read(Actor actor, String path) throws Exception {
        user.actor = actor;
        return http.perform(get(path));
    }

    @ParameterizedTest
    @CsvSource({
        "BRANCH_OFFICER, pkl,",
        "BRANCH_LEGAL, pkl,",
        "BRANCH_FINANCE, pkl,",
        "BRANCH_HEAD, pkl,",
        "MANAGER, pkl,",
        "MUNICIPAL_OFFICER, 3375, kesra",
        "MUNICIPAL_VERIFIER, 3375, kesra",
        "AGENCY_HEAD, 3375, kesra",
        "MUNICIPAL_LEGAL, 3375, hukum",
        "MUNICIPAL_FINANCE, 3375, bpkad",
        "REGIONAL_SECRETARY, 3375, setda",
        "MUNICIPAL_HEAD, 3375, kepala_daerah",
        "MANAGER, 3375, setda",
        "AUDITOR, ,"
    })
    void isReadWithAllThatHangsOnIt(Role role, @Nullable String organisation, @Nullable String agency)
            throws Exception {
        var reader = somebody(role, organisation, agency);

        for (var path : whatIsRead()) {
            read(reader, path).andExpect(status().isOk());
        }
        read(reader, "/api/agreements").andExpect(jsonPath("$.total").value(greaterThan(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMUNITY_OFFICER, 3375,",
        "WARD_HEAD, 3375,",
        "MUNICIPAL_OFFICER, 3375, disnaker",
        "MUNICIPAL_VERIFIER, 3375, disnaker",
        "AGENCY_HEAD, 3375, disnaker",
        "MUNICIPAL_OFFICER, 3375,",
        "MUNICIPAL_OFFICER, 3673, kesra",
        "BRANCH_OFFICER, btn,",
        "OPERATOR, ,"
    })
    void doesNotExistForOthers(Role role, @Nullable String organisation, @Nullable String agency) throws Exception {
        var other = somebody(role, organisation, agency);

        for (var path : whatIsRead()) {
            read(other, path).andExpect(status().isNotFound());
        }
        read(other, "/api/agreements").andExpect(jsonPath("$.total").value(0));
        upload(other).andExpect(status().isNotFound());
        withdraw(other).andExpect(status().isNotFound());
        askToEnd(other).andExpect(status().isNotFound());
    }

    @Test
    void anOfficerOfAnotherAgencyNeitherWithdrawsNorEndsIt() throws Exception {
        var draft = agreements.agreement("pkl", "3375", "Marbot", "DRAFT", 10, "2026-11-01");
        agreement = draft;
        var other = somebody(Role.MUNICIPAL_OFFICER, "3375", "disnaker");

        withdraw(other).andExpect(status().isNotFound());

        read(somebody(Role.MUNICIPAL_OFFICER, "3375", "kesra"), "/api/agreements/" + draft)
                .andExpect(jsonPath("$.status").value("DRAFT"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MUNICIPAL_LEGAL", "MUNICIPAL_HEAD", "AGENCY_HEAD", "MANAGER", "AUDITOR"})
    void whoeverIsNoOfficerReadsButNeitherWithdrawsNorEnds(Role role) throws Exception {
        var reader = role == Role.AUDITOR ? somebody(role, null, null) : somebody(role, "3375", "kesra");

        withdraw(reader).andExpect(status().isForbidden());
        askToEnd(reader).andExpect(status().isForbidden());
    }

    @Test
    void papersAreAddedByThoseWhoWorkOnIt() throws Exception {
        upload(somebody(Role.MUNICIPAL_FINANCE, "3375", "bpkad")).andExpect(status().isCreated());
        upload(somebody(Role.BRANCH_OFFICER, "pkl", null)).andExpect(status().isCreated());

        upload(somebody(Role.MANAGER, "3375", "setda")).andExpect(status().isForbidden());
        upload(somebody(Role.AUDITOR, null, null)).andExpect(status().isForbidden());
    }

    /** Names of files are people's, or their numbers; the journal would keep them for ever. */
    @Test
    void aPaperIsCalledByItsKindWhateverItsFileWasCalled() throws Exception {
        user.actor = somebody(Role.BRANCH_OFFICER, "pkl", null);

        http.perform(multipart("/api/agreements/" + agreement + "/documents")
                        .file(new MockMultipartFile(
                                "file", "KTP Slamet 3375010101800001.pdf", "application/pdf", Files.readAllBytes(PDF)))
                        .param("kind", "DECREE"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.name").value("sk-penetapan.pdf"));

        for (var path : List.of("/timeline", "/documents")) {
            read(user.actor, "/api/agreements/" + agreement + path)
                    .andExpect(content().string(not(containsString("3375010101800001"))))
                    .andExpect(content().string(not(containsString("Slamet"))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            id | Berkas PDF memuat skrip. Cetak dokumennya ke PDF baru, lalu unggah kembali.
            en | The PDF holds a script. Print the document to a new PDF and upload it again.
            """)
    void aPaperThatDoesSomethingIsRefusedByName(String language, String sentence) throws Exception {
        user.actor = somebody(Role.BRANCH_OFFICER, "pkl", null);

        http.perform(multipart("/api/agreements/" + agreement + "/documents")
                        .file("file", MadePdf.withScript())
                        .param("kind", "LETTER")
                        .header("Accept-Language", language))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("file"))
                .andExpect(jsonPath("$.errors[0].code").value("document.pdf.script"))
                .andExpect(jsonPath("$.errors[0].message").value(sentence));
        read(user.actor, "/api/agreements/" + agreement + "/documents")
                .andExpect(content().json("[]", org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"/withdrawal | `{`", "/termination | `{\"lastDay\":\"2027-03-31\",`"})
    void noIdentityNumberGoesIntoAReason(String path, String begun) throws Exception {
        user.actor = somebody(Role.BRANCH_OFFICER, "pkl", null);

        http.perform(post("/api/agreements/" + agreement + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(begun + "\"reason\":\"Data 3375 0101 0180 0001 keliru\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"))
                .andExpect(jsonPath("$.errors[0].code").value("form.refused.identityNumber"));
    }

    @Test
    void norIntoADraft() throws Exception {
        user.actor = somebody(Role.BRANCH_OFFICER, "pkl", null);

        http.perform(
                        post("/api/agreements")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Santunan ahli waris 3375014101800001", "regime": "BPU", "programs": ["JKK", "JKM"],
                 "quota": 10, "coverageStart": "2027-03-01", "months": 12, "fundSource": "APBD_KOTA",
                 "budgetCode": "4.01.03.2.01.0005.5.1.02.02.01.0034", "legalBasis": ["Perwal 1/2026", "KK 3375.0101.0180.0001"]}"""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("title", "legalBasis")));
    }

    private ResultActions upload(Actor actor) throws Exception {
        user.actor = actor;
        return http.perform(multipart("/api/agreements/" + agreement + "/documents")
                .file("file", Files.readAllBytes(PDF))
                .param("kind", "LETTER"));
    }

    private ResultActions withdraw(Actor actor) throws Exception {
        user.actor = actor;
        return http.perform(post("/api/agreements/" + agreement + "/withdrawal")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"Anggaran dipindah\"}"));
    }

    private ResultActions askToEnd(Actor actor) throws Exception {
        user.actor = actor;
        return http.perform(post("/api/agreements/" + agreement + "/termination")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"lastDay\":\"2027-03-31\",\"reason\":\"Anggaran dipindah\"}"));
    }
}
