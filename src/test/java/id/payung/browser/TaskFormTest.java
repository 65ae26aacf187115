package id.payung.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payung.browser.TaskFormStand.Answer;
import id.payung.browser.support.Browser;
import id.payung.browser.support.NeedsBrowser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one form of all tasks, in Chromium: every kind of field, what it sends, and what it says when it is refused. */
@NeedsBrowser
class TaskFormTest {
    private static final String TASK = "5b0c0b52-7c0c-11f1-9d55-0242ac120002";
    private static final String AGREEMENT = "6f1f9a30-31c2-4c5e-9a54-0f5a5f0a7f01";
    private static final String ROSTER = "0f2b7a8e-1f2d-4a4b-8f6a-3f0d0c6f9b11";
    private static final String DOCUMENT = "9c3a1d52-45a0-47f2-8f5b-51c6a1f4d7aa";

    private static final String DECISION =
            """
            {"name":"decision","label":"Keputusan","type":"CHOICE","required":true,
             "options":[{"value":"APPROVE","label":"Setuju"},{"value":"CHANGES","label":"Perlu perbaikan"},
                        {"value":"REJECT","label":"Tolak"}]}""";
    private static final String REASON =
            """
            {"name":"reason","label":"Alasan","type":"LONG_TEXT","required":false,"maxLength":60,
             "hint":"Wajib bila perlu perbaikan: sebutkan pasalnya."}""";
    private static final String NUMBER_OF_LETTER =
            """
            {"name":"letterNumber","label":"Nomor surat","type":"TEXT","required":true,"maxLength":20}""";
    private static final String SIGNED_ON =
            """
            {"name":"signedOn","label":"Tanggal","type":"DATE","required":true,"min":"2027-01-01","max":"2027-12-31"}""";
    private static final String AMOUNT =
            """
            {"name":"amount","label":"Jumlah dibayar","type":"MONEY","required":true,"min":1,"max":999999999999999}""";
    private static final String CARDS =
            """
            {"name":"cards","label":"Jumlah kartu","type":"NUMBER","required":true,"max":5000}""";
    private static final String FUND =
            """
            {"name":"fund","label":"Sumber dana","type":"CHOICE","required":true,"options":[
             {"value":"APBD_KOTA","label":"APBD kota"},{"value":"APBD_KABUPATEN","label":"APBD kabupaten"},
             {"value":"APBD_PROVINSI","label":"APBD provinsi"},{"value":"DBH_CHT","label":"DBH CHT"},
             {"value":"DBH_SAWIT","label":"DBH sawit"},{"value":"CSR","label":"CSR"},{"value":"SELF","label":"Mandiri"}]}""";
    private static final String SCAN =
            """
            {"name":"scan","label":"Pindaian","type":"DOCUMENT","documentKind":"SIGNED_SCAN","required":true,"accept":".pdf"}""";
    private static final String MODE =
            """
            {"name":"mode","label":"Cara","type":"CHOICE","required":false,"value":"PAPER","options":[
             {"value":"PAPER","label":"Di atas kertas"},{"value":"ELECTRONIC","label":"Elektronik"}]}""";
    private static final String PLACE =
            """
            {"name":"place","label":"Tempat","type":"TEXT","required":true,
             "when":{"field":"mode","value":"PAPER","orNone":true}}""";
    private static final String SIGNED_FILE =
            """
            {"name":"signedFile","label":"PDF","type":"DOCUMENT","documentKind":"SIGNED","required":true,"accept":".pdf",
             "when":{"field":"mode","value":"ELECTRONIC","orNone":false}}""";
    private static final String ROSTER_FILE =
            """
            {"name":"roster","label":"Data peserta","type":"ROSTER","required":true,"accept":".csv"}""";

    private static Browser browser;
    private static TaskFormStand stand;

    private final List<String> scriptErrors = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void open() {
        browser = Browser.launch();
        stand = new TaskFormStand();
    }

    @AfterAll
    static void close() {
        stand.close();
        browser.close();
    }

    @BeforeEach
    void freshSession() {
        stand.forget();
        page = page("id-ID");
    }

    @AfterEach
    void noScriptFailed() {
        page.context().close();
        assertThat(scriptErrors).isEmpty();
    }

    @Test
    void saysWhatIsDecidedForHowManyPeopleAndWhatToReadFirst() {
        openForm(DECISION, REASON);

        assertThat(page.locator(".pt-description")).hasText("Baca naskah, lalu putuskan. <b>{{1+1}}</b> & \"kutipan\"");
        assertThat(page.locator(".pt-people")).hasText(Pattern.compile("2\\.170\\s+pekerja yang terkait"));
        assertThat(page.locator(".pt-summary")).containsText("Perjanjian kerja sama lebe Kota Pekalongan");
        assertThat(page.locator(".pt-summary")).containsText("belum bernomor");
        assertThat(page.locator(".pt-summary time")).hasText("20 Jan 2027, 16.00 WIB");
        assertThat(page.locator("dl.pt-facts dt").allInnerTexts()).containsExactly("Program", "Iuran setahun");
        assertThat(page.locator("dl.pt-facts dd").allInnerTexts())
                .containsExactly("JKK, JKM", "Rp437.472.000 <script>alert(1)</script>");
        assertThat(page.locator(".pt-documents a").first())
                .hasAttribute("href", Pattern.compile("^http://localhost:\\d+/api/documents/1$"));
        assertThat(page.locator(".pt-documents a").last()).hasAttribute("href", "#");
        Browser.screenshot(page, "task-form-decision");
    }

    @Test
    void cannotBeFilledInBeforeTheTaskIsClaimed() {
        stand.answers("GET /api/tasks/" + TASK, Answer.ok(task(NUMBER_OF_LETTER)));
        page.navigate(stand.address(TASK));

        assertThat(page.getByText("Ambil tugas ini dahulu, lalu isi formulirnya."))
                .isVisible();
        assertThat(page.getByLabel("Nomor surat")).isDisabled();
        page.evaluate("claim()");
        assertThat(page.getByText("Ambil tugas ini dahulu, lalu isi formulirnya."))
                .isHidden();
        assertThat(page.getByLabel("Nomor surat")).isEnabled();
    }

    @Test
    void sendsOneVariableForEachFieldThatWasFilledIn() {
        stand.answers("submit-form", new Answer(204, "", Map.of()))
                .answers(
                        "POST /api/agreements/%s/documents".formatted(AGREEMENT),
                        new Answer(201, "{\"id\":\"%s\"}".formatted(DOCUMENT), Map.of()));
        openForm(DECISION, REASON, NUMBER_OF_LETTER, SIGNED_ON, AMOUNT, CARDS, FUND, SCAN);

        page.getByLabel("Perlu perbaikan").check();
        page.getByLabel("Nomor surat").fill("  005/12/2027 ");
        page.getByLabel("Tanggal").fill("2027-02-05");
        page.getByLabel("Jumlah dibayar").pressSequentially("437472000");
        page.getByLabel("Jumlah kartu").pressSequentially("2170");
        page.getByLabel("Sumber dana").selectOption("DBH_CHT");
        upload("Pindaian", "naskah.pdf", "%PDF-1.7");
        assertThat(page.getByText("naskah.pdf sudah diunggah.")).isVisible();
        assertThat(page.getByText("Jumat, 5 Februari 2027")).isVisible();
        assertThat(page.getByLabel("Jumlah dibayar")).hasValue("437.472.000");
        Browser.screenshot(page, "task-form-every-field", true);
        page.setViewportSize(360, 780);
        Browser.screenshot(page, "task-form-every-field-narrow", true);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        complete();

        assertThat(notification()).hasText("COMPLETE_OK");
        assertThat(stand.submitted()).hasSize(1);
        assertThat(stand.submitted().get(0).toString())
                .isEqualTo(("{'decision':{'value':'CHANGES','type':'String'},"
                                + "'letterNumber':{'value':'005/12/2027','type':'String'},"
                                + "'signedOn':{'value':'2027-02-05','type':'String'},"
                                + "'amount':{'value':437472000,'type':'Long'},"
                                + "'cards':{'value':2170,'type':'Long'},"
                                + "'fund':{'value':'DBH_CHT','type':'String'},"
                                + "'scan':{'value':'" + DOCUMENT + "','type':'String'}}")
                        .replace('\'', '"'));
    }

    @Test
    void asksOnlyWhatTheChosenAnswerNeeds() {
        stand.answers("submit-form", new Answer(204, "", Map.of()));
        openForm(MODE, PLACE, SIGNED_FILE);
        assertThat(page.getByLabel("Tempat")).isVisible();
        assertThat(page.locator("[data-field=signedFile]")).isHidden();

        page.getByLabel("Elektronik").check();
        assertThat(page.getByLabel("Tempat")).isHidden();
        assertThat(page.locator("[data-field=signedFile]")).isVisible();
        complete();
        assertThat(error("signedFile")).hasText("Unggah berkasnya dahulu.");
        assertThat(error("place")).hasText("");
        assertThat(stand.submitted()).isEmpty();

        page.getByLabel("Di atas kertas").check();
        page.getByLabel("Tempat").fill("Kotabaru");
        complete();
        assertThat(notification()).hasText("COMPLETE_OK");
        var submitted = stand.submitted().get(0);
        assertThat(submitted.at("/place/value").asText()).isEqualTo("Kotabaru");
        assertThat(submitted.has("signedFile")).isFalse();
    }

    @Test
    void namesEveryFieldThatIsMissingOrWrongAndSendsNothing() {
        openForm(DECISION, REASON, NUMBER_OF_LETTER, SIGNED_ON, AMOUNT, CARDS, SCAN);
        page.getByLabel("Alasan").fill("x".repeat(61));
        page.getByLabel("Tanggal").fill("2028-01-01");
        page.getByLabel("Jumlah dibayar").fill("437.472.000,00");
        page.getByLabel("Jumlah kartu").fill("5001");

        complete();

        assertThat(error("decision")).hasText("Pilih salah satu.");
        assertThat(error("reason")).hasText("Terlalu panjang: paling banyak 60 karakter.");
        assertThat(error("letterNumber")).hasText("Bagian ini wajib diisi.");
        assertThat(error("signedOn")).hasText("Paling akhir Jumat, 31 Desember 2027.");
        assertThat(error("amount")).hasText("Isi dengan angka bulat, tanpa huruf.");
        assertThat(error("cards")).hasText("Paling banyak 5.000.");
        assertThat(error("scan")).hasText("Unggah berkasnya dahulu.");
        assertThat(page.getByLabel("Nomor surat")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Setuju")).isFocused();
        assertThat(notification()).hasText("COMPLETE_ERROR: Periksa isian yang ditandai.");
        assertThat(stand.submitted()).isEmpty();
        Browser.screenshot(page, "task-form-missing", true);

        page.getByLabel("Nomor surat").fill("1");
        assertThat(error("letterNumber")).hasText("");
        assertThat(page.getByLabel("Nomor surat")).hasAttribute("aria-invalid", "false");
    }

    @Test
    void showsTheRefusalAtItsFieldKeepsTheInputAndCanBeSentAgain() {
        stand.answers(
                "submit-form",
                Answer.problem(
                        400,
                        """
                        {"message":"letterNumber: Nomor ini sudah dipakai.\\nPerjanjian ini sedang diubah orang lain."}"""),
                new Answer(204, "", Map.of()));
        openForm(DECISION, NUMBER_OF_LETTER);
        page.getByLabel("Setuju").check();
        page.getByLabel("Nomor surat").fill("005/12/2027");

        complete();

        assertThat(error("letterNumber")).hasText("Nomor ini sudah dipakai.");
        assertThat(page.locator(".pt-alert")).hasText("Perjanjian ini sedang diubah orang lain.");
        assertThat(notification())
                .hasText("COMPLETE_ERROR: Perjanjian ini sedang diubah orang lain. Nomor ini sudah dipakai.");
        assertThat(page.getByLabel("Nomor surat")).hasValue("005/12/2027");
        assertThat(page.getByLabel("Nomor surat")).isFocused();
        assertThat(page.getByLabel("Setuju")).isChecked();
        Browser.screenshot(page, "task-form-refused", true);

        page.getByLabel("Nomor surat").fill("006/12/2027");
        assertThat(page.locator(".pt-alert")).isHidden();
        complete();

        assertThat(notification()).hasText("COMPLETE_OK");
        assertThat(stand.submitted().get(1).at("/letterNumber/value").asText()).isEqualTo("006/12/2027");
    }

    @Test
    void saysThatSomethingWentWrongWithoutTechnicalWords() {
        stand.answers(
                "submit-form",
                Answer.problem(500, "{\"message\":\"Cannot submit task form 7: ENGINE-03051 Exception in listener\"}"),
                Answer.problem(500, "{\"message\":\"Cannot find task with id 7: task is null\"}"),
                Answer.problem(502, "<html>"));
        openForm(NUMBER_OF_LETTER);
        page.getByLabel("Nomor surat").fill("1");

        complete();
        assertThat(page.locator(".pt-alert"))
                .hasText("Terjadi gangguan. Isian Anda tetap ada di sini; coba lagi sebentar lagi.");
        complete();
        assertThat(page.locator(".pt-alert")).hasText("Tugas ini sudah dikerjakan atau sudah tidak ada.");
        complete();
        assertThat(notification())
                .hasText("COMPLETE_ERROR: Terjadi gangguan. Isian Anda tetap ada di sini; coba lagi sebentar lagi.");
    }

    @Test
    void sendsADocumentToTheApiWithItsKindAndTheTokenOfTheSession() {
        stand.answers(
                        "POST /api/agreements/%s/documents".formatted(AGREEMENT),
                        Answer.problem(
                                422,
                                """
                                {"detail":"file: Berkas ini bukan PDF. Simpan sebagai PDF, lalu unggah lagi.",
                                 "errors":[{"field":"file","code":"document.notPdf","message":"Berkas ini bukan PDF."}]}"""),
                        new Answer(201, "{\"id\":\"%s\"}".formatted(DOCUMENT), Map.of()))
                .answers("submit-form", new Answer(204, "", Map.of()));
        openForm(SCAN);

        upload("Pindaian", "naskah.pdf", "bukan pdf");
        assertThat(error("scan")).hasText("Berkas ini bukan PDF. Simpan sebagai PDF, lalu unggah lagi.");
        complete();
        assertThat(error("scan")).hasText("Berkas ini bukan PDF. Simpan sebagai PDF, lalu unggah lagi.");
        assertThat(stand.submitted()).isEmpty();

        upload("Pindaian", "naskah.pdf", "%PDF-1.7");
        assertThat(page.getByText("naskah.pdf sudah diunggah.")).isVisible();
        assertThat(error("scan")).hasText("");
        complete();
        assertThat(notification()).hasText("COMPLETE_OK");

        var upload = stand.uploads().get(1);
        assertThat(upload.token()).isEqualTo(TaskFormStand.TOKEN);
        assertThat(upload.content())
                .containsPattern("name=\"kind\"\\s+SIGNED_SCAN")
                .contains("name=\"file\"; filename=\"naskah.pdf\"")
                .contains("%PDF-1.7");
        assertThat(stand.submitted().get(0).at("/scan/value").asText()).isEqualTo(DOCUMENT);
    }

    @Test
    void showsTheCheckOfARosterAndItsFindingsPageByPage() {
        var state =
                "{\"status\":\"%s\",\"progress\":%d,\"rows\":2171,\"valid\":%d,\"warned\":1,\"rejected\":%d,\"held\":0}";
        stand.answers(
                        "POST /api/agreements/%s/rosters".formatted(AGREEMENT),
                        new Answer(202, "", Map.of("Location", "/api/rosters/" + ROSTER)))
                .answers(
                        "GET /api/rosters/" + ROSTER,
                        Answer.ok(state.formatted("CHECKING", 40, 860, 8)),
                        Answer.ok(state.formatted("NEEDS_CORRECTION", 100, 2147, 23)))
                .answers("GET /api/rosters/%s/findings".formatted(ROSTER), Answer.ok(findings(0, 2, 23, 12)))
                .answers("GET /api/rosters/%s/findings?page=1".formatted(ROSTER), Answer.ok(findings(1, 2, 23, 11)))
                .answers("GET /api/rosters/%s/findings?page=0".formatted(ROSTER), Answer.ok(findings(0, 2, 23, 12)))
                .answers("submit-form", new Answer(204, "", Map.of()));
        openForm(ROSTER_FILE);

        upload("Data peserta", "peserta.csv", "nik,nama\n");

        assertThat(page.getByText("Pemeriksaan selesai.")).isVisible();
        assertThat(count("rows")).hasText("2.171");
        assertThat(count("valid")).hasText("2.147");
        assertThat(count("warned")).hasText("1");
        assertThat(count("rejected")).hasText("23");
        assertThat(page.getByText("23 temuan")).isVisible();
        assertThat(page.getByText("Unduh baris yang perlu diperbaiki (Excel)"))
                .hasAttribute("href", Pattern.compile("/api/rosters/%s/findings\\.xlsx$".formatted(ROSTER)));
        assertThat(page.getByText("Unduh templat data peserta (Excel)"))
                .hasAttribute("href", Pattern.compile("/api/roster-template\\.xlsx\\?agreement=" + AGREEMENT));
        assertThat(page.locator(".pt-findings tbody tr")).hasCount(12);
        assertThat(page.locator(".pt-findings tbody tr").first())
                .hasText(Pattern.compile("^2\\s*nik\\s*NIK harus 16 angka <b>\\s*Ditolak$"));
        Browser.screenshot(page, "task-form-roster", true);
        page.setViewportSize(360, 780);
        Browser.screenshot(page, "task-form-roster-narrow", true);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Berikutnya"))
                .click();
        assertThat(page.getByText("Halaman 2 dari 2")).isVisible();
        assertThat(page.locator(".pt-findings tbody tr")).hasCount(11);
        assertThat(page.getByText("Berikutnya")).isDisabled();
        page.getByText("Sebelumnya").click();
        assertThat(page.getByText("Halaman 1 dari 2")).isVisible();
        assertThat(page.getByText("Sebelumnya")).isDisabled();

        complete();
        assertThat(notification()).hasText("COMPLETE_OK");
        assertThat(stand.submitted().get(0).at("/roster/value").asText()).isEqualTo(ROSTER);
    }

    @Test
    void showsTheRosterThatIsToBeCorrectedAndReplacesThatOne() {
        stand.answers(
                        "GET /api/rosters/" + ROSTER,
                        Answer.ok("{\"status\":\"NEEDS_CORRECTION\",\"rows\":2171,\"valid\":2170,\"rejected\":1}"))
                .answers("GET /api/rosters/%s/findings".formatted(ROSTER), Answer.ok(findings(0, 1, 1, 1)))
                .answers(
                        "POST /api/agreements/%s/rosters".formatted(AGREEMENT),
                        new Answer(202, "", Map.of("Location", "/api/rosters/" + ROSTER)));
        openForm(ROSTER_FILE.replace("\"required\"", "\"value\":\"%s\",\"required\"".formatted(ROSTER)));

        assertThat(count("valid")).hasText("2.170");
        assertThat(page.locator(".pt-findings tbody tr")).hasCount(1);

        upload("Data peserta", "perbaikan.csv", "nik,nama\n");
        assertThat(page.getByText("perbaikan.csv sudah diunggah.")).isVisible();
        assertThat(stand.uploads().get(0).content()).containsPattern("name=\"roster\"\\s+" + ROSTER);
    }

    @Test
    void saysWhyAWholeRosterFileIsRefused() {
        stand.answers(
                "POST /api/agreements/%s/rosters".formatted(AGREEMENT),
                Answer.problem(
                        422,
                        """
                        {"detail":"Berkas belum dapat dibaca.",
                         "fileFindings":[{"code":"COLUMN_MISSING","message":"Kolom nik tidak ada."}]}"""));
        openForm(ROSTER_FILE);

        upload("Data peserta", "peserta.csv", "nama\n");

        assertThat(error("roster")).hasText("Berkas belum dapat dibaca. Kolom nik tidak ada.");
        complete();
        assertThat(stand.submitted()).isEmpty();
    }

    @Test
    void showsTheFindingsThatATaskIsAbout() {
        stand.answers("GET /api/rosters/%s/findings".formatted(ROSTER), Answer.ok(findings(0, 1, 1, 1)));
        stand.answers(
                "GET /api/tasks/" + TASK,
                Answer.ok(task(DECISION)
                        .replace(
                                "\"role\"",
                                "\"findings\":{\"href\":\"/api/rosters/%s/findings\"},\"role\"".formatted(ROSTER))));
        page.navigate(stand.address(TASK));

        assertThat(page.getByText("Temuan pemeriksaan").first()).isVisible();
        assertThat(page.locator(".pt-findings tbody tr")).hasCount(1);
    }

    @Test
    void groupsMoneyWhileItIsTypedWithoutMovingTheCaret() {
        openForm(AMOUNT);
        var amount = page.getByLabel("Jumlah dibayar");

        amount.pressSequentially("1.500.000");
        assertThat(amount).hasValue("1.500.000");
        amount.press("Home");
        amount.press("ArrowRight");
        amount.pressSequentially("23");
        assertThat(amount).hasValue("123.500.000");
        assertThat(amount.evaluate("e => e.selectionStart")).isEqualTo(3);
        amount.press("Backspace");
        assertThat(amount).hasValue("12.500.000");
        amount.fill("Rp 437.472.000");
        assertThat(amount).hasValue("437.472.000");
    }

    @Test
    void startsWithWhatTheApiProposesAndWithWhatWasSavedForLater() {
        openForm(
                AMOUNT.replace("\"min\"", "\"value\":\"437472000\",\"min\""),
                DECISION.replace("\"required\"", "\"value\":\"APPROVE\",\"required\""),
                NUMBER_OF_LETTER);
        assertThat(page.getByLabel("Jumlah dibayar")).hasValue("437.472.000");
        assertThat(page.getByLabel("Setuju")).isChecked();
        page.getByLabel("Tolak").check();
        page.getByLabel("Nomor surat").fill("007");
        page.locator("#save").click();

        page.reload();
        page.evaluate("claim()");

        assertThat(page.getByLabel("Nomor surat")).hasValue("007");
        assertThat(page.getByLabel("Tolak")).isChecked();
        assertThat(page.getByLabel("Jumlah dibayar")).hasValue("437.472.000");
    }

    @Test
    void saysWhyATaskCannotBeShownAndTriesAgain() {
        stand.answers(
                        "GET /api/tasks/" + TASK,
                        Answer.problem(409, "{\"detail\":\"Tugas ini sudah dikerjakan oleh Siti Rahma.\"}"),
                        Answer.ok(task(NUMBER_OF_LETTER)))
                .answers("submit-form", new Answer(204, "", Map.of()));
        page.navigate(stand.address(TASK));

        assertThat(page.getByRole(AriaRole.ALERT).first())
                .hasText("Tugas ini belum dapat dimuat. Tugas ini sudah dikerjakan oleh Siti Rahma.");
        complete();
        assertThat(stand.submitted()).isEmpty();

        page.getByText("Coba lagi").click();
        page.evaluate("claim()");
        page.getByLabel("Nomor surat").fill("1");
        complete();
        assertThat(notification()).hasText("COMPLETE_OK");
    }

    @Test
    void speaksEnglishToAnEnglishBrowser() {
        page.context().close();
        page = page("en-US");
        openForm(AMOUNT, DECISION);
        page.getByLabel("Jumlah dibayar").pressSequentially("437472000");
        assertThat(page.getByLabel("Jumlah dibayar")).hasValue("437,472,000");

        complete();

        assertThat(page.getByText("Fields with an asterisk are required.")).isVisible();
        assertThat(page.locator(".pt-people")).hasText(Pattern.compile("2,170\\s+workers concerned"));
        assertThat(error("decision")).hasText("Please choose one.");
    }

    private Page page(String language) {
        var opened = browser.page(language);
        opened.setDefaultTimeout(10_000);
        opened.onPageError(scriptErrors::add);
        return opened;
    }

    private void openForm(String... fields) {
        stand.answers("GET /api/tasks/" + TASK, Answer.ok(task(fields)));
        page.navigate(stand.address(TASK));
        assertThat(page.locator(".pt-summary")).isVisible();
        page.evaluate("claim()");
    }

    private void complete() {
        page.locator("#complete").click();
    }

    private void upload(String label, String name, String content) {
        page.getByLabel(label)
                .first()
                .setInputFiles(
                        new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
    }

    private Locator notification() {
        return page.locator("#notification");
    }

    private Locator error(String field) {
        return page.locator("[data-field=%s] > .pt-error".formatted(field));
    }

    private Locator count(String key) {
        return page.locator(".pt-count-%s dd".formatted(key));
    }

    private static String task(String... fields) {
        return """
                {"id":"%s","key":"reviewByBranchLegal","name":"Telaah naskah",
                 "description":"Baca naskah, lalu putuskan. <b>{{1+1}}</b> & \\"kutipan\\"",
                 "agreement":{"id":"%s","title":"Perjanjian kerja sama lebe Kota Pekalongan","number":null,
                              "status":"IN_REVIEW","statusName":"Dalam telaah","municipality":"3375","branch":"pkl"},
                 "role":"branchLegal","dueAt":"2027-01-20T09:00:00Z","due":"20 Jan 2027, 16.00 WIB","overdue":false,"people":2170,
                 "facts":[{"label":"Program","value":"JKK, JKM"},
                          {"label":"Iuran setahun","value":"Rp437.472.000 <script>alert(1)</script>"}],
                 "documents":[{"name":"Naskah perjanjian, putaran 2","href":"/api/documents/1"},
                              {"name":"Tautan jahat","href":"javascript:alert(1)"}],
                 "fields":[%s]}"""
                .formatted(TASK, AGREEMENT, String.join(",", fields));
    }

    private static String findings(int page, int totalPages, int total, int onThisPage) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < onThisPage; i++) {
            rows.add(
                    """
                    {"row":%d,"column":"nik","code":"NIK_NOT_16_DIGITS","severity":"E","message":"NIK harus 16 angka <b>"}"""
                            .formatted(2 + i + page * 12));
        }
        return "{\"rows\":[%s],\"page\":%d,\"totalPages\":%d,\"total\":%d}"
                .formatted(String.join(",", rows), page, totalPages, total);
    }
}
