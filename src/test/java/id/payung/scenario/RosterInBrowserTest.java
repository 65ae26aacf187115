package id.payung.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.payung.browser.support.NeedsBrowser;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What people do with a roster on our pages and in Tasklist: wards, quotas, a check that is watched and stopped, the workbook
 * of what needs work, people whom another agreement brings already, and what BPJS answers. Leaves pictures of docs/tour.md in
 * target/screenshots/rosters.
 */
@NeedsBrowser
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RosterInBrowserTest {

    private static final String HEADER =
            "nik;nama;tempat_lahir;tanggal_lahir;jenis_kelamin;alamat;rt;rw;kode_wilayah;jenis_pekerjaan;no_kk";

    private static final String REFUSED_REASON = "Sudah didaftarkan Dinas Tenaga Kerja.";

    /** So many that there is something to see before the check is over. */
    private static final int MANY = 150_000;

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @TempDir
    Path folder;

    private Api api;
    private PekalonganStory pekalongan;
    private PekalonganScreens screens;

    @BeforeEach
    void open() {
        api = new Api(http, driver);
        pekalongan = new PekalonganStory(api, time);
        screens = new PekalonganScreens("http://localhost:" + port, "rosters", driver, time);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void fromTheWardsToTheMemberNumbers() throws Exception {
        pekalongan.on(LocalDate.of(2027, 1, 12));
        String another = signed("415.4/0012/2027");
        pekalongan.handOver(another, pekalongan.uploadRoster(another));
        String agreement = signed("415.4/0013/2027");
        String roster = rosterOf(agreement);

        setWardQuota(agreement);
        bringThePeopleOfAWard();
        mergeTheWards(roster);
        watchAndStopACheck();
        submitPeopleOfAnotherAgreement();
        proceedWithoutRejected();
        decideHeldPeople(roster);
        lookAtThePeopleOfAWard();
        revealOnePerson(roster);
        pekalongan.verifyAndHandOver(agreement);
        registerAtBpjs(roster);

        assertThat(screens.troubles()).isEmpty();
    }

    private String signed(String municipalNumber) {
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, municipalNumber);
        return agreement;
    }

    private String rosterOf(String agreement) {
        return api.get("officer.3375", "/api/agreements/%s/rosters".formatted(agreement))
                .is(200)
                .text("$[0].id");
    }

    private void setWardQuota(String agreement) {
        var page = screens.open("officer.3375", "/agreements/" + agreement);
        page.getByText("Atur kuota per kelurahan atau desa").click();
        var lines = page.getByLabel("Kode wilayah;orang");
        var save = page.getByText("Simpan kuota");
        lines.fill("33.75.01.9999;100");
        save.click();
        assertThat(page.locator("[data-error-of=lines]")).containsText("33.75.01.9999");
        lines.fill("33.75.01.1002;100");
        save.click();
        page.getByText("Atur kuota per kelurahan atau desa").click();
        assertThat(lines).hasValue("33.75.01.1002;100");
    }

    private void bringThePeopleOfAWard() throws IOException {
        var page = screens.open("ward.3375", "/ward");
        page.getByText("Unggah dan periksa").click();
        assertThat(page.locator("[data-alert]")).containsText("Berkas kosong");
        page.locator("#file")
                .setInputFiles(file(
                        "kelurahan.csv",
                        man(1),
                        man(2),
                        man(3).replace("lebe", "pilot"),
                        man(4).replaceFirst(";Slamet [a-z]+;", ";;")));
        page.getByText("Unggah dan periksa").click();
        assertThat(page.locator("main")).containsText("pilot");
        assertThat(fact(page, "Diterima")).hasText("2");
        screens.picture(page, "ward");
    }

    private void mergeTheWards(String roster) {
        var page = screens.open("officer.3375", "/rosters/" + roster);
        assertThat(page.locator("tr").filter(having("33.75.01.1002"))).containsText("2");
        page.getByText("Gabungkan unggahan kelurahan").click();
        assertThat(page.locator(".lead .badge")).hasText("Sedang diperiksa");
        driver.runDueJobs();
        page.reload();
        assertThat(page.getByText("Data peserta di bawah ini adalah gabungan unggahan tersebut."))
                .isVisible();
        assertThat(fact(page, "Diterima")).hasText("2");
    }

    private void watchAndStopACheck() throws IOException {
        var officer = screens.take("officer.3375", "Unggah data peserta");
        officer.upload("Berkas data peserta", many());
        var check = CompletableFuture.runAsync(driver::runDueJobs);
        var form = officer.form();
        assertThat(form.locator(".pt-result progress")).isVisible();
        assertThat(form.locator(".pt-count-rows dd")).not().hasText("0");
        screens.picture(officer.page(), "check-under-way");
        form.getByText("Hentikan pemeriksaan").click();
        assertThat(form).containsText("Pemeriksaan dihentikan. Yang sudah ada sebelumnya tetap berlaku.");
        assertThat(form.locator(".pt-count-rows dd")).hasText("2");
        check.join();
    }

    /** Five of them are brought by the other agreement already, two rows are wrong, five are new. */
    private void submitPeopleOfAnotherAgreement() throws IOException {
        var rows = new ArrayList<>(
                Files.readAllLines(Path.of(PekalonganStory.ROSTER)).subList(1, 6));
        for (int serial = 1; serial <= 5; serial++) {
            rows.add(man(serial));
        }
        rows.add(man(6).replaceFirst("^[0-9]+", ""));
        rows.add(man(7).replace("lebe", "pilot"));
        var officer = screens.take("officer.3375", "Unggah data peserta");
        officer.upload("Berkas data peserta", file("peserta.csv", rows.toArray(String[]::new)));
        driver.runDueJobs();
        var form = officer.form();
        assertThat(form.locator(".pt-count-held dd")).hasText("5");
        assertThat(form.locator(".pt-count-rejected dd")).hasText("2");
        assertThat(form.locator(".pt-count-valid dd")).hasText("5");

        var download = officer.page().waitForDownload(() -> form.getByText("Unduh baris yang perlu diperbaiki (Excel)")
                .click());
        var workbook = Path.of("target", "screenshots", "rosters", "workbook.xlsx");
        download.saveAs(workbook);
        officer.upload("Berkas data peserta", workbook);
        driver.runDueJobs();
        assertThat(form.locator(".pt-count-rejected dd")).hasText("2");
        assertThat(form.locator(".pt-count-rows dd")).hasText("12");
        officer.complete();
        driver.runDueJobs();
    }

    private void proceedWithoutRejected() {
        screens.complete(
                "officer.3375",
                "Perbaiki data peserta",
                "to-be-corrected",
                form -> form.choose("Keputusan", "Lanjut tanpa baris yang ditolak"));
    }

    private void decideHeldPeople(String roster) {
        var verifier = screens.take("verifier.3375", "Putuskan baris yang ditahan");
        assertThat(verifier.form().getByText("Lembar keputusan (5 baris ditahan)"))
                .hasAttribute("href", Pattern.compile("/rosters/%s/held$".formatted(roster)));
        screens.picture(verifier.page(), "held-people-in-the-task");
        var page = screens.open("verifier.3375", "/rosters/%s/held".formatted(roster));
        var save = page.getByText("Simpan keputusan");
        save.click();
        assertThat(page.getByText("Pilih baris yang diputuskan, atau semuanya."))
                .isVisible();
        page.locator("input[name=rows]").nth(0).check();
        page.locator("input[name=rows]").nth(1).check();
        page.locator("input[value=REFUSE]").check();
        page.locator("#reason").fill(REFUSED_REASON);
        screens.picture(page, "decision-sheet");
        save.click();
        assertThat(page.locator("tr").filter(having(REFUSED_REASON))).hasCount(2);
        page.getByLabel("Semua baris yang ditahan").check();
        page.locator("input[value=ACCEPT]").check();
        page.locator("#reason").fill("Perjanjian yang lain tidak dilanjutkan bagi mereka.");
        save.click();
        assertThat(page.getByText("Tidak ada baris yang ditahan.")).isVisible();
        screens.picture(page, "held-people-decided");
        screens.complete(
                "verifier.3375",
                "Putuskan baris yang ditahan",
                "task-of-held-people",
                form -> form.choose("Keputusan", "Sudah diputuskan satu per satu di lembar keputusan"));
    }

    private void lookAtThePeopleOfAWard() {
        var page = screens.open("ward.3375", "/ward");
        assertThat(page.locator("main")).containsText("belum dijawab");
        page.locator("main li a").first().click();
        assertThat(page.locator("main tbody tr")).hasCount(5);
        page.getByText("Ada yang salah").click();
        page.getByText("Simpan jawaban").click();
        assertThat(page.locator("[data-error-of=reason]")).containsText("Tuliskan apa yang salah");
        page.locator("#reason").fill("Baris 9 sudah pindah ke Kabupaten Batang.");
        screens.picture(page, "people-of-a-ward");
        page.getByText("Simpan jawaban").click();
        assertThat(page.getByText("Jawaban kelurahan Anda: Ada yang salah.")).isVisible();

        var verifier = screens.take("verifier.3375", "Verifikasi data peserta (pemda)");
        assertThat(verifier.form()).containsText("Medono: Baris 9 sudah pindah ke Kabupaten Batang.");
        screens.picture(verifier.page(), "verified-before-the-wards-word");
    }

    private void revealOnePerson(String roster) {
        var page = screens.open("verifier.3375", "/rosters/" + roster);
        var person = page.locator("tr").filter(having("3375**********01")).first();
        person.locator("summary").click();
        person.locator("button").click();
        assertThat(person.locator("[data-error-of=reason]")).not().isEmpty();
        assertThat(page.locator("main")).not().containsText("337501050380");
        person.locator("textarea").fill("Mencocokkan dengan KTP asli di kelurahan.");
        person.locator("button").click();
        assertThat(person.locator("[data-answer-of=nik]")).hasText(Pattern.compile("3375[0-9]{12}"));
    }

    private void registerAtBpjs(String roster) throws IOException {
        var page = screens.open("officer.pkl", "/rosters/" + roster);
        var table = page.waitForDownload(() -> page.getByText("Unduh CSV").click());
        assertThat(Files.readString(table.path())).contains("Slamet");
        page.getByText("Catat hasil pendaftaran").click();
        page.locator("#result")
                .setInputFiles(text(
                        "hasil.csv",
                        List.of(
                                "nik;kpj;hasil;keterangan",
                                nik(1) + ";12345678901;TERDAFTAR;",
                                nik(2) + ";;DITOLAK;Tidak padan dengan data kependudukan.")));
        page.getByText("Catat hasil", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("tr").filter(having("12345678901"))).hasCount(1);
        assertThat(page.locator("tr").filter(having("Ditolak BPJS"))).hasCount(1);
        screens.picture(page, "registered");
    }

    private Path many() throws IOException {
        var file = folder.resolve("banyak.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int serial = 1; serial <= MANY; serial++) {
                out.write(man(serial % 9_000 + 100) + "\n");
            }
        }
        return file;
    }

    private Path file(String name, String... rows) throws IOException {
        var lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        return text(name, lines);
    }

    private Path text(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", UTF_8);
    }

    private static String nik(int serial) {
        return "337501050380%04d".formatted(serial);
    }

    /** Of Medono, in the columns of the sample roster. Nobody real. */
    private static String man(int serial) {
        return nik(serial) + ";Slamet " + letters(serial)
                + ";Pekalongan;05-03-1980;L;Jl. Contoh No. 5;001;002;33.75.01.1002;lebe;";
    }

    private static String letters(int serial) {
        var letters = new StringBuilder();
        for (int rest = serial; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator fact(Page page, String label) {
        return page.locator(".facts > div").filter(having(label)).locator("dd.figure");
    }
}
