package id.payung.roster;

import static id.payung.roster.RosterFixture.HEADER;
import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static id.payung.roster.sheet.RosterHeader.REFERENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementId;
import id.payung.roster.people.Counts;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterFile;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Out as a workbook, mended, and in again: only the rows that needed work change. */
@PayungTest
class FindingsWorkbookTests {

    private static final String NO_ADDRESS = ";Jl. Mawar 5;";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessDriver driver;

    @Autowired
    WebApplicationContext application;

    @Autowired
    RosterRecords records;

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

    private void upload(AgreementId agreement, byte[] content) throws Exception {
        web.perform(multipart("/api/agreements/{id}/rosters", agreement)
                        .file(new MockMultipartFile("file", "data", null, content))
                        .with(user("officer.3375"))
                        .with(csrf()))
                .andExpect(status().isAccepted());
        driver.runDueJobs();
    }

    private void upload(AgreementId agreement, String... rows) throws Exception {
        upload(agreement, (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
    }

    private byte[] download(RosterId roster) throws Exception {
        return web.perform(get("/api/rosters/{id}/findings.xlsx", roster).with(user("officer.3375")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private OpenWorkbook opened(RosterId roster) throws Exception {
        return OpenWorkbook.of(download(roster));
    }

    private Roster roster(RosterId id) {
        return records.findById(id.value()).orElseThrow();
    }

    /** Every row as it lies there, to be compared byte by byte. */
    private Map<Integer, String> rows(RosterId roster) {
        Map<Integer, String> rows = new java.util.TreeMap<>();
        jdbc.sql("select row_number, person::text as row from roster_person person where roster_id = :r")
                .param("r", roster.value())
                .query(row -> {
                    rows.put(row.getInt("row_number"), row.getString("row"));
                });
        return rows;
    }

    private List<String> findings(RosterId roster) {
        return jdbc.sql(
                        """
                select row_number || ' ' || code || ' ' || coalesce(cell, '') || ' ' || array_to_string(arguments, ',')
                  from roster_finding where roster_id = :r order by row_number, id""")
                .param("r", roster.value())
                .query(String.class)
                .list();
    }

    private List<Integer> keptCells(RosterId roster) {
        return jdbc.sql("select row_number from roster_row_cells where roster_id = :r order by 1")
                .param("r", roster.value())
                .query(Integer.class)
                .list();
    }

    private void refusesNaming(RosterId roster, String sentence) throws Exception {
        web.perform(get("/api/rosters/{id}", roster).with(user("officer.3375")))
                .andExpect(jsonPath("$.check").value("REFUSED"))
                .andExpect(jsonPath("$.fileFindings[0].code").value("ROW_REFERENCE_INVALID"))
                .andExpect(jsonPath("$.fileFindings[0].message").value(containsString(sentence)));
    }

    private static String withoutAddress(int serial) {
        return man(serial).replace(NO_ADDRESS, ";;");
    }

    @Test
    void theWorkbookIsTheUploadedSheetWithOnlyTheRowsThatNeedWork() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(
                agreement,
                ("Daftar peserta;;;;;;;;\nNo.;Nama Lengkap;No. NIK;tgl lahir;L/P;alamat;kode desa;pekerjaan;Warna\n"
                                + "1;Slamet;3375010503800001;05-03-1980;L;Jl. Mawar 5;33.75.01.1002;lebe;biru\n"
                                + "2;Budi;33750105;5 Maret 1980;L;;33.75.01.1002;lebe;biru\n"
                                + "3;Wati;3375010503800001;05/03/1980;L;Jl. Melati;3375011002;lebe;biru\n")
                        .getBytes(UTF_8));

        var workbook = opened(roster);

        assertThat(workbook.sheets()).containsExactly("Ringkasan", "Perlu diperbaiki");
        assertThat(workbook.headers())
                .containsExactly(
                        "Nama Lengkap", "No. NIK", "tgl lahir", "L/P", "alamat", "kode desa", "pekerjaan", REFERENCE);
        assertThat(workbook.people()).isEqualTo(2);
        assertThat(workbook.cell(2, "Nama Lengkap")).isEqualTo("Budi");
        assertThat(workbook.cell(2, "No. NIK")).isEqualTo("33750105");
        assertThat(workbook.cell(2, "tgl lahir")).isEqualTo("5 Maret 1980");
        assertThat(workbook.cell(2, REFERENCE)).isEqualTo(roster + ":4");
        assertThat(workbook.cell(3, "No. NIK")).isEqualTo("3375010503800001");
        assertThat(workbook.cell(3, "tgl lahir")).isEqualTo("05-03-1980");
        assertThat(workbook.cell(3, REFERENCE)).isEqualTo(roster + ":5");
    }

    @Test
    void badCellsAreColouredAndSayWhatToDo() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(2, "12345").replace(nik(2), "33750105").replace(NO_ADDRESS, ";;"));

        var workbook = opened(roster);

        assertThat(workbook.comments())
                .containsOnlyKeys("A2", "E2", "H2")
                .containsEntry("E2", "Baris asal 3: alamat kosong. Isi alamat tempat tinggal.");
        assertThat(workbook.comments().get("A2")).contains("16 angka", "format Teks");
        assertThat(workbook.colour(2, "nik")).isEqualTo("F8CBCB");
        assertThat(workbook.colour(2, "alamat")).isEqualTo("F8CBCB");
        assertThat(workbook.colour(2, "no_kk")).isEqualTo("FFF2CC");
        assertThat(workbook.colour(2, "nama")).isEmpty();
        assertThat(workbook.isText(2, "nik")).isTrue();
        assertThat(workbook.isText(2, "no_kk")).isTrue();
    }

    @Test
    void whoseRowItIsIsHiddenAndLockedAndEverythingElseMayBeChanged() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1));

        var workbook = opened(roster);

        assertThat(workbook.isProtected()).isTrue();
        assertThat(workbook.isHidden(REFERENCE)).isTrue();
        assertThat(workbook.isLocked(2, REFERENCE)).isTrue();
        assertThat(workbook.headers().stream().filter(header -> !header.equals(REFERENCE)))
                .hasSize(8)
                .allSatisfy(header -> {
                    assertThat(workbook.isLocked(2, header)).as(header).isFalse();
                    assertThat(workbook.isHidden(header)).as(header).isFalse();
                });
    }

    @Test
    void theSummaryReconcilesTheCountsAndExplainsEveryCode() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(2).replace("Slamet", "Slamet 2"), withoutAddress(3), withoutAddress(4));

        assertThat(opened(roster).summary())
                .contains(
                        "Jumlah baris\n4\n", "Benar\n1\n", "Benar, dengan catatan\n1\n", "Ditolak\n2\n", "Ditahan\n0\n")
                .contains("ADDRESS_MISSING\n2\n", "NAME_SUSPICIOUS\n1\n")
                .contains("Baris asal 4: alamat kosong", "Original row 4: the address is empty.")
                .contains("Lanjut tanpa baris yang ditolak", "Rows of the roster that need work")
                .doesNotContain("{0}", "{1}", "''");
    }

    @Test
    void onlyTheMendedRowsChange() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(
                agreement,
                man(1),
                withoutAddress(2),
                man(3).replace("Slamet", "Slamet 3"),
                man(4).replace(nik(4), "123"));
        var before = rows(roster);

        upload(
                agreement,
                opened(roster)
                        .put(2, "alamat", "Jl. Melati 2")
                        .put(3, "nik", nik(4))
                        .save());

        var after = rows(roster);
        assertThat(after).containsOnlyKeys(2, 3, 4, 5);
        assertThat(after.get(2)).isEqualTo(before.get(2));
        assertThat(after.get(4)).isEqualTo(before.get(4));
        assertThat(after.get(3)).isNotEqualTo(before.get(3)).contains("Jl. Melati 2", "VALID");
        assertThat(after.get(5)).isNotEqualTo(before.get(5)).contains("VALID");
        assertThat(findings(roster)).containsExactly("4 NAME_SUSPICIOUS B4 ");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(3, 1, 0, 0));
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(keptCells(roster)).containsExactly(0);
    }

    @Test
    void theSampleWithEveryMistakeComesBackMended() throws Exception {
        var agreement = fixture.agreement(50);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, SampleRosters.mistakes().getBytes(UTF_8));
        var before = rows(roster);
        var workbook = opened(roster);
        int rejected = roster(roster).counts().rejected();
        assertThat(rejected).isGreaterThan(15);
        assertThat(workbook.people()).isEqualTo(rejected);
        var toMend = IntStream.rangeClosed(2, rejected + 1)
                .mapToObj(row -> Integer.parseInt(workbook.cell(row, REFERENCE).split(":")[1]))
                .toList();
        for (int row = 2; row <= rejected + 1; row++) {
            workbook.put(row, "nik", nik(900 + row))
                    .put(row, "nama", "Contoh Benar")
                    .put(row, "tanggal_lahir", "05-03-1980")
                    .put(row, "jenis_kelamin", "L")
                    .put(row, "alamat", "Jl. Contoh")
                    .put(row, "kode_wilayah", "33.75.01.1002")
                    .put(row, "jenis_pekerjaan", "lebe");
        }

        upload(agreement, workbook.save());

        var after = rows(roster);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(row -> !after.get(row).equals(before.get(row))))
                .containsExactlyElementsOf(toMend);
        assertThat(roster(roster).counts().rows()).isEqualTo(before.size());
        assertThat(roster(roster).counts().rejected()).isZero();
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
    }

    @Test
    void whatIsStillWrongKeepsItsRowAndItsCellInTheFirstSheet() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(
                agreement,
                ("no;nik;nama;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan\n1;" + man(1) + "\n2;"
                                + withoutAddress(2) + "\n")
                        .getBytes(UTF_8));

        upload(agreement, opened(roster).put(2, "nama", "").save());

        assertThat(findings(roster)).containsExactly("3 NAME_MISSING C3 ", "3 ADDRESS_MISSING F3 ");
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertThat(opened(roster).cell(2, "nama")).isEmpty();
    }

    @Test
    void aRowThatDoesNotComeBackStaysAsItIs() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), withoutAddress(2), man(3));
        var before = rows(roster);

        upload(
                agreement,
                opened(roster).put(2, "alamat", "Jl. Melati").without(3).save());

        assertThat(rows(roster).get(3)).isEqualTo(before.get(3));
        assertThat(findings(roster)).containsExactly("3 ADDRESS_MISSING E3 ");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(2, 0, 1, 0));
        assertThat(opened(roster).people()).isEqualTo(1);
    }

    @Test
    void aMendedRowNeverTakesAGoodOnesPlace() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1).replace(nik(1), "123"), man(2));
        var before = rows(roster);

        upload(agreement, opened(roster).put(2, "nik", nik(2)).save());

        assertThat(rows(roster).get(3)).isEqualTo(before.get(3));
        assertThat(findings(roster)).containsExactly("2 DUPLICATE_IN_FILE A2 3");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(1, 0, 1, 0));
    }

    @Test
    void aRowThatWasRejectedForALaterOnesSakeMayBeMendedAlone() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), man(1));

        upload(
                agreement,
                opened(roster).put(2, "alamat", "Jl. Melati").without(3).save());

        assertThat(findings(roster)).containsExactly("3 DUPLICATE_IN_FILE A3 2");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(1, 0, 1, 0));
    }

    @Test
    void familiesAreCountedWithTheGoodRowsThatStay() throws Exception {
        var agreement = fixture.agreement(10, 1, LocalDate.of(2027, 3, 1), null);
        var roster = fixture.askedFor(agreement, 1);
        var card = "3375010101200001";
        upload(agreement, man(1, card).replace(NO_ADDRESS, ";;"), man(2, card));
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(1, 0, 1, 0));

        upload(agreement, opened(roster).put(2, "alamat", "Jl. Melati").save());

        assertThat(findings(roster)).containsExactly("2 FAMILY_LIMIT_EXCEEDED H2 1");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(1, 0, 1, 0));
    }

    @Test
    void aPersonOfAnotherWaveIsADuplicateAlsoInAMendedRow() throws Exception {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        upload(agreement, man(1));
        jdbc.sql("update roster set submitted_at = now() where agreement_id = :a")
                .param("a", agreement.value())
                .update();
        var second = fixture.askedFor(agreement, 2);
        upload(agreement, man(2).replace(nik(2), "123"), man(3));

        upload(agreement, opened(second).put(2, "nik", nik(1)).save());

        assertThat(findings(second)).containsExactly("2 DUPLICATE_IN_AGREEMENT A2 ");
    }

    @Test
    void anEmptiedRowLeavesTheRoster() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(1), withoutAddress(2));

        upload(agreement, opened(roster).empty(2).put(3, "alamat", "Jl. Melati").save());

        assertThat(rows(roster)).containsOnlyKeys(2, 4);
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(2, 0, 0, 0));
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(journal(agreement, "roster.rowsMended")).containsExactly("1 / 0 / 1");
    }

    @Test
    void aFileOfEmptiedRowsAloneTakesThemOut() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(1));

        upload(agreement, opened(roster).empty(2).save());

        assertThat(rows(roster)).containsOnlyKeys(2);
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
    }

    @Test
    void aPersonAddedBelowComesAfterTheLastRow() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), man(2), "", man(3));
        var cells = Map.of(
                "nik", nik(4),
                "nama", "Slamet Baru",
                "tanggal_lahir", "05-03-1980",
                "jenis_kelamin", "L",
                "alamat", "Jl. Baru",
                "kode_wilayah", "33.75.01.1002",
                "jenis_pekerjaan", "lebe");

        upload(
                agreement,
                opened(roster).add(cells).put(2, "alamat", "Jl. Melati").save());

        assertThat(rows(roster)).containsOnlyKeys(2, 3, 5, 6);
        assertThat(rows(roster).get(6)).contains("Slamet Baru", "VALID");
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(4, 0, 0, 0));
        assertThat(journal(agreement, "roster.rowsMended")).containsExactly("1 / 1 / 0");
    }

    @Test
    void aRowThatNeedsNoWorkAnyMoreIsLeftAndSaidSo() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), withoutAddress(2));
        var workbook = opened(roster);
        upload(agreement, workbook.put(2, "alamat", "Jl. Melati").save());
        var before = rows(roster);

        upload(
                agreement,
                workbook.put(2, "alamat", "Jl. Lain")
                        .put(3, "alamat", "Jl. Anggrek")
                        .save());

        assertThat(rows(roster).get(2)).isEqualTo(before.get(2)).contains("Jl. Melati");
        assertThat(rows(roster).get(3)).contains("Jl. Anggrek");
        assertThat(findings(roster)).containsExactly("0 ROW_REFERENCE_SETTLED  2,-9");
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
    }

    @Test
    void theSameWorkbookTwiceChangesNothing() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), withoutAddress(2));
        var mended = opened(roster).put(2, "alamat", "Jl. Melati").save();
        upload(agreement, mended);
        var before = rows(roster);
        int checks = checks(roster);

        upload(agreement, mended);

        assertThat(rows(roster)).isEqualTo(before);
        assertThat(checks(roster)).isEqualTo(checks);
    }

    private int checks(RosterId roster) {
        return jdbc.sql("select count(*) from roster_check where roster_id = :r")
                .param("r", roster.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void twoRowsThatMendTheSameOneAreRefused() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), withoutAddress(2));
        var before = rows(roster);

        upload(agreement, opened(roster).put(3, REFERENCE, roster + ":2").save());

        refusesNaming(roster, "Baris 3 memperbaiki baris asal 2, yang sudah diperbaiki oleh baris lain");
        assertThat(rows(roster)).isEqualTo(before);
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
    }

    @ParameterizedTest
    @CsvSource({
        "x, kolom tersembunyi payung_baris berubah",
        "{roster}:99, memperbaiki baris asal 99",
        "{foreign}:2, perjanjian lain",
        "{unknown}:2, perjanjian lain"
    })
    void aRowThatDoesNotSayClearlyWhoseItIsIsRefused(String reference, String sentence) throws Exception {
        var foreign = fixture.askedFor(fixture.agreement(10), 1);
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1), withoutAddress(2));
        var before = rows(roster);
        var written = reference
                .replace("{roster}", roster.toString())
                .replace("{foreign}", foreign.toString())
                .replace("{unknown}", UUID.randomUUID().toString());

        upload(
                agreement,
                opened(roster)
                        .put(3, REFERENCE, written)
                        .put(2, "alamat", "Jl. Melati")
                        .save());

        refusesNaming(roster, sentence);
        assertThat(rows(roster)).isEqualTo(before);
        assertThat(findings(roster)).containsExactly("2 ADDRESS_MISSING E2 ", "3 ADDRESS_MISSING E3 ");
    }

    @Test
    void whatWasRejectedInOneWaveComesWithTheNext() throws Exception {
        var agreement = fixture.agreement(10);
        var first = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), withoutAddress(2), withoutAddress(3));
        var workbook = opened(first);
        proceedWithoutRejected(first);
        var second = fixture.askedFor(agreement, 2);

        upload(agreement, workbook.put(2, "alamat", "Jl. Melati").save());

        assertThat(rows(second)).containsOnlyKeys(2, 3);
        assertThat(findings(second)).containsExactly("3 ADDRESS_MISSING E3 ");
        assertThat(roster(second).counts()).isEqualTo(Counts.of(1, 0, 1, 0));
        assertThat(rows(first)).containsOnlyKeys(2, 3, 4);

        upload(agreement, workbook.put(3, "alamat", "Jl. Anggrek").save());

        assertThat(roster(second).counts()).isEqualTo(Counts.of(2, 0, 0, 0));
        assertThat(roster(second).status()).isEqualTo(RosterStatus.CHECKED);
    }

    private void proceedWithoutRejected(RosterId id) {
        var roster = roster(id);
        roster.submit("officer.3375", Instant.parse("2027-01-11T02:00:00Z"));
        roster.correct(Correction.PROCEED_WITHOUT_REJECTED, "officer.3375", Instant.parse("2027-01-11T03:00:00Z"));
        records.save(roster);
    }

    @Test
    void anEmptiedWorkbookOfAnotherWaveReplacesNobody() throws Exception {
        var agreement = fixture.agreement(10);
        var first = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), withoutAddress(2));
        var workbook = opened(first);
        proceedWithoutRejected(first);
        var second = fixture.askedFor(agreement, 2);
        upload(agreement, man(3));

        upload(agreement, workbook.empty(2).save());

        assertThat(rows(second)).containsOnlyKeys(2);
        web.perform(get("/api/rosters/{id}", second).with(user("officer.3375")))
                .andExpect(jsonPath("$.check").value("REFUSED"))
                .andExpect(jsonPath("$.fileFindings[0].code").value("FILE_EMPTY"));
    }

    @Test
    void aSheetSavedAsCsvMendsTheSameRows() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), withoutAddress(2));
        var before = rows(roster);

        upload(agreement, opened(roster).put(2, "alamat", "Jl. Melati").csv());

        assertThat(rows(roster).get(2)).isEqualTo(before.get(2));
        assertThat(roster(roster).counts()).isEqualTo(Counts.of(2, 0, 0, 0));
    }

    @Test
    void whoseRowItIsSurvivesAnotherProgram() throws Exception {
        List<String> references = new ArrayList<>();
        try (var file = RosterFile.open(
                new ClassPathResource("workbooks/libreoffice-findings.xlsx"),
                Set.of(RosterColumn.NIK),
                SampleRosters.LIMITS)) {
            assertThat(file.header().hasReferences()).isTrue();
            assertThat(file.warnings()).isEmpty();
            for (var row = file.next(); row != null; row = file.next()) {
                references.add(file.header().reference(row));
            }
        }

        assertThat(references)
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates()
                .allMatch(reference -> RowReference.of(reference) != null);
    }

    @Test
    void theTemplateOfAnAgreementIsForItsReaders() throws Exception {
        var agreement = fixture.agreement(10);

        web.perform(get("/api/roster-template.xlsx?agreement=" + agreement).with(user("officer.3375")))
                .andExpect(status().isOk());
        web.perform(get("/api/roster-template.xlsx?agreement=" + agreement).with(user("officer.srg")))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatLooksLikeAFormulaIsGuardedOnTheWayOutAndItselfAgainOnTheWayIn() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(
                agreement,
                ("=nik;nama;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan;no_hp;catatan\n"
                                + "%s;=1+1 Slamet;05-03-1980;L;;33.75.01.1002;lebe;+6281234567890;@SUM(A1)\n"
                                        .formatted(nik(1)))
                        .getBytes(UTF_8));

        var workbook = opened(roster);

        assertThat(workbook.headers().get(0)).isEqualTo("'=nik");
        assertThat(workbook.cell(2, "nama")).isEqualTo("'=1+1 Slamet");
        assertThat(workbook.cell(2, "no_hp")).isEqualTo("'+6281234567890");
        assertThat(workbook.cell(2, "catatan")).isEqualTo("'@SUM(A1)");

        upload(agreement, workbook.put(2, "alamat", "Jl. Melati").save());

        assertThat(findings(roster)).containsExactly("2 NAME_SUSPICIOUS B2 ");
        assertThat(rows(roster).get(2)).contains("=1+1 Slamet", "@SUM(A1)").doesNotContain("'");
    }

    @Test
    void whatWasWrittenIsKeptSealedAndOnlyOfRejectedRows() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1, "123"), man(2).replace(nik(2), nik(2) + "9"), man(3));

        assertThat(keptCells(roster)).containsExactly(0, 3);
        assertThat(jdbc.sql("select encode(content, 'escape') from roster_row_cells where roster_id = :r")
                        .param("r", roster.value())
                        .query(String.class)
                        .list())
                .noneMatch(content -> content.contains("nik") || content.contains(nik(2)));
    }

    @Test
    void aFamilyCardThatCouldNotBeReadIsShownWhereTheRowIsRejectedForAnothersSake() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1), man(1, "12345"));

        assertThat(opened(roster).cell(2, "no_kk")).isEqualTo("12345");
    }

    @Test
    void whereTheCellsWereNotKeptItShowsWhatCouldBeRead() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1).replace(nik(1), "123"));
        jdbc.sql("delete from roster_row_cells where roster_id = :r")
                .param("r", roster.value())
                .update();

        var workbook = opened(roster);

        assertThat(workbook.cell(2, "nama")).startsWith("Slamet");
        assertThat(workbook.cell(2, "tanggal_lahir")).isEqualTo("05-03-1980");
        assertThat(workbook.cell(2, "nik")).isEmpty();
        assertThat(workbook.colour(2, "nik")).isEqualTo("F8CBCB");
        assertThat(workbook.summary()).contains("Ketik ulang sel yang kosong dari sumbernya.");
        upload(agreement, workbook.put(2, "nik", nik(1)).save());
        assertThat(roster(roster).status()).isEqualTo(RosterStatus.CHECKED);
    }

    @Test
    void aLongListIsMendedInSeveralTurns() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        // Of each row all seven required cells are missing.
        upload(
                agreement,
                IntStream.rangeClosed(1, 1_500)
                        .mapToObj(row -> ";;;;;;;" + nik(row))
                        .toArray(String[]::new));
        int first = FindingsDownload.MOST_COMMENTS / 7;

        var workbook = opened(roster);

        assertThat(workbook.people()).isEqualTo(first);
        assertThat(workbook.comments()).hasSize(7 * first);
        assertThat(workbook.summary()).contains("memuat 1.428 baris pertama dari 1.500", "first 1,428 of 1,500");
        assertThat(journal(agreement, "roster.findingsDownloaded")).containsExactly(Integer.toString(first));
        for (int row = 2; row <= first + 1; row++) {
            workbook.empty(row);
        }
        upload(agreement, workbook.save());
        assertThat(opened(roster).people()).isEqualTo(1_500 - first);
    }

    @Test
    void whereNothingNeedsWorkTheWorkbookSaysSo() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, man(1));

        var workbook = opened(roster);

        assertThat(workbook.people()).isZero();
        assertThat(workbook.summary()).contains("Tidak ada baris yang perlu diperbaiki.", "No row needs work.");
    }

    @ParameterizedTest
    @CsvSource({
        "officer.3375, 200",
        "verifier.3375, 200",
        "officer.pkl, 200",
        "manager.3375, 403",
        "auditor, 403",
        "labour.3375, 404",
        "ward.3375, 404",
        "community.3375, 404",
        "officer.3673, 404",
        "officer.srg, 404"
    })
    void onlyThoseWhoWorkOnTheRowsGetThem(String who, int status) throws Exception {
        fixture.readers();
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload(agreement, withoutAddress(1));

        web.perform(get("/api/rosters/{id}/findings.xlsx", roster).with(user(who)))
                .andExpect(status().is(status));

        assertThat(jdbc.sql(
                                "select count(*) from journal where agreement_id = :a and event = 'roster.findingsDownloaded'")
                        .param("a", agreement.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(status == 200 ? 1 : 0);
    }

    @Test
    void theFileIsNamedByItsWaveAndNotKeptOnTheWay() throws Exception {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 3);
        upload(agreement, withoutAddress(1));

        web.perform(get("/api/rosters/{id}/findings.xlsx", roster).with(user("officer.3375")))
                .andExpect(content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .andExpect(
                        header().string("Content-Disposition", "attachment; filename=\"perbaikan-gelombang-3.xlsx\""))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void beforeAnyFileThereIsNothingToMend() throws Exception {
        var roster = fixture.askedFor(fixture.agreement(10), 1);

        web.perform(get("/api/rosters/{id}/findings.xlsx", roster).with(user("officer.3375")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:payung:problem:roster.workbook.noRows"));
        web.perform(get("/api/rosters/{id}/findings.xlsx", roster)).andExpect(status().isUnauthorized());
    }

    private List<String> journal(AgreementId agreement, String event) {
        return jdbc.sql("select note from journal where agreement_id = :a and event = :e order by seq")
                .param("a", agreement.value())
                .param("e", event)
                .query(String.class)
                .list();
    }
}
