package id.payung.roster.sheet;

import static id.payung.roster.sheet.FindingCode.*;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.unit.DataSize;

/** Files as they arrive: dialects, encodings, title rows, and what is refused whole. */
class RosterFileTests {

    private static final RosterLimits LIMITS = new RosterLimits(DataSize.ofMegabytes(1), 50, 10);
    private static final Set<RosterColumn> REQUIRED = Set.of(RosterColumn.NIK, RosterColumn.NAME);

    private static InputStreamSource bytes(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    private static InputStreamSource text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    private static byte[] join(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private record Read(List<Integer> rows, List<String> names, List<FindingCode> warnings, int empty) {}

    private static Read read(InputStreamSource content) throws FileRefused, IOException {
        try (var file = RosterFile.open(content, REQUIRED, LIMITS)) {
            List<Integer> rows = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (var row = file.next(); row != null; row = file.next()) {
                rows.add(row.number());
                names.add(file.header().text(row, RosterColumn.NAME));
            }
            return new Read(
                    rows, names, file.warnings().stream().map(Finding::code).toList(), file.emptyRows());
        }
    }

    private static List<Finding> refusal(InputStreamSource content) {
        return catchThrowableOfType(FileRefused.class, () -> read(content)).findings();
    }

    private static FindingCode refusedAs(byte[] content) {
        return refusal(bytes(content)).get(0).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsDetected(String separator) throws Exception {
        var read = read(text("nik,nama\n1,Ani\n2,\"Budi\"\n".replace(",", separator)));

        assertThat(read.names()).containsExactly("Ani", "Budi");
    }

    @Test
    void aCommaInsideAQuotedCellIsNoSeparator() throws Exception {
        var read = read(text("nama;nik;alamat\n\"Ani, S.Pd.\";1;\"Jl. A, RT 1, RW 2\"\n"));

        assertThat(read.names()).containsExactly("Ani, S.Pd.");
    }

    @Test
    void excelsOwnSeparatorLineCountsAsARow() throws Exception {
        var read = read(text("sep=;\r\nnik;nama\r\n1;Ani\r\n"));

        assertThat(read.rows()).containsExactly(3);
        assertThat(read.names()).containsExactly("Ani");
    }

    @Test
    void everyEncodingIsRead() throws Exception {
        var csv = "nik,nama\n1,Zoë\n";

        assertThat(read(text(csv)).names()).containsExactly("Zoë");
        assertThat(read(text("\uFEFF" + csv)).names()).containsExactly("Zoë");
        assertThat(read(bytes(("\uFEFF" + csv).getBytes(UTF_16LE))).names()).containsExactly("Zoë");
        assertThat(read(bytes(("\uFEFF" + csv).getBytes(UTF_16BE))).names()).containsExactly("Zoë");
    }

    @Test
    void windows1252IsReadWithAWarning() throws Exception {
        var read = read(bytes("nik,nama\n1,Zoë\n".getBytes(Charset.forName("windows-1252"))));

        assertThat(read.names()).containsExactly("Zoë");
        assertThat(read.warnings()).containsExactly(FILE_ENCODING_ASSUMED);
    }

    @Test
    void aCharacterCutByTheEndOfABufferIsStillUtf8() throws Exception {
        var csv = "nik,nama\n1," + "x".repeat((1 << 16) - 12) + "é\n";

        assertThat(read(text(csv)).warnings()).isEmpty();
    }

    @Test
    void rowNumbersAreTheSheetsOwn() throws Exception {
        var read = read(text("Daftar Peserta,\n,\nNo. NIK,Nama Lengkap\n1,Ani\n\n,\n\"2\n2\",Budi\n3,Citra\n\n"));

        assertThat(read.rows()).containsExactly(4, 7, 8);
        assertThat(read.empty()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "NIK, NIK",
        "No. NIK, NIK",
        "nomor_induk_kependudukan, NIK",
        "Nama Lengkap, NAME",
        "Tgl. Lahir, BIRTH_DATE",
        "Tanggal Lahir (dd-mm-yyyy), BIRTH_DATE",
        "L/P, SEX",
        "Jenis Kelamin (L/P), SEX",
        "ALAMAT, ADDRESS",
        "Kode Desa, AREA_CODE",
        "kode_wilayah, AREA_CODE",
        "Pekerjaan, OCCUPATION",
        "No. KK, FAMILY_CARD",
        "Témpat Lahir, BIRTH_PLACE",
        "E-mail, EMAIL",
        "No HP, PHONE"
    })
    void headersIgnoreCaseAccentsAndPunctuation(String header, RosterColumn column) {
        assertThat(HeaderText.column(header)).contains(column);
    }

    @Test
    void noHeaderMeansTwoColumns() {
        var seen = new ArrayList<String>();
        for (RosterColumn column : RosterColumn.values()) {
            seen.addAll(column.names());
        }
        assertThat(seen).doesNotHaveDuplicates().allMatch(name -> HeaderText.normal(name)
                .equals(name));
    }

    @Test
    void anAbsentColumnIsNamedWithTheNearestHeaderFound() {
        var findings = refusal(text("No,NIKK,nama\n1,2,Ani\n"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo(HEADER_MISSING);
        assertThat(findings.get(0).variant()).isEqualTo("near");
        assertThat(findings.get(0).arguments()).containsExactly("nik", "NIKK", "B1");
    }

    @Test
    void everyAbsentColumnIsNamed() {
        assertThat(refusal(text("satu,dua\n1,2\n")))
                .extracting(Finding::code, Finding::column)
                .containsExactly(tuple(HEADER_MISSING, RosterColumn.NIK), tuple(HEADER_MISSING, RosterColumn.NAME));
    }

    @Test
    void aFileWithoutHeaderDoesNotQuoteThePersonInItsPlace() {
        var findings = refusal(text("3375010503800001,Nama,L\n"));

        assertThat(findings.toString()).doesNotContain("3375010503800001");
    }

    @Test
    void twoColumnsOfOneMeaningAreRefused() {
        var findings = refusal(text("nik,Nama,Nama Lengkap\n1,Ani,Ani\n"));

        assertThat(findings).extracting(Finding::code).containsExactly(HEADER_DUPLICATE);
        assertThat(findings.get(0).arguments()).containsExactly("nama", "B1", "C1");
    }

    @Test
    void anUnknownColumnIsAWarningWithTheNearestKnown() throws Exception {
        try (var file = RosterFile.open(text("nik,nama,emial,warna kesukaan\n1,Ani,x,y\n"), REQUIRED, LIMITS)) {
            assertThat(file.warnings())
                    .extracting(Finding::code, Finding::arguments)
                    .containsExactly(
                            tuple(HEADER_UNKNOWN, List.of("emial", "email")),
                            tuple(HEADER_UNKNOWN, List.of("warna kesukaan")));
        }
    }

    private static String headers(int unknown) {
        return "nik,nama"
                + IntStream.range(0, unknown).mapToObj(i -> ",emial" + i).collect(joining());
    }

    @Test
    void manyUnknownColumnsAreNamedInAFewSentences() throws Exception {
        try (var file = RosterFile.open(text(headers(16_382) + "\n1,Ani\n"), REQUIRED, LIMITS)) {
            assertThat(file.warnings()).hasSize(11).extracting(Finding::code).containsOnly(HEADER_UNKNOWN);
            assertThat(file.warnings().get(9).arguments()).first().isEqualTo("emial9");
            assertThat(file.warnings().get(10).variant()).isEqualTo("more");
            assertThat(file.warnings().get(10).arguments()).containsExactly("16372", "M1", "XFD1");
            assertThat(file.next()).isNotNull();
        }
    }

    @Test
    void oneUnknownColumnMoreThanAreNamedIsNamedToo() throws Exception {
        assertThat(read(text(headers(11) + "\n1,Ani\n")).warnings()).hasSize(11);
    }

    @Test
    void aSheetWiderThanASpreadsheetIsRefusedInOneSentence() {
        assertThat(refusal(text(headers(16_383) + "\n1,Ani\n")))
                .extracting(Finding::code, Finding::variant, Finding::arguments)
                .containsExactly(tuple(FILE_TOO_LARGE, "columns", List.of("16384", "1")));
    }

    @Test
    void aRowWiderThanASpreadsheetIsNamed() {
        assertThat(refusal(text("nik,nama\n1,Ani\n2,Budi" + ",x".repeat(20_000) + "\n"))
                        .get(0)
                        .arguments())
                .containsExactly("16384", "3");
    }

    @Test
    void emptyCellsToTheRightAreNoColumns() throws Exception {
        var read = read(text("nik,nama" + ",".repeat(16_000) + "\n1,Ani\n"));

        assertThat(read.names()).containsExactly("Ani");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void aMeaningClaimedAThousandTimesIsRefusedOnce() {
        assertThat(refusal(text("nik,nama" + ",nik,nama".repeat(500) + "\n1,Ani\n")))
                .extracting(Finding::code, Finding::column)
                .containsExactly(tuple(HEADER_DUPLICATE, RosterColumn.NIK), tuple(HEADER_DUPLICATE, RosterColumn.NAME));
    }

    @Test
    void aCellTooLongForAHeaderIsNotComparedWithAny() {
        assertThat(refusal(text("(".repeat(900_000) + ",nama\n1,Ani\n")))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(tuple(HEADER_MISSING, null));
        assertThat(refusal(text("nik".repeat(300_000) + ",nama\n1,Ani\n")))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(tuple(HEADER_MISSING, null));
    }

    @Test
    void aRunningNumberIsNotWorthAWarning() throws Exception {
        assertThat(read(text("No.,nik,nama\n1,2,Ani\n")).warnings()).isEmpty();
    }

    @Test
    void nothingInItIsAnEmptyFile() {
        assertThat(refusedAs(new byte[0])).isEqualTo(FILE_EMPTY);
        assertThat(refusedAs(" \n,,\n\n".getBytes(UTF_8))).isEqualTo(FILE_EMPTY);
        assertThat(refusal(text("nik,nama\n,\n\n")).get(0))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(FILE_EMPTY, "headerOnly");
    }

    @Test
    void tooManyRowsAreRefusedAtTheLimit() throws Exception {
        var fits = new StringBuilder("nik,nama\n");
        IntStream.range(0, 50).forEach(i -> fits.append(i).append(",Ani\n"));

        assertThat(read(text(fits.toString())).rows()).hasSize(50);
        assertThat(refusal(text(fits + "51,Ani\n")).get(0))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(FILE_TOO_LARGE, "rows");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() {
        var read = new AtomicLong();
        InputStreamSource endless = () ->
                new SequenceInputStream(new ByteArrayInputStream("nik,nama\n".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        read.incrementAndGet();
                        return 'x';
                    }
                });

        assertThat(refusal(endless).get(0).code()).isEqualTo(FILE_TOO_LARGE);
        assertThat(read.get()).isLessThan(2 << 20);
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedByItsRow() {
        var finding = refusal(text("nik,nama\n1,Ani\n2,\"Budi\n3,Citra\n")).get(0);

        assertThat(finding.code()).isEqualTo(FILE_UNREADABLE);
        assertThat(finding.arguments()).containsExactly("3");
    }

    @Test
    void aQuoteOutOfPlaceIsNamedByItsRow() {
        var finding = refusal(text("nik,nama\n1,Ani\n2,\"Jl. \"Mawar\" 5\"\n")).get(0);

        assertThat(finding.code()).isEqualTo(FILE_UNREADABLE);
        assertThat(finding.arguments()).containsExactly("3");
    }

    @Test
    void aCellLargerThanAnyPersonsIsUnreadable() {
        RosterLimits limits = new RosterLimits(DataSize.ofMegabytes(8), 50, 10);

        assertThat(catchThrowableOfType(FileRefused.class, () -> {
                            try (var file =
                                    RosterFile.open(text("nik,nama\n1," + "x".repeat(3 << 20)), REQUIRED, limits)) {
                                file.next();
                            }
                        })
                        .findings())
                .extracting(Finding::code)
                .containsExactly(FILE_UNREADABLE);
    }

    @Test
    void zerosAreNoText() {
        assertThat(refusedAs("nik,nama\n1,A\0ni\n".getBytes(UTF_8))).isEqualTo(FILE_UNREADABLE);
        assertThat(refusedAs("nik,nama\n1,Ani\n".getBytes(UTF_16LE))).isEqualTo(FILE_UNREADABLE);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[70_000]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ole(String stream) {
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        return join(join(magic, new byte[65_520]), stream.getBytes(UTF_16LE));
    }

    @Test
    void officeFilesAreRefusedByTheirContentSayingWhatToDo() throws Exception {
        assertThat(refusal(bytes(zip("[Content_Types].xml", "xl/workbook.xml")))
                        .get(0)
                        .variant())
                .isEqualTo("workbook");
        assertThat(refusal(bytes(zip("xl/workbook.xml", "xl/vbaProject.bin")))
                        .get(0)
                        .variant())
                .isEqualTo("macros");
        assertThat(refusal(bytes(zip("xl/workbook.bin"))).get(0).variant()).isEqualTo("xlsb");
        assertThat(refusal(bytes(zip("nested.zip", "a.csv"))).get(0).variant()).isEqualTo("archive");
        assertThat(refusal(bytes(ole("Workbook"))).get(0).variant()).isEqualTo("xls");
        assertThat(refusal(bytes("%PDF-1.7 ...".getBytes(UTF_8))).get(0).variant())
                .isEqualTo("pdf");
        assertThat(refusal(text("<!DOCTYPE html><table>")).get(0).variant()).isEqualTo("web");
        assertThat(refusal(bytes(zip("a"))).get(0).code()).isEqualTo(FILE_TYPE_UNSUPPORTED);
    }

    @Test
    void aMarkAcrossTwoBuffersIsFound() {
        for (int shift = 0; shift < 40; shift++) {
            byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
            byte[] file = join(join(magic, new byte[(1 << 16) - 8 - shift]), "EncryptedPackage".getBytes(UTF_16LE));

            assertThat(refusedAs(file)).as("shift %d", shift).isEqualTo(FILE_ENCRYPTED);
        }
    }

    @Test
    void lockedFilesAreNamedAsLocked() throws Exception {
        byte[] locked = zip("xl/workbook.xml");
        locked[6] |= 1;

        assertThat(refusedAs(locked)).isEqualTo(FILE_ENCRYPTED);
        assertThat(refusedAs(ole("EncryptedPackage"))).isEqualTo(FILE_ENCRYPTED);
    }

    @Test
    void cellsAreDataWhateverTheyLookLike() throws Exception {
        var cell = "=cmd|' /C calc'!A0 <script>alert(1)</script> ${x} '; drop table roster;--";

        assertThat(read(text("nik,nama\n1,\"" + cell + "\"\n")).names()).containsExactly(cell);
    }

    @Test
    void whatCannotBeSeenIsTakenOut() throws Exception {
        assertThat(read(text("nik,nama\n1,\u202EAni\u200B \u0007Sri\u00A0\n")).names())
                .containsExactly("Ani  Sri");
    }

    @Test
    void shortAndLongRowsAreRead() throws Exception {
        assertThat(read(text("nik,nama\n1\n2,Budi,tambahan\n")).names()).containsExactly("", "Budi");
    }

    @Test
    void columnsAreCalledAsSpreadsheetsCallThem() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702).stream()
                        .map(CellText::columnLetters)
                        .toList())
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    @Test
    void nobodyNeedWaitForTheLastOfManyEmptyRows() throws Exception {
        try (var file = RosterFile.open(text("nik;nama\n" + "\n".repeat(100) + "1;Budi\n"), REQUIRED, LIMITS)) {
            Thread.currentThread().interrupt();
            assertThat(catchThrowableOfType(UncheckedIOException.class, file::next))
                    .hasCauseInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
