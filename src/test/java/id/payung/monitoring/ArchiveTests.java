package id.payung.monitoring;

import static id.payung.monitoring.Agreements.MUNICIPALITY;
import static id.payung.monitoring.Agreements.OFFICER;
import static id.payung.monitoring.Agreements.OPERATOR;
import static id.payung.monitoring.Agreements.REGIONAL_MANAGER;
import static id.payung.monitoring.Agreements.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.PaperTexts;
import id.payung.document.inspection.MadePdf;
import id.payung.platform.Actor;
import id.payung.platform.Journal;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What was agreed on and written is found by its words, by those who may read it, and can be taken along. */
@PayungTest
@AutoConfigureMockMvc(addFilters = false)
@Import(Agreements.class)
class ArchiveTests {

    private static final Actor AUDITOR = new Actor("auditor", "Auditor", Set.of(Role.AUDITOR), null, null);
    private static final Actor OTHER_AGENCY =
            new Actor("manpower.3375", "Tono", Set.of(Role.MUNICIPAL_OFFICER), "3375", "disnaker");

    @Autowired
    private MockMvc http;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Agreements.User user;

    @Autowired
    private Documents documents;

    @Autowired
    private PaperTexts texts;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    private UUID agreement;

    @BeforeEach
    void somethingAgreed() {
        // Test methods of one class see each other's rows.
        jdbc.sql("delete from agreement").update();
        agreement =
                agreements.agreement("pkl", "3375", "Perlindungan tenaga keagamaan", "IN_FORCE", 2170, "2026-11-01");
        jdbc.sql(
                        """
                update agreement set branch_number = 'PER/12/022027', municipal_number = '415.4/0012/2027',
                    municipal_number_year = 2027, legal_basis = '{Perda Kota Pekalongan Nomor 10 Tahun 2023}' where id = ?""")
                .param(agreement)
                .update();
        user.actor = OFFICER;
    }

    private ResultActions search(Actor actor, String words) throws Exception {
        user.actor = actor;
        return http.perform(get("/api/archive").param("q", words)).andExpect(status().isOk());
    }

    private List<String> found(Actor actor, String words) throws Exception {
        var body = search(actor, words).andReturn().getResponse().getContentAsString();
        List<String> ids = JsonPath.read(body, "$.items[*].agreement");
        List<Map<String, Object>> papers = JsonPath.read(body, "$.items[*].document");
        assertThat((Integer) JsonPath.read(body, "$.total")).isEqualTo(ids.size());
        var all = new ArrayList<String>();
        ids.forEach(id -> all.add(id.equals(agreement.toString()) ? "the agreement" : id));
        papers.forEach(paper -> all.add(paper.get("kind").toString()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keagamaan",
                "KEAGAMAAN",
                "agama",
                "melindungi",
                "PER/12/022027",
                "022027",
                "415.4/0012/2027",
                "0012",
                "Pekalongan",
                "kesejahteraan rakyat",
                "perda 2023",
                "JKM",
                "kecelakaan kerja",
                "\"tenaga keagamaan\"",
                "keagamaan -nelayan",
                "nelayan or keagamaan"
            })
    void anAgreementIsFoundBy(String words) throws Exception {
        assertThat(found(OFFICER, words)).containsExactly("the agreement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nelayan", "keagamaan nelayan", "\"keagamaan tenaga\"", "keagamaan -tenaga", "", "  "})
    void andNotBy(String words) throws Exception {
        assertThat(found(OFFICER, words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\\",
                ":*",
                "&|!",
                "( ",
                ")(",
                "<->",
                "a & b | !c",
                "%_%",
                "\u0000",
                "-",
                "- -",
                "or",
                "or or",
                "keagamaan:ABCD",
                "'; drop table agreement; --",
                "\uD83D\uDE00",
                "\uE000\uE001",
                "${7*7}"
            })
    void noInputIsAnError(String words) throws Exception {
        search(OFFICER, words);
    }

    @Test
    void aPersonsNumberDoesNotStandInAnAddress() throws Exception {
        http.perform(get("/api/archive").param("q", "3375 0105 0380 0001"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].code").value("monitoring.archive.noIdentityNumber"));
        http.perform(get("/archive").param("q", "3375010503800001"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("3375010503800001"))));
    }

    @Test
    void aPaperIsFoundByItsWords() throws Exception {
        documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("Surat tentang nelayan di Pantai Slamaran"));
        documents.keep(agreement, DocumentKind.DRAFT, "naskah.pdf", MadePdf.saying("Naskah bagi pembatik"));

        assertThat(found(OFFICER, "nelayan slamaran")).containsExactly("the agreement", "LETTER");
        assertThat(found(OFFICER, "pembatik")).containsExactly("the agreement", "DRAFT");
        search(OFFICER, "slamaran")
                .andExpect(jsonPath("$.items[0].snippet[0].text").value("Surat tentang nelayan di Pantai "))
                .andExpect(jsonPath("$.items[0].snippet[1].text").value("Slamaran"))
                .andExpect(jsonPath("$.items[0].snippet[1].match").value(true));
    }

    @Test
    void theTitleComesBeforeThePapers() throws Exception {
        documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("keagamaan ".repeat(20)));

        assertThat(found(OFFICER, "keagamaan")).containsExactly("the agreement", "the agreement", "LETTER");
        search(OFFICER, "keagamaan").andExpect(jsonPath("$.items[0].document").doesNotExist());
    }

    @Test
    void onlyThoseWhoReachAnAgreementFindIt() throws Exception {
        documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("Surat tentang nelayan"));

        for (var reader : List.of(OFFICER, MUNICIPALITY, AUDITOR)) {
            assertThat(found(reader, "keagamaan")).as(reader.id()).hasSize(1);
            assertThat(found(reader, "nelayan")).as(reader.id()).hasSize(2);
        }
        for (var other : List.of(STRANGER, OTHER_AGENCY, OPERATOR, REGIONAL_MANAGER)) {
            assertThat(found(other, "keagamaan")).as(other.id()).isEmpty();
            assertThat(found(other, "nelayan")).as(other.id()).isEmpty();
        }
    }

    @Test
    void partiesAreFoundByWhatTheyAreCalledNow() throws Exception {
        var before = jdbc.sql("select name from branch where id = 'pkl'")
                .query(String.class)
                .single();
        jdbc.sql("update branch set name = 'Cabang Batang' where id = 'pkl'").update();
        try {
            assertThat(found(OFFICER, "batang keagamaan")).hasSize(1);
        } finally {
            jdbc.sql("update branch set name = ? where id = 'pkl'")
                    .param(before)
                    .update();
        }
        assertThat(found(OFFICER, "batang keagamaan")).isEmpty();
    }

    @Test
    void papersOfBeforeAreReadByAndBy() throws Exception {
        for (int i = 0; i < 3; i++) {
            documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("Surat tentang nelayan " + i));
        }
        jdbc.sql("delete from document_text where agreement_id = ?")
                .param(agreement)
                .update();
        assertThat(found(OFFICER, "nelayan")).isEmpty();

        assertThat(texts.readSome(2)).isEqualTo(2);
        assertThat(found(OFFICER, "nelayan")).hasSize(4);
        assertThat(texts.readSome(100)).isEqualTo(1);
        assertThat(found(OFFICER, "nelayan")).hasSize(6);
        assertThat(texts.readSome(100)).isZero();
    }

    @Test
    void thePageShowsWhatWasFoundAsText() throws Exception {
        jdbc.sql("update agreement set title = '<b>keagamaan</b> <script>alert(1)</script>' where id = ?")
                .param(agreement)
                .update();
        documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("keagamaan, 5 < 6 & keagamaan"));

        http.perform(get("/archive").param("q", "keagamaan"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<mark>keagamaan</mark>")))
                .andExpect(content().string(containsString("5 &lt; 6 &amp; <mark>keagamaan</mark>")))
                .andExpect(content().string(not(containsString("<script>alert"))))
                .andExpect(content().string(not(containsString("<b>"))));
    }

    // The whole file

    private Map<String, byte[]> archive(Actor actor) throws Exception {
        user.actor = actor;
        var answer = http.perform(get("/api/agreements/" + agreement + "/archive.zip"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        Map<String, byte[]> files = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes()); // checks the entry's sum
            }
        }
        return files;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void theWholeFileIsTakenAlongWithItsHashes() throws Exception {
        // Of one moment, as the clock stands still: in any order.
        var letter = documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("Surat Slamet"));
        documents.keep(agreement, DocumentKind.DRAFT, "naskah-perjanjian-putaran-1.pdf", MadePdf.saying("Naskah"));
        for (int i = 0; i < 130; i++) {
            journal.record(agreement, "agreement.changesRequested", null, null, "=SUM(A1) putaran " + i);
        }

        for (var reader : List.of(OFFICER, MUNICIPALITY, AUDITOR)) {
            var files = archive(reader);

            assertThat(files.keySet().stream().map(name -> name.replaceAll("/00[12]-", "/")))
                    .containsExactlyInAnyOrder(
                            "perjanjian.json",
                            "riwayat.csv",
                            "index.csv",
                            "index.html",
                            "dokumen/surat.pdf",
                            "dokumen/naskah.pdf");
            var index = new String(files.get("index.csv"), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
            assertThat(index).hasSize(4);
            for (var line : index) {
                var cells = line.substring(1, line.length() - 1).split("\";\"");
                assertThat(cells[7]).as(cells[0]).isEqualTo(sha256(files.get(cells[0])));
                assertThat(cells[6]).as(cells[0]).isEqualTo(String.valueOf(files.get(cells[0]).length));
                assertThat(cells[5]).isEqualTo("Asia/Jakarta");
                assertThat(new String(files.get("index.html"), StandardCharsets.UTF_8))
                        .contains(cells[0], cells[7]);
            }
            assertThat(files.keySet()).anyMatch(name -> name.startsWith("dokumen/001-"));
            assertThat(index)
                    .filteredOn(line -> line.contains("-surat.pdf"))
                    .singleElement()
                    .asString()
                    .contains(letter.sha256());
            var timeline = new String(files.get("riwayat.csv"), StandardCharsets.UTF_8);
            assertThat(timeline.lines()).hasSize(1 + 132);
            assertThat(timeline).contains("\"'=SUM(A1) putaran 129\"").doesNotContain("\"=SUM");
            assertThat((String) JsonPath.read(
                            new String(files.get("perjanjian.json"), StandardCharsets.UTF_8), "$.branchNumber"))
                    .isEqualTo("PER/12/022027");
        }
    }

    @Test
    void strangersTakeNothingAlong() throws Exception {
        for (var other : List.of(STRANGER, OTHER_AGENCY, OPERATOR, REGIONAL_MANAGER)) {
            user.actor = other;
            http.perform(get("/api/agreements/" + agreement + "/archive.zip")).andExpect(status().isNotFound());
        }
    }

    @Test
    void theAgreementsPageLeadsToItsFile() throws Exception {
        user.actor = OFFICER;
        http.perform(get("/agreements/" + agreement))
                .andExpect(content().string(containsString("/api/agreements/" + agreement + "/archive.zip")));
    }

    /** Compared with what a reader of ZIP files finds from its directory at the end. */
    @Test
    void theArchiveIsWhole() throws Exception {
        documents.upload(agreement, DocumentKind.LETTER, MadePdf.saying("Surat"));
        user.actor = OFFICER;
        var bytes = http.perform(get("/api/agreements/" + agreement + "/archive.zip"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var file = java.nio.file.Files.createTempFile("archive", ".zip");
        try {
            java.nio.file.Files.write(file, bytes);
            try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                var entries = zip.stream().toList();
                assertThat(entries).hasSize(5);
                for (var entry : entries) {
                    try (var in = zip.getInputStream(entry)) {
                        assertThat((long) in.readAllBytes().length).isEqualTo(entry.getSize());
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError("not an archive", e);
        } finally {
            java.nio.file.Files.delete(file);
        }
    }
}
