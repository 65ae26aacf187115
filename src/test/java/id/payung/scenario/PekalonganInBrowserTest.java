package id.payung.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.scenario.PekalonganInTimeTest.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import id.payung.browser.support.NeedsBrowser;
import id.payung.browser.support.Person;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * S1 as its people see it: every form of every process, in the Tasklist and on our pages, from an empty database to the
 * second year. Leaves the pictures of docs/tour.md in target/screenshots/tour.
 */
@NeedsBrowser
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PekalonganInBrowserTest {

    private static final String TITLE = "Perlindungan Jaminan Sosial bagi Tenaga Kerja Sosial Keagamaan dan Lebe";
    private static final String WISH = "Kuota tertulis 2.107; menurut DPA Bagian Kesra seharusnya 2.170 orang.";
    private static final int PEOPLE = 2170;
    private static final int AMOUNT = 437_472_000;
    private static final Path SCAN = Path.of(PekalonganStory.SCAN);

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    Documents documents;

    private PekalonganStory pekalongan;
    private PekalonganScreens screens;

    @BeforeEach
    void open() {
        pekalongan = new PekalonganStory(new Api(http, driver), time);
        screens = new PekalonganScreens("http://localhost:" + port, "tour", driver, time);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void fromAnEmptyFormToTheSecondYearsCover() throws IOException {
        on(2026, 12, 1);
        String first = draft();
        sendToReview("Lengkapi naskah", "send-to-review");
        on(2026, 12, 3);
        reviewAndAskForChanges();
        on(2026, 12, 8);
        mendTheDraft();
        seeWhatTheDrafterMended(first);
        reviewAndAgree();
        on(2026, 12, 10);
        initial();
        approve();

        on(2027, 1, 12);
        sign();
        seeThePaper(first);
        submitRosterWithMistakes();
        correctRoster();
        on(2027, 1, 18);
        verify();
        on(2027, 1, 25);
        determineAndHandOver();
        enterBillingCode("632309048829");
        askForAnotherBillingCode(first);
        pekalongan.enterBillingCode(first, "632309048826");
        on(2027, 2, 8);
        pay("SP2D-2027-0457");
        post();
        handOverCards();
        seeAgreement(first, "Ditandatangani", 0, "before-the-first-day");

        on(2027, 3, 1);
        seeAgreement(first, "Berlaku", PEOPLE, "in-force");
        seeDashboard();
        pekalongan
                .agreement(first)
                .has("$.status", "IN_FORCE")
                .has("$.people", PEOPLE)
                .has("$.billed", AMOUNT)
                .has("$.paid", AMOUNT);
        pekalongan.lookup(anyone(), LocalDate.of(2027, 3, 1)).has("$.covered", true);

        on(2027, 6, 7);
        evaluateAndRenew();
        String second = pekalongan.agreement(first).text("$.successor");
        pekalongan.agreeOn(second);
        on(2028, 1, 11);
        pekalongan.sign(second, "415.4/0009/2028");
        submitLastYearsPeople();
        pekalongan.verifyAndHandOver(second);
        pekalongan.enterBillingCode(second, "632309048999");
        on(2028, 2, 7);
        pay("SP2D-2028-0311");
        pekalongan.postAndHandOverCards(second);

        on(2028, 3, 1);
        seeAgreement(first, "Diperpanjang", 0, "first-agreement-renewed");
        seeAgreement(second, "Berlaku", PEOPLE, "second-year");
        askToEndEarlyInVain(second);
        seeAgreement(second, "Berlaku", PEOPLE, "still-covered");
        askForAnotherWave(second);
        pekalongan.agreement(second).has("$.status", "IN_FORCE").has("$.people", PEOPLE);
        pekalongan.lookup(anyone(), LocalDate.of(2028, 2, 29)).has("$.covered", true);
        pekalongan.lookup(anyone(), LocalDate.of(2028, 3, 1)).has("$.covered", true);
        pekalongan.lookup(anyone(), LocalDate.of(2029, 3, 1)).has("$.covered", false);
        assertThat(screens.troubles()).isEmpty();
    }

    private void on(int year, int month, int day) {
        pekalongan.on(LocalDate.of(year, month, day));
    }

    /** With two digits of the quota in the wrong order, which the city's legal division will notice. */
    private String draft() {
        screens.look("officer.pkl", "/", "home-of-the-officer");
        var page = screens.open("officer.pkl", "/agreements/new");
        page.getByLabel("Perangkat daerah")
                .selectOption(new SelectOption().setLabel("Bagian Kesejahteraan Rakyat, Sekretariat Daerah"));
        page.getByLabel("Judul perjanjian").fill(TITLE);
        page.getByLabel("Kuota").fill("2107");
        page.getByLabel("Hari pertama perlindungan").fill("2027-03-01");
        page.getByLabel("Sumber dana").selectOption(new SelectOption().setLabel("APBD Kota"));
        page.getByLabel("Dasar hukum").fill("Perda Kota Pekalongan Nomor 10 Tahun 2023");
        page.getByLabel("Urutan tanda tangan")
                .selectOption(new SelectOption().setLabel("Pemerintah daerah lebih dahulu"));
        screens.picture(page, "new-agreement");
        page.getByText("Simpan naskah").click();
        page.waitForURL(url -> url.matches(".*/agreements/[0-9a-f-]{36}"));
        driver.runDueJobs();
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void sendToReview(String task, String picture) {
        screens.complete("officer.pkl", task, picture, form -> {
            assertThat(form.form()).containsText("2.107");
            form.fill("Kode rekening anggaran", "5.1.02.02.02.0006");
        });
    }

    private void reviewAndAskForChanges() {
        screens.complete("officer.3375", "Telaah pihak lain", "review-by-the-city", agree());
        screens.complete("legal.pkl", "Telaah hukum (cabang)", "review-by-branch-legal", agree());
        screens.complete("legal.3375", "Telaah hukum (pemda)", "review-asks-for-changes", form -> form.choose(
                        "Keputusan", "Minta perbaikan")
                .fill("Alasan", WISH));
    }

    private void mendTheDraft() {
        screens.complete("officer.pkl", "Lengkapi naskah", "draft-mended", form -> {
            assertThat(form.form()).containsText(WISH);
            form.fill("Kuota (orang)", "2170");
        });
    }

    private void seeWhatTheDrafterMended(String agreement) {
        var page = screens.open("legal.3375", "/agreements/%s/text".formatted(agreement));
        var mended = page.locator("ins").first();
        assertThat(mended).containsText("2.170");
        mended.scrollIntoViewIfNeeded();
        screens.picture(page, "what-was-mended");
    }

    private void seeThePaper(String agreement) {
        var id = UUID.fromString(agreement);
        var paper = documents.newest(id, DocumentKind.SIGNING_COPY).orElseThrow();
        screens.paper(documents.open(id, paper.id()).bytes(), 1, "signing-copy");
    }

    private void reviewAndAgree() {
        screens.complete("officer.3375", "Telaah pihak lain", "second-review-by-the-city", agree());
        screens.complete("legal.pkl", "Telaah hukum (cabang)", "second-review-by-branch-legal", agree());
        screens.complete("legal.3375", "Telaah hukum (pemda)", "second-review-by-municipal-legal", form -> {
            assertThat(form.form()).containsText("2.170");
            agree().accept(form);
        });
    }

    private void initial() {
        screens.complete("legal.pkl", "Paraf naskah", "initials-of-branch-legal", initialled());
        screens.complete("legal.3375", "Paraf naskah", "initials-of-municipal-legal", initialled());
        screens.complete("secretary.3375", "Paraf naskah", "initials-of-the-secretary", initialled());
    }

    private static Consumer<Person> initialled() {
        return form -> form.choose("Keputusan", "Paraf");
    }

    private void approve() {
        screens.complete(
                "head.pkl",
                "Setujui perjanjian (cabang)",
                "approval-by-the-branch",
                form -> form.choose("Keputusan", "Setujui"));
        screens.complete(
                "head.3375",
                "Setujui perjanjian (pemda)",
                "approval-by-the-city",
                form -> form.choose("Keputusan", "Setujui"));
    }

    private void sign() {
        screens.complete(
                "legal.3375",
                "Isi nomor pemerintah daerah",
                "municipal-number",
                form -> form.fill("Nomor perjanjian pemerintah daerah", "415.4/0012/2027"));
        screens.complete("officer.3375", "Catat tanda tangan pemda", "signed-by-the-city", form -> form.choose(
                        "Penanda tangan",
                        "Drs. Slamet Riyadi, M.Si., Kepala Bagian Kesejahteraan Rakyat – surat kuasa 100.3.7/0003/2026")
                .fill("Tanggal tanda tangan", "2027-01-12")
                .fill("Tempat tanda tangan", "Pekalongan")
                .upload("Hasil pindai", SCAN));
        screens.complete("officer.pkl", "Catat tanda tangan cabang", "signed-by-the-branch", form -> form.choose(
                        "Penanda tangan", "Ir. Hendra Gunawan, M.M., Kepala Kantor Cabang Pekalongan")
                .fill("Tanggal tanda tangan", "2027-01-12")
                .fill("Tempat tanda tangan", "Pekalongan")
                .upload("Hasil pindai", SCAN));
    }

    private void submitRosterWithMistakes() {
        screens.complete("officer.3375", "Unggah data peserta", "roster-with-mistakes", form -> {
            form.upload("Berkas data peserta", Path.of("docs/samples/roster-with-mistakes.csv"));
            driver.runDueJobs();
            assertThat(form.form().locator(".pt-findings")).containsText("NIK kosong");
        });
    }

    private void correctRoster() {
        screens.complete("officer.3375", "Perbaiki data peserta", "roster-corrected", form -> {
            assertThat(form.form().locator(".pt-findings")).containsText("NIK kosong");
            screens.picture(form.page(), "roster-to-be-corrected");
            form.upload("Berkas yang sudah diperbaiki", Path.of(PekalonganStory.ROSTER))
                    .choose("Keputusan", "Sudah diperbaiki");
            driver.runDueJobs();
            assertThat(form.form().locator(".pt-count-valid dd")).hasText("2.170");
            assertThat(form.form().locator(".pt-findings")).containsText("Tidak ada temuan");
        });
    }

    private void verify() {
        screens.complete("verifier.3375", "Verifikasi data peserta (pemda)", "verified-by-the-city", verified());
        screens.complete("officer2.pkl", "Verifikasi data peserta (cabang)", "verified-by-the-branch", verified());
    }

    private void determineAndHandOver() {
        screens.complete("officer.3375", "Tetapkan data peserta (SK)", "decree", form -> form.fill(
                        "Nomor SK penetapan", "400.9/0113")
                .fill("Tanggal SK", "2027-01-22")
                .upload("Hasil pindai SK", SCAN));
        screens.complete("officer.3375", "Serah terimakan data peserta", "roster-handed-over", form -> form.fill(
                        "Nomor berita acara", "BA-0021")
                .fill("Tanggal serah terima", "2027-01-25")
                .upload("Hasil pindai berita acara", SCAN));
    }

    private void enterBillingCode(String code) {
        screens.complete("finance.pkl", "Isi kode iuran", "billing-code", form -> {
            assertThat(form.form()).containsText("Rp437.472.000");
            form.fill("Kode iuran", code);
        });
    }

    private void askForAnotherBillingCode(String agreement) {
        var page = screens.open("finance.pkl", "/agreements/" + agreement);
        page.getByText("kedaluwarsa atau keliru?").click();
        var again = page.locator("button").filter(new Locator.FilterOptions().setHasText("Terbitkan ulang"));
        again.click();
        assertThat(page.getByText("Tulis alasannya, misalnya kode kedaluwarsa atau salah ketik."))
                .isVisible();
        page.getByLabel("Alasan").fill("Angka terakhir salah ketik.");
        again.click();
        assertThat(page.locator("table").getByText("Kedaluwarsa")).isVisible();
        driver.runDueJobs();
    }

    private void pay(String reference) {
        screens.complete("finance.3375", "Catat pembayaran (SP2D)", "payment", form -> {
            assertThat(form.form().getByLabel("Jumlah yang dibayar")).hasValue("437.472.000");
            form.fill("Tanggal pembayaran", pekalongan.today().toString())
                    .fill("Nomor bukti transfer", reference)
                    .fill("Nomor SP2D", "0457/SP2D")
                    .upload("Bukti pembayaran", SCAN);
        });
    }

    private void post() {
        assertThat(screens.tryInVain("finance.pkl", "Posting pembayaran", "posting-refused"))
                .contains("Posting harus dilakukan oleh rekan yang lain.");
        screens.complete("finance2.pkl", "Posting pembayaran", "posting", form -> assertThat(form.form())
                .containsText("SP2D-2027-0457"));
    }

    private void handOverCards() {
        screens.complete("officer.pkl", "Serahkan kartu peserta", "cards", form -> {
            assertThat(form.form().getByLabel("Jumlah kartu")).hasValue("2.170");
            form.fill("Tanggal penyerahan kartu", pekalongan.today().toString())
                    .fill("Catatan", "Diserahkan di pendopo, disaksikan Bagian Kesra.");
        });
    }

    private void evaluateAndRenew() {
        screens.complete(
                "officer.pkl",
                "Nilai pelaksanaan perjanjian",
                "evaluation",
                form -> form.fill("Penilaian pelaksanaan", "Kuota terisi penuh, iuran dibayar sebelum hari pertama."));
        screens.complete("head.3375", "Putuskan perpanjangan", "renewal", form -> {
            assertThat(form.form()).containsText("Kuota terisi penuh");
            form.choose("Diperpanjang?", "Perpanjang");
        });
    }

    private void submitLastYearsPeople() {
        screens.complete("officer.3375", "Unggah data peserta", "last-years-people", form -> {
            assertThat(form.form()).containsText("Peserta perjanjian sebelumnya");
            assertThat(form.form().locator(".pt-count-valid dd")).hasText("2.170");
        });
    }

    /** One head agrees, the other does not: the agreement goes on. */
    private void askToEndEarlyInVain(String agreement) {
        var page = screens.open("officer.pkl", "/agreements/" + agreement);
        page.getByText("Minta pengakhiran dini").click();
        var request = page.locator("details").filter(new Locator.FilterOptions().setHasText("Minta pengakhiran dini"));
        request.getByLabel("Hari terakhir").fill("2028-06-30");
        request.getByLabel("Alasan").fill("Kota mengusulkan program serupa dengan dana provinsi.");
        screens.picture(page, "early-end-asked-for");
        page.getByText("Ajukan pengakhiran dini").click();
        assertThat(page.getByText("Pengakhiran dini diminta")).isVisible();
        driver.runDueJobs();

        screens.complete("head.pkl", "Putuskan pengakhiran dini (cabang)", "early-end-refused", form -> form.choose(
                        "Keputusan", "Tidak setuju")
                .fill("Alasan", "Dana provinsi belum pasti; para pekerja tidak boleh kehilangan perlindungan."));
        screens.complete("head.3375", "Putuskan pengakhiran dini (pemda)", "early-end-by-the-city", form -> {
            assertThat(form.form()).containsText("30 Juni 2028");
            agree().accept(form);
        });
    }

    private void askForAnotherWave(String agreement) {
        var page = screens.open("officer.pkl", "/agreements/" + agreement);
        page.getByText("Minta gelombang peserta berikutnya").click();
        page.getByLabel("Perlindungan mulai").selectOption("2028-05-01");
        page.getByText("Minta data peserta").click();
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("Gelombang 2")))
                .containsText("Diminta");
    }

    private void seeAgreement(String agreement, String status, int covered, String picture) {
        var page = screens.look("officer.3375", "/agreements/" + agreement, picture);
        assertThat(page.locator("h1")).hasText(TITLE);
        assertThat(page.locator(".lead .badge")).hasText(status);
        assertThat(fact(page, "Terlindungi hari ini")).hasText(covered == 0 ? "0" : "2.170");
        assertThat(fact(page, "Dibayar")).hasText("Rp437.472.000");
    }

    private void seeDashboard() {
        var page = screens.look("manager.3375", "/dashboard", "dashboard");
        assertThat(page.locator(".card").filter(new Locator.FilterOptions().setHasText("terlindungi hari ini")))
                .containsText("2.170");
        assertThat(page.locator(".card").filter(new Locator.FilterOptions().setHasText("sudah dibayar")))
                .containsText("Rp437.472.000");
    }

    private static Locator fact(Page page, String label) {
        return page.locator(".facts > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .locator("dd.figure");
    }

    private static Consumer<Person> agree() {
        return form -> form.choose("Keputusan", "Setuju");
    }

    private static Consumer<Person> verified() {
        return form -> {
            assertThat(form.form().locator(".pt-people")).containsText("2.170");
            form.choose("Keputusan", "Benar, verifikasi");
        };
    }
}
