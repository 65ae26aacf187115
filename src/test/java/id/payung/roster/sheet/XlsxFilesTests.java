package id.payung.roster.sheet;

import static id.payung.roster.sheet.FindingCode.*;
import static id.payung.roster.sheet.ReadRoster.LIMITS;
import static id.payung.roster.sheet.ReadRoster.REQUIRED;
import static id.payung.roster.sheet.ReadRoster.assertSaid;
import static id.payung.roster.sheet.ReadRoster.refusal;
import static id.payung.roster.sheet.WorkbookParts.*;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.roster.sheet.ReadRoster.Row;
import id.payung.roster.sheet.ReadRoster.Watched;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.unit.DataSize;

/** Workbooks as they arrive: from several programs, in every oddity of the format, damaged, and made to do harm. */
class XlsxFilesTests {

    private static final String HEADER = row(1, "nik", "nama");

    private static ReadRoster read(byte[] bytes) throws FileRefused, IOException {
        return ReadRoster.read(bytes);
    }

    private static ReadRoster read(WorkbookParts parts) throws FileRefused, IOException {
        return ReadRoster.read(parts.toBytes());
    }

    /** What the one cell below the header "nama" is read as. */
    private static String cell(WorkbookParts parts) throws FileRefused, IOException {
        return read(parts).column(1).get(0);
    }

    private static WorkbookParts oneCell(String cell) {
        return WorkbookParts.of(HEADER + "<row r=\"2\">" + text("A2", "1") + cell + "</row>");
    }

    private static byte[] fixture(String name) throws IOException {
        try (var file = XlsxFilesTests.class.getResourceAsStream("/workbooks/" + name)) {
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openpyxl.xlsx",
                "openpyxl-1904.xlsx",
                "openpyxl-hidden-first.xlsx",
                "xlsxwriter.xlsx",
                "xlsxwriter-inline.xlsx",
                "xlsxwriter-chart-first.xlsx",
                "libreoffice.xlsx"
            })
    void theSamePeopleAreReadFromEveryProgramsFile(String name) throws Exception {
        var read = read(fixture(name));

        assertThat(read.warnings()).isEmpty();
        assertThat(read.empty()).isEqualTo(1);
        assertThat(read.rows())
                .containsExactly(
                        new Row(
                                4,
                                List.of(
                                        "3375010503800001",
                                        "Slamet Contoh",
                                        "1980-03-05",
                                        "L",
                                        "Jl. Contoh 1",
                                        "33.75.01.1002",
                                        "lebe",
                                        "3375010101200001",
                                        "001")),
                        new Row(
                                6,
                                List.of(
                                        "3375014503850002",
                                        "Siti Contoh",
                                        "1985-03-05",
                                        "P",
                                        "Jl. Contoh 2",
                                        "3375011002",
                                        "lebe",
                                        "3375010101200002",
                                        "012")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl-numbers.xlsx", "libreoffice-numbers.xlsx"})
    void identityNumbersThatAreNumbersArriveWithAnExponent(String name) throws Exception {
        assertThat(read(fixture(name)).column(0)).containsExactly("3.37501E+15", "3.37501E+15");
    }

    @ParameterizedTest
    @CsvSource({"libreoffice.ods, ods", "libreoffice.xls, xls"})
    void otherSpreadsheetsAreRefusedByName(String name, String variant) throws Exception {
        var finding = refusal(fixture(name));

        assertThat(finding.code()).isEqualTo(FILE_TYPE_UNSUPPORTED);
        assertThat(finding.variant()).isEqualTo(variant);
    }

    // ---- numbers, dates, texts

    @ParameterizedTest
    @CsvSource({
        "337501050380000, 337501050380000",
        "3375010503800001, 3.37501E+15",
        "3375010503800000, 3.37501E+15",
        "3.3750105038E+15, 3.37501E+15",
        "3.37501050380000E14, 337501050380000",
        "3.37501050380000E15, 3.37501E+15",
        "1.0E16, 1E+16",
        "81234567890, 81234567890",
        "2500000, 2500000",
        "2500000.0, 2500000",
        "0.10000000000000001, 0.1",
        "1E+999, 1E+999",
        "1E+999999999, 1E+999999999",
        "-5, -5",
        "0, 0",
        "NaN, NaN"
    })
    void aNumberIsReadAsItsDigits(String written, String read) throws Exception {
        assertThat(cell(oneCell("<c r=\"B2\"><v>" + written + "</v></c>"))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/mm/yyyy | 29285 | 1980-03-05",
                "[$-421]dd mmmm yyyy;@ | 29285 | 1980-03-05",
                "yyyy\\-mm\\-dd\\ hh:mm:ss | 29285.75 | 1980-03-05",
                "d-mmm-yy | 1 | 1900-01-01",
                "d-mmm-yy | 59 | 1900-02-28",
                "d-mmm-yy | 60 | 60",
                "d-mmm-yy | 61 | 1900-03-01",
                "d-mmm-yy | 2958465 | 9999-12-31",
                "d-mmm-yy | 2958466 | 2958466",
                "d-mmm-yy | -1 | -1",
                "d-mmm-yy | 3375010503800001 | 3.37501E+15",
                "mmmm | 29285 | 1980-03-05",
                "h:mm | 0.333333333333333 | 08:00",
                "[h]:mm | 0.5 | 12:00",
                "000 | 7 | 007",
                "0000000000000000 | 3375010503800001 | 3.37501E+15",
                "0.00E+00 | 337501 | 3.37501E+05",
                "#,##0 | 2500000 | 2500000",
                "General | 12 | 12",
                "[Red]0 | 12 | 12",
                "&quot;hari&quot; 0 | 12 | 12",
                "@ | 3375010503800001 | 3.37501E+15"
            })
    void aNumberIsReadAsItsFormatShowsIt(String format, String written, String read) throws Exception {
        assertThat(cell(oneCell("<c r=\"B2\" s=\"1\"><v>" + written + "</v></c>")
                        .withFormats(format)))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"1, 1904-01-02", "0, 1904-01-01", "27823, 1980-03-05"})
    void daysMayBeCountedFrom1904(String written, String read) throws Exception {
        for (String yes : List.of("1", "true")) {
            assertThat(cell(oneCell("<c r=\"B2\" s=\"1\"><v>" + written + "</v></c>")
                            .withFormats("dd/mm/yyyy")
                            .replace(BOOK, "<workbookPr/>", "<workbookPr date1904=\"" + yes + "\"/>")))
                    .isEqualTo(read);
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("a truth", "<c r='B2' t='b'><v>1</v></c>", "TRUE"),
                Arguments.of("an untruth", "<c r='B2' t='b'><v>0</v></c>", "FALSE"),
                Arguments.of("an error", "<c r='B2' t='e'><v>#N/A</v></c>", "#N/A"),
                Arguments.of("a formula's text", "<c r='B2' t='str'><f>A1&amp;\"x\"</f><v>Ani</v></c>", "Ani"),
                Arguments.of("a formula's number", "<c r='B2'><f>1+1</f><v>2</v></c>", "2"),
                Arguments.of("a formula without result", "<c r='B2'><f>1+1</f></c>", ""),
                Arguments.of("a date in words of the standard", "<c r='B2' t='d'><v>1980-03-05</v></c>", "1980-03-05"),
                Arguments.of("with its hour", "<c r='B2' t='d'><v>1980-03-05T00:00:00</v></c>", "1980-03-05"),
                Arguments.of("text", "<c r='B2' t='inlineStr'><is><t> Ani  Sri </t></is></c>", "Ani  Sri"),
                Arguments.of(
                        "runs",
                        "<c r='B2' t='inlineStr'><is><r><rPr><b/></rPr><t>A</t></r><r><t>ni</t></r></is></c>",
                        "Ani"),
                Arguments.of(
                        "a reading beside it",
                        "<c r='B2' t='inlineStr'><is><t>Ani</t><rPh sb='0' eb='1'><t>x</t></rPh></is></c>",
                        "Ani"),
                Arguments.of("a shared text", "<c r='B2' t='s'><v>0</v></c>", "Ani"),
                Arguments.of("shared runs", "<c r='B2' t='s'><v>1</v></c>", "Siti Aminah"),
                Arguments.of("an escape", "<c r='B2' t='s'><v>2</v></c>", "A B"),
                Arguments.of("an empty shared text", "<c r='B2' t='s'><v>3</v></c>", ""),
                Arguments.of("entities", "<c r='B2' t='str'><v>&lt;script&gt; &#65;</v></c>", "<script> A"),
                Arguments.of("data", "<c r='B2' t='str'><v><![CDATA[<b>${x}]]></v></c>", "<b>${x}"),
                Arguments.of("what begins like a formula", "<c r='B2' t='str'><v>=1+1</v></c>", "=1+1"),
                Arguments.of("marks that cannot be seen", "<c r='B2' t='str'><v>\u202EA\u200Bni\u200F</v></c>", "Ani"),
                Arguments.of("no address", "<c t='str'><v>Ani</v></c>", "Ani"),
                Arguments.of("a style nobody described", "<c r='B2' s='77'><v>5</v></c>", "5"),
                Arguments.of("cells out of order", "<c r='C2'><v>1</v></c><c r='B2'><v>2</v></c>", "2"),
                Arguments.of(
                        "the longest text",
                        "<c r='B2' t='str'><v>" + "x".repeat(32_767) + "</v></c>",
                        "x".repeat(32_767)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void everyKindOfCellIsReadAsText(String what, String cell, String text) throws Exception {
        var parts = oneCell(cell + "<c r=\"D2\" t=\"str\"><v>end</v></c>")
                .withTexts("<si><t>Ani</t></si><si><r><t xml:space=\"preserve\">Siti </t></r><r><t>Aminah</t></r></si>"
                        + "<si><t>A_x000D_B</t></si><si/>");

        assertThat(cell(parts)).isEqualTo(text);
    }

    // ---- sheets and rows

    @Test
    void rowsThatTheFileLeavesOutAreCounted() throws Exception {
        var read = read(WorkbookParts.of(row(2, "Daftar Peserta") + row(4, "nik", "nama") + "<row r=\"5\"/>"
                + row(7, "1", "Ani") + "<row>" + text("A8", "2") + text("B8", "Budi") + "</row>"
                + "<row r=\"9\"><c r=\"A9\" s=\"1\"/></row>"));

        assertThat(read.numbers()).containsExactly(7, 8);
        assertThat(read.empty()).isEqualTo(3);
    }

    @Test
    void theHeaderMayStandInTheTwentiethRow() throws Exception {
        assertThat(read(WorkbookParts.of(row(20, "nik", "nama") + row(21, "1", "Ani")))
                        .numbers())
                .containsExactly(21);
    }

    @Test
    void moreRowsThanTheLimitAreRefused() throws Exception {
        var fits = HEADER
                + IntStream.rangeClosed(2, 51).mapToObj(i -> row(i, "1", "Ani")).collect(Collectors.joining());

        assertThat(read(WorkbookParts.of(fits)).rows()).hasSize(50);
        assertThat(refusal(WorkbookParts.of(fits + row(52, "1", "Ani")).toBytes())
                        .variant())
                .isEqualTo("rows");
    }

    @Test
    void theLastColumnIsReadAndNoneBehindIt() throws Exception {
        assertThat(read(oneCell("<c r=\"XFD2\"><v>1</v></c>")).rows().get(0).cells())
                .hasSize(16_384);
        assertThat(refusal(oneCell("<c r=\"XFE2\"><v>1</v></c>").toBytes()).variant())
                .isEqualTo("workbookRow");
    }

    @Test
    void aSheetAsWideAsCanBeDoesNotFillTheAnswer() throws Exception {
        var header = Stream.concat(
                        Stream.of("nik", "nama"), IntStream.range(2, 16_384).mapToObj(i -> "kolom " + i))
                .toArray(String[]::new);

        assertThat(read(WorkbookParts.of(row(1, header) + row(2, "1", "Ani"))).warnings())
                .hasSizeBetween(1, 100)
                .containsOnly(HEADER_UNKNOWN);
    }

    @Test
    void theStrictDialectAndPrefixesAreRead() throws Exception {
        var parts = WorkbookParts.of("")
                .with(
                        SHEET,
                        ("<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
                                        + HEADER
                                        + row(2, "1", "Ani")
                                        + "</x:sheetData></x:worksheet>")
                                .replaceAll("<(/?)(row|c|is|t)([ >])", "<$1x:$2$3"))
                .replace(
                        BOOK_RELATIONSHIPS,
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships");

        assertThat(read(parts).column(1)).containsExactly("Ani");
    }

    @Test
    void partsMayBeNamedOtherwise() throws Exception {
        var parts = WorkbookParts.of(HEADER + row(2, "1", "Ani"));
        var absolute = parts.replace(BOOK_RELATIONSHIPS, "worksheets/sheet1.xml", "/XL/Worksheets/Sheet1.xml");

        assertThat(read(absolute).column(1)).containsExactly("Ani");
    }

    @Test
    void aPartMayLieThereUnpacked() throws Exception {
        var zip = WorkbookParts.of("").without(SHEET).zip();

        assertThat(read(zip.addStored(SHEET, sheet(HEADER + row(2, "1", "Ani")).getBytes(UTF_8))
                                .toBytes())
                        .column(1))
                .containsExactly("Ani");
    }

    @Test
    void otherAlphabetsOfTheSheetAreRead() throws Exception {
        var zip = WorkbookParts.of("").without(SHEET).zip();
        var sheet = "\uFEFF" + sheet(HEADER + row(2, "1", "Zoë")).replace("UTF-8", "UTF-16");

        assertThat(read(zip.add(SHEET, sheet.getBytes(UTF_16LE)).toBytes()).column(1))
                .containsExactly("Zoë");
    }

    @Test
    void theContentCountsAndNotTheName() throws Exception {
        // The reader is never told a name: text is read as text, a workbook as a workbook.
        assertThat(read("nik,nama\n1,Ani\n".getBytes(UTF_8)).column(1)).containsExactly("Ani");
        assertThat(read(WorkbookParts.of(HEADER + row(2, "1", "Ani"))).column(1))
                .containsExactly("Ani");
    }

    @Test
    void howFarItIsGrowsToTheEnd() throws Exception {
        var rows =
                IntStream.rangeClosed(2, 40).mapToObj(i -> row(i, "1", "Ani")).collect(Collectors.joining());
        var bytes = WorkbookParts.of(HEADER + rows).toBytes();
        try (var file = RosterFile.open(new Watched(bytes), REQUIRED, LIMITS)) {
            while (file.next() != null) {
                assertThat(file.percentRead()).isBetween(0, 100);
            }
            assertThat(file.percentRead()).isEqualTo(100);
        }
    }

    // ---- what is refused

    private static WorkbookParts good() {
        return WorkbookParts.of(HEADER + row(2, "1", "Ani"));
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** 3 MB that inflate to 3 GB. */
    private static byte[] bomb(String beginning, String block) {
        byte[] megabyte = block.repeat((1 << 20) / block.length()).getBytes(UTF_8);
        return RawZip.deflated(beginning, megabyte, 3 << 10);
    }

    private static final String REMARK = "<!--" + "x".repeat(1017) + "-->";

    private static final String SHEET_BEGINNING = "<worksheet><sheetData>" + HEADER + "<row r='2'>";

    private static RefusedFile refused(String what, WorkbookParts parts, FindingCode code, @Nullable String variant) {
        return new RefusedFile(what, parts.toBytes(), code, variant);
    }

    private static RefusedFile damaged(String what, WorkbookParts parts) {
        return refused(what, parts, FILE_UNREADABLE, "workbook");
    }

    private static RefusedFile damagedRow(String what, String rows) {
        return refused(what, WorkbookParts.of(rows), FILE_UNREADABLE, "workbookRow");
    }

    static Stream<RefusedFile> refused() {
        byte[] whole = good().toBytes();
        var hidden = "<sheet name=\"Data\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>";
        var evil = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        return Stream.of(
                // cut off and bent
                new RefusedFile("cut before the directory", cut(whole, whole.length / 2), FILE_UNREADABLE, "workbook"),
                new RefusedFile("cut within the directory", cut(whole, whole.length - 30), FILE_UNREADABLE, "workbook"),
                new RefusedFile("cut after the first bytes", cut(whole, 80), FILE_UNREADABLE, "workbook"),
                new RefusedFile("a bit that changed", flipped(whole), FILE_UNREADABLE, "workbook"),
                new RefusedFile(
                        "a wrong checksum",
                        good().without(SHEET)
                                .zip()
                                .addPacked(
                                        SHEET,
                                        RawZip.deflated(
                                                sheet(HEADER + row(2, "1", "A")).getBytes(UTF_8)),
                                        1,
                                        9)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile(
                        "bytes that are not packed as they say",
                        good().without(SHEET)
                                .zip()
                                .addPacked(SHEET, new byte[] {7, 7, 7}, 0, 9)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile(
                        "packed bytes that end too early",
                        good().without(SHEET)
                                .zip()
                                .addPacked(
                                        SHEET, cut(RawZip.deflated(sheet(HEADER).getBytes(UTF_8)), 20), 0, 9)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                // zip files made to do harm
                new RefusedFile(
                        "a row of cells without end",
                        good().without(SHEET)
                                .zip()
                                .addPacked(SHEET, bomb(SHEET_BEGINNING, "<c/>"), 0, 100)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbookRow"),
                new RefusedFile(
                        "remarks that inflate to 3 GB",
                        good().without(SHEET)
                                .zip()
                                .addPacked(SHEET, bomb(SHEET_BEGINNING, REMARK), 0, 100)
                                .toBytes(),
                        FILE_TOO_LARGE,
                        "unpacked"),
                new RefusedFile(
                        "texts that inflate to 3 GB",
                        good().zip()
                                .addPacked(TEXTS, bomb("<sst>", "<si><t>" + "x".repeat(1009) + "</t></si>"), 0, 100)
                                .toBytes(),
                        FILE_TOO_LARGE,
                        null),
                new RefusedFile(
                        "white space that inflates to 3 GB",
                        good().without(SHEET)
                                .zip()
                                .addPacked(SHEET, bomb(SHEET_BEGINNING, " "), 0, 100)
                                .toBytes(),
                        FILE_UNREADABLE,
                        null),
                new RefusedFile(
                        "a cell of 100 MB",
                        good().without(SHEET)
                                .zip()
                                .addPacked(
                                        SHEET,
                                        RawZip.deflated(
                                                SHEET_BEGINNING + "<c t='str'><v>",
                                                "x".repeat(1 << 20).getBytes(UTF_8),
                                                100),
                                        0,
                                        100)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "longTextRow"),
                new RefusedFile(
                        "an attribute of 100 MB",
                        good().without(SHEET)
                                .zip()
                                .addPacked(
                                        SHEET,
                                        RawZip.deflated(
                                                SHEET_BEGINNING + "<c r='",
                                                "x".repeat(1 << 20).getBytes(UTF_8),
                                                100),
                                        0,
                                        100)
                                .toBytes(),
                        FILE_UNREADABLE,
                        null),
                new RefusedFile(
                        "styles that inflate to 3 GB",
                        good().zip()
                                .addPacked(STYLES, bomb("<styleSheet><cellXfs>", REMARK), 0, 100)
                                .toBytes(),
                        FILE_TOO_LARGE,
                        null),
                new RefusedFile(
                        "elements within elements without end",
                        good().without(SHEET)
                                .zip()
                                .addPacked(SHEET, bomb(SHEET_BEGINNING, "<a>"), 0, 100)
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbookRow"),
                new RefusedFile(
                        "two names for the same bytes",
                        good().zip().addAgain("xl/again.xml").toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile(
                        "a part that quotes another",
                        good().without(SHEET)
                                .zip()
                                .addQuoting("xl/a.xml", SHEET, sheet(HEADER).getBytes(UTF_8))
                                .toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile(
                        "the same name twice",
                        good().zip().add("XL/Workbook.xml", "<workbook/>").toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile("one text in every cell of a row", oneTextInEveryCell(), FILE_UNREADABLE, "longRow"),
                new RefusedFile(
                        "a zip within a part",
                        good().without(SHEET).zip().add(SHEET, whole).toBytes(),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile(
                        "zips within zips without end",
                        new RawZip()
                                .addStored(
                                        "a.zip",
                                        new RawZip().addStored("a.zip", whole).toBytes())
                                .toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "archive"),
                new RefusedFile("a part that ends beyond all files", endless(whole), FILE_UNREADABLE, "workbook"),
                new RefusedFile(
                        "a directory beyond all files", farAway(whole, Long.MAX_VALUE), FILE_UNREADABLE, "workbook"),
                new RefusedFile("a directory before the beginning", farAway(whole, -1), FILE_UNREADABLE, "workbook"),
                new RefusedFile(
                        "a directory whose place is said to be far away",
                        locatedAt(whole, Long.MAX_VALUE),
                        FILE_UNREADABLE,
                        "workbook"),
                new RefusedFile("thousands of parts", thousandsOfParts(), FILE_UNREADABLE, "workbook"),
                new RefusedFile(
                        "a zip within a zip",
                        new RawZip().addStored("roster.xlsx", whole).toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "archive"),
                new RefusedFile(
                        "a zip of a text",
                        new RawZip().add("a.csv", "nik,nama").toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "archive"),
                new RefusedFile(
                        "a locked part",
                        good().without(SHEET)
                                .zip()
                                .addEncrypted(SHEET, new byte[12])
                                .toBytes(),
                        FILE_ENCRYPTED,
                        null),
                // other kinds of office files
                refused(
                        "macros by their content type",
                        good().replace(
                                        TYPES,
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
                        FILE_TYPE_UNSUPPORTED,
                        "macros"),
                refused("macros", good().with("xl/vbaProject.bin", "x"), FILE_TYPE_UNSUPPORTED, "macros"),
                refused("a binary workbook", good().with("xl/workbook.bin", "x"), FILE_TYPE_UNSUPPORTED, "xlsb"),
                refused(
                        "a text document",
                        good().replace(TYPES, "spreadsheetml.sheet.main", "wordprocessingml.document.main"),
                        FILE_TYPE_UNSUPPORTED,
                        null),
                // entities
                damaged(
                        "an external entity in the sheet",
                        good().with(SHEET, evil + sheet(HEADER + row(2, "1", "&e;")))),
                damaged("an external entity in the texts", good().with(TEXTS, evil + "<sst><si><t>&e;</t></si></sst>")),
                damaged("an external entity in the book", good().with(BOOK, evil + book("<sheet r:id=\"rId1\"/>"))),
                damaged("an external entity in the styles", good().with(STYLES, evil + "<styleSheet/>")),
                damaged("an external entity in the types", good().with(TYPES, evil + "<Types/>")),
                damaged(
                        "an external entity in the relationships",
                        good().with(BOOK_RELATIONSHIPS, evil + "<Relationships/>")),
                damaged("entities that multiply", good().with(SHEET, laughs + sheet(HEADER + row(2, "1", "&b;")))),
                damaged(
                        "a document type from elsewhere",
                        good().with(SHEET, "<!DOCTYPE x SYSTEM \"http://a.invalid/x\">" + sheet(HEADER))),
                damagedRow("an entity nobody declared", HEADER + row(2, "1", "&e;")),
                // parts that are missing or wrong
                refused("no content types", good().without(TYPES), FILE_TYPE_UNSUPPORTED, "archive"),
                damaged("no relationships", good().without("_rels/.rels")),
                damaged("no book", good().without(BOOK)),
                damaged("no relationships of the book", good().without(BOOK_RELATIONSHIPS)),
                damaged("no sheet", good().without(SHEET)),
                damaged("a sheet without relationship", good().replace(BOOK, "rId1", "rId9")),
                damaged(
                        "a sheet on another machine",
                        good().replace(
                                        BOOK_RELATIONSHIPS,
                                        "Target=\"worksheets/sheet1.xml\"",
                                        "Target=\"http://a.invalid/s.xml\" TargetMode=\"External\"")),
                damaged(
                        "a sheet outside the file",
                        good().replace(BOOK_RELATIONSHIPS, "worksheets/sheet1.xml", "../../../../etc/passwd")),
                refused("every sheet hidden", good().with(BOOK, book(hidden)), FILE_UNREADABLE, "noSheet"),
                refused(
                        "very hidden",
                        good().with(BOOK, book(hidden.replace("hidden", "veryHidden"))),
                        FILE_UNREADABLE,
                        "noSheet"),
                refused("no sheets at all", good().with(BOOK, book("")), FILE_UNREADABLE, "noSheet"),
                refused(
                        "only a chart",
                        good().replace(BOOK_RELATIONSHIPS, "/worksheet\"", "/chartsheet\""),
                        FILE_UNREADABLE,
                        "noSheet"),
                damaged("a sheet that is no XML", good().with(SHEET, "nik,nama\n1,Ani\n")),
                damaged("an empty sheet part", good().with(SHEET, "")),
                // rows and cells
                damagedRow("a sheet that breaks off", HEADER + "<row r='2'><c><v>1</v></row>"),
                damagedRow("a shared text that is not there", HEADER + "<row r='2'><c t='s'><v>5</v></c></row>"),
                damagedRow("a shared text before the first", HEADER + "<row r='2'><c t='s'><v>-1</v></c></row>"),
                damagedRow("a shared text without number", HEADER + "<row r='2'><c t='s'><v>x</v></c></row>"),
                damagedRow("rows that go back", row(5, "nik", "nama") + row(4, "1", "Ani")),
                damagedRow("a row twice", HEADER + row(2, "1", "Ani") + row(2, "2", "Budi")),
                damagedRow("a row behind the last", HEADER + row(1_048_577, "1", "Ani")),
                damagedRow("a row without number", HEADER + "<row r='zwei'/>"),
                damagedRow("an address without letters", HEADER + "<row r='2'><c r='2'><v>1</v></c></row>"),
                damagedRow("an address of four letters", HEADER + "<row r='2'><c r='AAAA2'><v>1</v></c></row>"),
                damagedRow("an address of other letters", HEADER + "<row r='2'><c r='Ä2'><v>1</v></c></row>"),
                damagedRow("a character that XML does not know", HEADER + row(2, "1", "A&#0;ni")),
                refused(
                        "a text longer than a cell",
                        WorkbookParts.of(HEADER + row(2, "1", "x".repeat(32_768))),
                        FILE_UNREADABLE,
                        "longTextRow"),
                refused(
                        "a shared text longer than a cell",
                        good().withTexts("<si><t>" + "x".repeat(32_768) + "</t></si>"),
                        FILE_UNREADABLE,
                        "longText"),
                // nothing in it
                refused("an empty sheet", WorkbookParts.of(""), FILE_EMPTY, null),
                refused("cells without text", WorkbookParts.of("<row r='3'><c r='A3' s='0'/></row>"), FILE_EMPTY, null),
                refused("the header only", WorkbookParts.of(HEADER), FILE_EMPTY, "headerOnly"),
                refused(
                        "the header in row 21",
                        WorkbookParts.of(row(21, "nik", "nama") + row(22, "1", "Ani")),
                        FILE_EMPTY,
                        null),
                refused(
                        "the header in row 21 under titles",
                        WorkbookParts.of(row(1, "Daftar") + row(21, "nik", "nama") + row(22, "1", "Ani")),
                        HEADER_MISSING,
                        null),
                refused(
                        "a header twice",
                        WorkbookParts.of(row(1, "nik", "Nama", "Nama Lengkap") + row(2, "1", "A", "B")),
                        HEADER_DUPLICATE,
                        null),
                refused(
                        "another header",
                        WorkbookParts.of(row(1, "satu", "dua") + row(2, "1", "A")),
                        HEADER_MISSING,
                        null));
    }

    private static byte[] flipped(byte[] whole) {
        byte[] bent = whole.clone();
        var name = SHEET.getBytes(UTF_8);
        for (int i = 0; i < bent.length; i++) {
            if (Arrays.mismatch(bent, i, Math.min(bent.length, i + name.length), name, 0, name.length) < 0) {
                bent[i + name.length + 60] ^= 0x10;
                return bent;
            }
        }
        throw new IllegalStateException();
    }

    /** Half a megabyte that would be half a gigabyte of cells. */
    private static byte[] oneTextInEveryCell() {
        return WorkbookParts.of(HEADER + "<row r='2'>" + "<c t='s'><v>0</v></c>".repeat(16_384) + "</row>")
                .withTexts("<si><t>" + "x".repeat(32_767) + "</t></si>")
                .toBytes();
    }

    /** The directory's place and length are told by the long form of its end, as for files of more than 4 GB. */
    private static byte[] farAway(byte[] whole, long from) {
        return withLongEnd(whole, from, whole.length - END_LENGTH);
    }

    private static byte[] locatedAt(byte[] whole, long longEnd) {
        return withLongEnd(whole, 0, longEnd);
    }

    private static final int END_LENGTH = 22;

    private static byte[] withLongEnd(byte[] whole, long from, long longEnd) {
        int before = whole.length - END_LENGTH;
        return ByteBuffer.allocate(whole.length + 76)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(whole, 0, before)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(0x2d002d)
                .putLong(0)
                .putLong(4)
                .putLong(4)
                .putLong(1 << 20)
                .putLong(from)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(longEnd)
                .putInt(1)
                .put(whole, before, END_LENGTH)
                .array();
    }

    /** The last part's packed size is told to be almost 2^63, so that a sum with it begins again below zero. */
    private static byte[] endless(byte[] whole) {
        int before = whole.length - END_LENGTH;
        var end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int from = end.getInt(before + 16);
        int last = from;
        for (int at = from; at < before; at += 46 + end.getShort(at + 28) + end.getShort(at + 30)) {
            last = at;
        }
        var bent = ByteBuffer.allocate(whole.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        bent.put(whole, 0, before)
                .putShort((short) 1)
                .putShort((short) 8)
                .putLong(Long.MAX_VALUE - 10)
                .put(whole, before, END_LENGTH)
                .putInt(last + 20, -1)
                .putShort(last + 30, (short) 12)
                .putInt(before + 12 + 12, end.getInt(before + 12) + 12);
        return bent.array();
    }

    private static byte[] thousandsOfParts() {
        var zip = good().zip();
        for (int i = 0; i < ZipDirectory.MOST_PARTS; i++) {
            zip.addStored("xl/media/" + i, new byte[0]);
        }
        return zip.toBytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(RefusedFile file) throws Exception {
        var finding = refusal(file.bytes());

        assertThat(finding.code()).isEqualTo(file.code());
        if (file.variant() != null) {
            assertThat(finding.variant()).isEqualTo(file.variant());
        }
        assertSaid(finding);
    }

    @Test
    void aFormatLongerThanAnySpreadsheetsIsNotLookedAt() throws Exception {
        // Looking for the end of each of these brackets would take the better part of an hour.
        assertThat(cell(oneCell("<c r=\"B2\" s=\"1\"><v>29285</v></c>").withFormats("[".repeat(1_000_000))))
                .isEqualTo("29285");
    }

    @Test
    void aKindOfPartIsLookedUpOnceHoweverLongItsName() {
        var types = "<Types>" + "<Default Extension='a'/>".repeat(300_000) + "</Types>";
        var target = relationships(relationship("rId1", "officeDocument", "x".repeat(1_000_000)));

        assertThat(refusal(good().with(TYPES, types).with("_rels/.rels", target).toBytes()))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(FILE_UNREADABLE, "workbook");
    }

    @Test
    void aFewTextsThatMakeGigabytesOfCellsAreRefused() {
        // 31 cells a row; each points to the one text. Packed, it is a hundred kilobytes.
        var rows = new StringBuilder(HEADER);
        var row = "<row>" + "<c t='s'><v>0</v></c>".repeat(31) + "</row>";
        rows.append(row.repeat(1_100));
        var bytes = WorkbookParts.of(rows.toString())
                .withTexts("<si><t>" + "x".repeat(32_767) + "</t></si>")
                .toBytes();

        var finding = catchThrowableOfType(FileRefused.class, () -> {
                    try (var file = RosterFile.open(
                            new Watched(bytes), REQUIRED, new RosterLimits(DataSize.ofMegabytes(8), 2_000, 10))) {
                        while (file.next() != null) {
                            // Read and forgotten.
                        }
                    }
                })
                .findings()
                .get(0);

        assertThat(finding)
                .extracting(Finding::code, Finding::variant, Finding::arguments)
                .containsExactly(FILE_TOO_LARGE, "unpacked", List.of("1024"));
    }

    @Test
    void moreTextsThanMemoryShouldHoldAreRefused() {
        // Each text is another one, so that nothing packs them small: 70 MB.
        var texts = new StringBuilder("<sst>");
        for (int i = 0; i < 2_200; i++) {
            texts.append("<si><t>").append(i).append("y".repeat(32_000)).append("</t></si>");
        }
        var bytes = good().without(TEXTS)
                .zip()
                .addStored(TEXTS, texts.append("</sst>").toString().getBytes(UTF_8))
                .toBytes();
        var limits = new RosterLimits(DataSize.ofMegabytes(100), 50, 10);

        var finding = catchThrowableOfType(
                        FileRefused.class, () -> RosterFile.open(new Watched(bytes), REQUIRED, limits))
                .findings()
                .get(0);

        assertThat(finding.code()).isEqualTo(FILE_TOO_LARGE);
        assertThat(finding.variant()).isEqualTo("texts");
    }

    @Test
    void whoKeepsTheFileAndFailsIsNotBlamedOnTheFile() {
        byte[] bytes = good().toBytes();
        var opened = new AtomicInteger();
        InputStreamSource failing = () -> opened.incrementAndGet() < 6
                ? new ByteArrayInputStream(bytes)
                : new FilterInputStream(new ByteArrayInputStream(bytes)) {
                    private int reads;

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        if (++reads > 2) {
                            throw new IOException("the disk is gone");
                        }
                        return super.read(into, from, length);
                    }
                };

        var thrown = catchThrowable(() -> RosterFile.open(failing, REQUIRED, LIMITS));

        assertThat(thrown).isInstanceOf(UncheckedIOException.class).hasStackTraceContaining("the disk is gone");
    }

    @Test
    void everyBitThatCanChangeIsARefusalOrARoster() throws Exception {
        byte[] whole = fixture("xlsxwriter.xlsx");
        for (int i = 0; i < whole.length; i += 3) {
            byte[] bent = whole.clone();
            bent[i] ^= (byte) (1 << (i % 8));
            var thrown = catchThrowable(() -> read(bent));
            if (thrown != null) {
                assertThat(thrown).as("byte %d", i).isInstanceOf(FileRefused.class);
            }
        }
    }
}
