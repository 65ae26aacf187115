package id.payung.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.browser.support.Browser;
import id.payung.browser.support.NeedsBrowser;
import id.payung.browser.support.Person;
import id.payung.browser.support.Troubles;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

/** The real Tasklist of the real product, as staff see it. */
@NeedsBrowser
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TasklistTest {
    private static final String PASSWORD = "payung";
    private static final String DRAFTING = "Lengkapi naskah dan kirim untuk ditelaah";
    private static final String LEGAL_REVIEW = "Telaah hukum (cabang)";

    /** A label that was not there in time is shown by its key. */
    private static final Pattern KEY_OF_A_LABEL = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)+\\b");

    private static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    private final Troubles troubles = new Troubles();

    @BeforeAll
    static void open() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void carriesADraftToItsReviewAndKeepsTheReviewOpenWhileItIsRefused() {
        draft("pkl", "3375", "Perlindungan lebe Kota Pekalongan", 2170);
        draft("pkl", "3375", "Perlindungan guru ngaji", 800);

        try (var officer = signIn("officer.pkl")) {
            officer.openTasklist();
            assertThat(officer.tasks()).hasCount(2);
            officer.openTask(DRAFTING, "Perlindungan lebe Kota Pekalongan");
            assertThat(officer.form()).containsText("2.170");
            assertThat(officer.form()).containsText("Ambil tugas ini dahulu");
            officer.claim().complete();
            assertThat(officer.tasks()).hasCount(1);
        }
        driver.runDueJobs();

        try (var legal = signIn("legal.pkl")) {
            legal.openTasklist().openTask(LEGAL_REVIEW, "Perlindungan lebe Kota Pekalongan");
            assertThat(legal.tasks().first()).containsText("2.170 pekerja");
            var paper = legal.page().waitForDownload(() -> legal.form()
                    .locator(".pt-documents a[href*='/documents/']")
                    .first()
                    .click());
            assertThat(paper.failure()).isNull();
            assertThat(paper.suggestedFilename()).endsWith(".pdf");

            legal.claim();
            assertThat(legal.completeInVain()).isEqualTo("Pilih salah satu.");
            legal.choose("Keputusan", "Minta perbaikan");
            assertThat(legal.completeInVain()).isEqualTo("Tulis alasannya.");
            legal.screenshot("tasklist-refused");
            legal.fill("Alasan", "Pasal 3 belum menyebut masa perlindungan.").complete();
        }
        assertThat(troubles.seen()).isEmpty();
    }

    @Test
    void isIndonesianAndOursFromTheFirstLookAndSignsOutForAll() {
        draft("srg", "3673", "Perlindungan marbot Kota Serang", 90);

        var officer = signIn("officer.srg");
        officer.openTasklist().openTask(DRAFTING);
        var page = officer.page();

        assertThat(page).hasTitle("Payung Daftar Tugas");
        assertThat(page.locator("html")).hasAttribute("lang", "id");
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator(".account > a")).hasText(Pattern.compile("^\\s*Fajar Nugraha\\s*$"));
        assertThat(page.locator("[cam-tasklist-task-meta] .claim")).hasText("Ambil tugas");
        assertThat(page.locator(".tasks-list .due-date").first())
                .hasText(Pattern.compile("^\\s*Batas waktu\\s+(dalam .+|.+ yang lalu)\\s*$"));
        assertThat(KEY_OF_A_LABEL.matcher(page.locator("body").innerText()).results())
                .isEmpty();
        officer.screenshot("tasklist");

        officer.signOut();
        page.navigate("http://localhost:%d/camunda/app/tasklist/".formatted(port));
        assertThat(page.locator("input[name=password]")).isVisible();
        assertThat(troubles.seen()).isEmpty();
        officer.close();
    }

    private void draft(String branch, String municipality, String title, int quota) {
        var answer = http.withBasicAuth("officer." + branch, PASSWORD)
                .postForEntity(
                        "/api/agreements",
                        Map.ofEntries(
                                Map.entry("kind", "PKS"),
                                Map.entry("branch", branch),
                                Map.entry("municipality", municipality),
                                Map.entry("agency", "kesra"),
                                Map.entry("title", title),
                                Map.entry("regime", "BPU"),
                                Map.entry("programs", List.of("JKK", "JKM")),
                                Map.entry("quota", quota),
                                Map.entry("coverageStart", "2027-03-01"),
                                Map.entry("months", 12),
                                Map.entry("fundSource", "APBD_KOTA"),
                                Map.entry("legalBasis", List.of("Perwal 12/2026"))),
                        String.class);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        driver.runDueJobs();
    }

    private Person signIn(String user) {
        return troubles.watch(browser.signIn("http://localhost:" + port, user, PASSWORD));
    }
}
