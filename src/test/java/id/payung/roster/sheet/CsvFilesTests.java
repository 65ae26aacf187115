package id.payung.roster.sheet;

import static id.payung.roster.sheet.FindingCode.*;
import static id.payung.roster.sheet.ReadRoster.REQUIRED;
import static id.payung.roster.sheet.ReadRoster.assertSaid;
import static id.payung.roster.sheet.ReadRoster.read;
import static id.payung.roster.sheet.ReadRoster.refusal;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.roster.sheet.ReadRoster.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.unit.DataSize;

/** Text files as they arrive: in every dialect and encoding, damaged, mistaken for another kind, and made to do harm. */
class CsvFilesTests {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final String MARK = "\uFEFF";
    private static final String HEADER = "nik,nama\n";

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    // ---- dialects

    static Stream<Arguments> dialects() {
        return Stream.of(",", ";", "\t", "|").flatMap(separator -> Stream.of("\n", "\r\n", "\r")
                .flatMap(end -> Stream.of("UTF-8", "UTF-8 marked", "UTF-16LE", "UTF-16BE", "windows-1252")
                        .map(encoding -> Arguments.of(separator, end, encoding))));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("dialects")
    void theSamePeopleAreReadFromEveryDialect(String separator, String end, String encoding) throws Exception {
        // Nobody guesses a bar: the file says so itself, and its saying is a row.
        int before = separator.equals("|") ? 1 : 0;
        var csv = (before == 1 ? "sep=|\n" : "")
                + "Daftar Peserta\n\n\"nama\",nik,alamat\n\"Zoë, S.Pd.; A|B\",'3375010503800001,\"Jl. \"\"Mawar\"\"\nNo. 5\"\n\n"
                        .replaceAll(",(?=nik|alamat|'|\")", separator.equals("|") ? "|" : separator)
                + "Budi" + separator + "1" + separator;
        var written = csv.replace("\n", end);
        byte[] bytes =
                switch (encoding) {
                    case "UTF-8" -> text(written);
                    case "UTF-8 marked" -> text(MARK + written);
                    case "windows-1252" -> written.getBytes(WINDOWS_1252);
                    default -> (MARK + written).getBytes(Charset.forName(encoding));
                };

        var read = read(bytes);

        assertThat(read.rows())
                .containsExactly(
                        new Row(
                                before + 4,
                                List.of(
                                        "Zoë, S.Pd.; A|B",
                                        "'3375010503800001",
                                        "Jl. \"Mawar\"" + " ".repeat(end.length()) + "No. 5")),
                        new Row(before + 6, List.of("Budi", "1", "")));
        assertThat(read.empty()).isEqualTo(1);
        assertThat(read.warnings())
                .isEqualTo(encoding.equals("windows-1252") ? List.of(FILE_ENCODING_ASSUMED) : List.of());
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                readAs("no end of the last line", "nik,nama\n1,Ani", 2),
                readAs("ends of lines of every kind", "nik,nama\r\n\r1,Ani\n", 3),
                readAs("the mark of the end that old programs write", "nik,nama\n1,Ani\n\u001A", 2),
                readAs("the byte-order mark twice", MARK + MARK + "nik,nama\n1,Ani\n", 2),
                readAs("a byte-order mark within quotes", MARK + "\"nik\",\"nama\"\n\"1\",\"Ani\"\n", 2),
                readAs("marks nobody sees in the header", "n\u200Bik,\u202Ena\u00ADma\u200F\n1,Ani\n", 2),
                readAs("marks nobody sees in a cell", "nik,nama\n1,\u202EA\u200Bn\u2060i\u200F\u202C\n", 2),
                readAs("letters of the invisible alphabet", "nik,nama\n1,A\uDB40\uDC41\uDB40\uDC42ni\n", 2),
                readAs("fillers that are no letters", "nik,nama\n1,\u3164Ani\u115F\uFE0F\n", 2),
                readAs("a space that does not break", "nik\u00A0,\u00A0nama\n1,\u00A0Ani\u00A0\n", 2),
                readAs("the header in row 20", "\n".repeat(19) + "nik,nama\n1,Ani\n", 21),
                readAs("titles above", "DAFTAR PESERTA,\nKota,Contoh\n\nnik,nama\n1,Ani\n", 5),
                readAs("a title wider than the table", "a,b,c,d,e,f,g\nnik,nama\n1,Ani\n", 3),
                readAs("headers in capital letters and quotes", "\" NIK \",\"NAMA\"\n1,Ani\n", 2),
                readAs("other names of the headers", "No. KTP,Nama Peserta\n1,Ani\n", 2),
                readAs("what begins like a formula in the headers", "+nik,=nama()\n1,Ani\n", 2),
                readAs("remarks in the headers", "NIK (16 digit),Nama (sesuai KTP)\n1,Ani\n", 2),
                readAs("a header over two lines", "\"N\nIK\",\"Nama\nLengkap\"\n1,Ani\n", 2),
                readAs("a row that is too short and one that is too long", "nik,nama,email\n1,Ani\n", 2),
                readAs("more separators than columns", "nik,nama,,,,\n1,Ani,,,,,,,,\n", 2),
                readAs("empty quotes", "nik,nama,email\n\"1\",\"Ani\",\"\"\n", 2),
                readAs("rows of nothing but quotes", "nik,nama\n\"\",\"\"\n1,Ani\n", 3),
                readAs("a separator it names itself", "sep=;\nnik;nama\n1;Ani\n", 3),
                readAs("in capital letters", "SEP=;\r\nnik;nama\r\n1;Ani\r\n", 3),
                readAs("with old ends of lines", "sep=;\rnik;nama\r1;Ani\r", 3),
                readAs("a tab", "sep=\t\nnik\tnama\n1\tAni\n", 3),
                readAs("the sign of remarks as separator", "sep=#\nnik#nama\n1#Ani\n", 3),
                readAs("a quote as separator", "sep=\"\"\nnik,nama\n1,Ani\n", 3),
                readAs("a letter as separator", "sep=a\nnik,nama\n1,Ani\n", 3),
                readAs("half a picture as separator", "sep=\uD83D\uDE00\nnik,nama\n1,Ani\n", 3),
                readAs("nothing as separator", "sep=\nnik,nama\n1,Ani\n", 3),
                readAs("two separators", "sep=;,\nnik,nama\n1,Ani\n", 3),
                readAs("commas where semicolons separate", "nama;nik\nAni;1\n", 2),
                readAs("more commas than semicolons", "nik;nama;alamat\n1;Ani;\"a,b,c,d,e,f,g,h\"\n", 2),
                readAs("a quote within a cell", "nik,nama,alamat\n1,Ani,Jl. \"Mawar\" 5\n", 2),
                readAs("white space before a quote", "nik,nama,alamat\n1,Ani, \"Jl. Mawar\"\n", 2));
    }

    private static Arguments readAs(String what, String csv, int row) {
        return Arguments.of(what, csv, row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void everyOddityIsReadAsAnisRow(String what, String csv, int row) throws Exception {
        try (var file = RosterFile.open(() -> new ByteArrayInputStream(text(csv)), REQUIRED, ReadRoster.LIMITS)) {
            var ani = file.next();

            assertThat(ani).isNotNull();
            assertThat(ani.number()).isEqualTo(row);
            assertThat(file.header().text(ani, RosterColumn.NIK)).isEqualTo("1");
            assertThat(file.header().text(ani, RosterColumn.NAME)).isEqualTo("Ani");
            assertThat(file.next()).isNull();
            assertThat(file.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "&lt;b&gt; &#65;",
                "${jndi:ldap://a.invalid/x}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "{{7*7}} [[${x}]] <%= 1 %>",
                "'; drop table roster; --",
                "' or '1'='1",
                "=1+1",
                "=cmd|' /C calc'!A0",
                "+62 812-3456-789",
                "-5",
                "@SUM(A1:A9)",
                "=HYPERLINK(\"http://a.invalid\";\"klik\")",
                "{0} {1} {99}",
                "%s %n %d",
                "\\N",
                "\\. \\t \\x00 \\\\",
                "../../etc/passwd",
                "C:\\Users\\x",
                "O'Neill \"Budi\"",
                "Sri; Ani, Budi | Citra",
                "1E+15",
                "3375010503800001",
                "3,37501E+15",
                "TRUE",
                "null",
                "李明 محمد 𝒜 é é 👩‍"
            })
    void aCellIsDataWhateverItLooksLike(String cell) throws Exception {
        var quoted = '"' + cell.replace("\"", "\"\"") + '"';
        for (String separator : List.of(",", ";", "\t")) {
            var csv = "nik,nama\n1,".replace(",", separator) + quoted + "\n";

            assertThat(read(text(csv)).column(1)).containsExactly(cell.replace("\u200D", ""));
            assertThat(read((MARK + csv).getBytes(UTF_16LE)).column(1)).containsExactly(cell.replace("\u200D", ""));
        }
    }

    @Test
    void aCharacterOfAnotherEncodingCostsItselfAndIsTold() throws Exception {
        byte[] mixed = join(text("nik,nama\n1,Zoë\n2,"), "Zoë\n3,Ani\n".getBytes(WINDOWS_1252));

        for (byte[] bytes : List.of(mixed, join(text(MARK), mixed))) {
            var read = read(bytes);

            assertThat(read.warnings()).containsExactly(FILE_ENCODING_ASSUMED);
            assertThat(read.column(0)).containsExactly("1", "2", "3");
            assertThat(read.column(1).get(2)).isEqualTo("Ani");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "EDA080", "F4908080", "FF", "80", "E282", "C3"})
    void bytesThatAreNoUtf8AreTold(String bytes) throws Exception {
        var read = read(join(text("nik,nama\n1,Ani "), hex(bytes), text("\n2,Budi\n")));

        assertThat(read.warnings()).containsExactly(FILE_ENCODING_ASSUMED);
        assertThat(read.column(1).get(1)).isEqualTo("Budi");
    }

    @Test
    void theLastColumnIsReadAndNoneBehindIt() throws Exception {
        var row = "1,Ani" + ",".repeat(16_382);

        assertThat(read(text(HEADER + row + "\n")).rows().get(0).cells()).hasSize(16_384);
        assertThat(refusal(text(HEADER + row + ",\n")))
                .extracting(Finding::code, Finding::variant, Finding::arguments)
                .containsExactly(FILE_TOO_LARGE, "columns", List.of("16384", "2"));
    }

    // ---- what is refused

    private static RefusedFile refused(String what, byte[] bytes, FindingCode code, @Nullable String variant) {
        return new RefusedFile(what, bytes, code, variant);
    }

    private static RefusedFile refused(String what, String text, FindingCode code, @Nullable String variant) {
        return new RefusedFile(what, text(text), code, variant);
    }

    static Stream<RefusedFile> refused() {
        return Stream.of(empty(), headers(), quotes(), sizes(), notText(), otherKinds())
                .flatMap(each -> each);
    }

    private static Stream<RefusedFile> empty() {
        return Stream.of(
                refused("nothing", "", FILE_EMPTY, null),
                refused("a byte-order mark", MARK, FILE_EMPTY, null),
                refused("a byte-order mark of UTF-16", MARK.getBytes(UTF_16LE), FILE_EMPTY, null),
                refused("spaces", "   ", FILE_EMPTY, null),
                refused("ends of lines", "\n\n\n", FILE_EMPTY, null),
                refused("old ends of lines", "\r\r", FILE_EMPTY, null),
                refused("separators", ";;;;\n;;;;\n", FILE_EMPTY, null),
                refused("tabs", "\t\t\t", FILE_EMPTY, null),
                refused("empty quotes", "\"\",\"\"\n", FILE_EMPTY, null),
                refused("marks nobody sees", "\u200B,\u200F\u3164\n", FILE_EMPTY, null),
                refused("its separator only", "sep=;", FILE_EMPTY, null),
                refused("its separator and nothing more", "sep=;\n\n", FILE_EMPTY, null),
                refused("the header only", "nik,nama", FILE_EMPTY, "headerOnly"),
                refused("the header and empty rows", "nik;nama\n;\n\n \n", FILE_EMPTY, "headerOnly"),
                refused("the header and rows nobody sees", "nik;nama\n\u200B;\u00A0\n", FILE_EMPTY, "headerOnly"),
                refused("the header in UTF-16", (MARK + "nik\tnama\n").getBytes(UTF_16BE), FILE_EMPTY, "headerOnly"),
                refused("the header in row 21", "\n".repeat(20) + "nik,nama\n1,Ani\n", FILE_EMPTY, null));
    }

    private static Stream<RefusedFile> headers() {
        return Stream.of(
                refused("the header in row 21 under titles", "Daftar\n".repeat(20) + HEADER, HEADER_MISSING, null),
                refused("no header", "3375010503800001,Ani\n3375010503800002,Budi\n", HEADER_MISSING, null),
                refused("another header", "satu,dua\n1,2\n", HEADER_MISSING, null),
                refused("one column that is near", "NIKK,nama\n1,Ani\n", HEADER_MISSING, "near"),
                refused("one column that is absent", "nama,alamat\nAni,Jl. Mawar\n", HEADER_MISSING, null),
                refused("markup as a header", "nik,a<script>alert(1)</script>\n1,Ani\n", HEADER_MISSING, null),
                refused("a place for an argument as a header", "nik,nma {0} {9}\n1,Ani\n", HEADER_MISSING, null),
                refused("the wrong separator", "nik|nama\n1|Ani\n", HEADER_MISSING, "near"),
                refused("separators of several kinds", "nik,nama;alamat\n1,Ani;x\n", HEADER_MISSING, "near"),
                refused("columns made of spaces", "nik   nama\n1     Ani\n", HEADER_MISSING, "near"),
                refused("a column twice", "nik,nama,nama\n1,Ani,Budi\n", HEADER_DUPLICATE, null),
                refused("a column by two names", "nik,nama,No. NIK\n1,Ani,2\n", HEADER_DUPLICATE, null),
                refused("a column twice by what nobody sees", "nik,nama,n\u200Bik\n1,Ani,2\n", HEADER_DUPLICATE, null),
                refused("a column twice by its accents", "nik,nama,Nàmá\n1,Ani,2\n", HEADER_DUPLICATE, null),
                refused("a column twice by a remark", "nik,nama,NIK (lama)\n1,Ani,2\n", HEADER_DUPLICATE, null),
                refused("the whole header twice", "nik,nama,nik,nama\n1,Ani,1,Ani\n", HEADER_DUPLICATE, null),
                refused("JSON", "[{\"nik\":\"1\",\"nama\":\"Ani\"}]\n", HEADER_MISSING, "near"),
                refused("SQL", "insert into people (nik, nama) values (1, 'Ani');\n", HEADER_MISSING, "near"),
                refused("a letter", "Yth. Bapak/Ibu,\n\nterlampir daftar peserta.\n", HEADER_MISSING, null),
                refused("a long line", "x".repeat(70_000) + "\n", HEADER_MISSING, null));
    }

    private static Stream<RefusedFile> quotes() {
        return Stream.of(
                refused("a quote only", "\"", FILE_UNREADABLE, "quotes"),
                refused("a quote before the second header", "nik,\"nama\n1,Ani\n", HEADER_MISSING, "near"),
                refused("a quote in the first row", HEADER + "1,\"Ani\n", FILE_UNREADABLE, "quotes"),
                refused(
                        "a quote in a late row",
                        HEADER + "1,Ani\n".repeat(40) + "2,\"Budi\n",
                        FILE_UNREADABLE,
                        "quotes"),
                refused("a quote at the end", HEADER + "1,Ani\n\"", FILE_UNREADABLE, "quotes"),
                refused("a quote that closes too early", HEADER + "1,\"Ani\" Sri\n", FILE_UNREADABLE, "quotes"),
                refused("quotes within quotes", HEADER + "1,\"Ani \"Sri\" Budi\"\n", FILE_UNREADABLE, "quotes"),
                refused("a backslash before a quote", HEADER + "1,\"Ani \\\"Sri\\\"\"\n", FILE_UNREADABLE, "quotes"),
                refused("a quote between tabs", "nik\tnama\n1\t\"Ani\n", FILE_UNREADABLE, "quotes"),
                refused(
                        "a quote in UTF-16",
                        (MARK + HEADER + "1,\"Ani\n").getBytes(UTF_16LE),
                        FILE_UNREADABLE,
                        "quotes"),
                refused(
                        "a quote in Windows-1252",
                        (HEADER + "1,\"Zoë\n").getBytes(WINDOWS_1252),
                        FILE_UNREADABLE,
                        "quotes"),
                refused(
                        "a quote before a million people",
                        HEADER + "1,\"Ani\n" + "2,Budi\n".repeat(300_000),
                        FILE_UNREADABLE,
                        "longRow"));
    }

    private static Stream<RefusedFile> sizes() {
        int row = Sheet.LONGEST_ROW;
        return Stream.of(
                refused("a cell of megabytes", HEADER + "1," + "x".repeat(2 * row), FILE_UNREADABLE, "longRow"),
                refused("in quotes", HEADER + "1,\"" + "x".repeat(2 * row) + '"', FILE_UNREADABLE, "longRow"),
                refused("in the header", "nik," + "x".repeat(2 * row), FILE_UNREADABLE, "longRow"),
                refused("in a title", "x".repeat(2 * row) + "\n" + HEADER, FILE_UNREADABLE, "longRow"),
                refused("of nothing but spaces", HEADER + "1," + " ".repeat(2 * row), FILE_UNREADABLE, "longRow"),
                refused(
                        "of nothing but quotes",
                        HEADER + "1,\"" + "\"".repeat(2 * row) + '"',
                        FILE_UNREADABLE,
                        "longRow"),
                refused(
                        "of ends of lines in quotes",
                        HEADER + "1,\"" + "\n".repeat(2 * row) + '"',
                        FILE_UNREADABLE,
                        "longRow"),
                refused(
                        "a row of megabytes in small cells",
                        HEADER + "1,Ani" + ("," + "x".repeat(100)).repeat(11_000),
                        FILE_UNREADABLE,
                        "longRow"),
                refused("no end of a line", "x".repeat(3 * row), FILE_UNREADABLE, "longRow"),
                refused("a header as wide as no sheet", "nik,nama" + ",a".repeat(16_383), FILE_TOO_LARGE, "columns"),
                refused("with semicolons", "nik;nama" + ";a".repeat(16_383), FILE_TOO_LARGE, "columns"),
                refused("a row as wide as no sheet", HEADER + "1,Ani" + ",a".repeat(20_000), FILE_TOO_LARGE, "columns"),
                refused("a title as wide as no sheet", "a,".repeat(20_000) + "\n" + HEADER, FILE_TOO_LARGE, "columns"),
                refused("a sea of separators", ";".repeat(1_000_000), FILE_TOO_LARGE, "columns"),
                refused("a row too many", HEADER + "1,Ani\n".repeat(51), FILE_TOO_LARGE, "rows"),
                refused("a byte too many", HEADER + "1,Ani\n".repeat(1_500_000), FILE_TOO_LARGE, null));
    }

    private static Stream<RefusedFile> notText() {
        var people = HEADER + "1,Ani\n";
        return Stream.of(
                refused("a zero in a cell", HEADER + "1,A\0ni\n", FILE_UNREADABLE, null),
                refused("a zero in the header", "nik\0,nama\n1,Ani\n", FILE_UNREADABLE, null),
                refused("zeros at the end", people + "\0\0\0", FILE_UNREADABLE, null),
                refused("a zero far behind", people.repeat(20_000) + "\0", FILE_UNREADABLE, null),
                refused("nothing but zeros", "\0".repeat(1000), FILE_UNREADABLE, null),
                refused("a zero behind a mark", MARK + HEADER + "1,A\0ni\n", FILE_UNREADABLE, null),
                refused("a zero in UTF-16", (MARK + HEADER + "1,A\0ni\n").getBytes(UTF_16LE), FILE_UNREADABLE, null),
                refused("a zero in the other UTF-16", (MARK + people + "\0").getBytes(UTF_16BE), FILE_UNREADABLE, null),
                refused("UTF-16 without mark", people.getBytes(UTF_16LE), FILE_UNREADABLE, null),
                refused("the other UTF-16 without mark", people.getBytes(UTF_16BE), FILE_UNREADABLE, null),
                refused(
                        "UTF-16 cut within a letter",
                        join((MARK + people).getBytes(UTF_16LE), hex("41")),
                        FILE_UNREADABLE,
                        null),
                refused(
                        "UTF-16 with half a character",
                        join((MARK + people + "2,").getBytes(UTF_16LE), hex("00D8"), "\n".getBytes(UTF_16LE)),
                        FILE_UNREADABLE,
                        null),
                refused(
                        "text of one encoding behind the mark of another",
                        join(hex("FFFE"), text(people)),
                        FILE_UNREADABLE,
                        null),
                refused("UTF-32", (MARK + people).getBytes(UTF_32LE), FILE_UNREADABLE, null),
                refused("the other UTF-32", (MARK + people).getBytes(UTF_32BE), FILE_UNREADABLE, null),
                refused("a data base", text("SQLite format 3\0nik,nama\n1,Ani\n"), FILE_UNREADABLE, null),
                refused("a program", join(hex("7F454C46020101"), new byte[100]), FILE_UNREADABLE, null),
                refused("a film", join(hex("0000001866747970"), text("mp42")), FILE_UNREADABLE, null));
    }

    private static Stream<RefusedFile> otherKinds() {
        byte[] csv = text(HEADER + "1,Ani\n");
        byte[] ole = join(hex("D0CF11E0A1B11AE1"), new byte[600]);
        return Stream.of(
                refused("a PDF", "%PDF-1.7\n1 0 obj", FILE_TYPE_UNSUPPORTED, "pdf"),
                refused(
                        "a list within a zip",
                        new RawZip().add("peserta.csv", csv).toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "archive"),
                refused(
                        "a list that climbs out of a zip",
                        new RawZip().add("../../../peserta.csv", csv).toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "archive"),
                refused("an empty zip", new RawZip().toBytes(), FILE_TYPE_UNSUPPORTED, "archive"),
                refused(
                        "an OpenDocument",
                        new RawZip()
                                .addStored("mimetype", text("application/vnd.oasis.opendocument.spreadsheet"))
                                .toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "ods"),
                refused("an old workbook", join(ole, "Workbook".getBytes(UTF_16LE)), FILE_TYPE_UNSUPPORTED, "xls"),
                refused("a locked workbook", join(ole, "EncryptedPackage".getBytes(UTF_16LE)), FILE_ENCRYPTED, null),
                refused(
                        "a binary workbook",
                        new RawZip().add("xl/workbook.bin", "x").toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "xlsb"),
                refused(
                        "a workbook with macros",
                        new RawZip().add("xl/vbaProject.bin", "x").toBytes(),
                        FILE_TYPE_UNSUPPORTED,
                        "macros"),
                refused("a packed list", join(hex("1F8B0800"), csv), FILE_TYPE_UNSUPPORTED, "archive"),
                refused("a list in a RAR", join(hex("526172211A0700"), csv), FILE_TYPE_UNSUPPORTED, "archive"),
                refused("a list in a 7z", join(hex("377ABCAF271C"), csv), FILE_TYPE_UNSUPPORTED, "archive"),
                refused("a text with looks", "{\\rtf1 nik, nama}", FILE_TYPE_UNSUPPORTED, null),
                refused("a photograph", join(hex("FFD8FFE0"), csv), FILE_TYPE_UNSUPPORTED, "image"),
                refused("a picture", join(hex("89504E470D0A1A0A"), csv), FILE_TYPE_UNSUPPORTED, "image"),
                refused("a moving picture", join(text("GIF89a"), csv), FILE_TYPE_UNSUPPORTED, "image"),
                refused("a web page", "\n <!DOCTYPE html><table><td>nik", FILE_TYPE_UNSUPPORTED, "web"),
                refused("a marked web page", MARK + "<html><table><td>nik", FILE_TYPE_UNSUPPORTED, "web"),
                refused(
                        "a workbook as one XML",
                        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                        FILE_TYPE_UNSUPPORTED,
                        "web"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(RefusedFile file) throws Exception {
        var finding = refusal(file.bytes());

        assertThat(finding).extracting(Finding::code, Finding::variant).containsExactly(file.code(), file.variant());
        assertSaid(finding);
    }

    @Test
    void aCellOfAHundredMegabytesIsNotReadToItsEnd() {
        var read = new AtomicInteger();
        InputStreamSource huge = () ->
                new SequenceInputStream(new ByteArrayInputStream(text(HEADER + "1,")), new Endless(100 << 20, read));
        var limits = new RosterLimits(DataSize.ofMegabytes(256), 50, 10);

        var finding = catchThrowableOfType(FileRefused.class, () -> {
                    try (var file = RosterFile.open(huge, REQUIRED, limits)) {
                        file.next();
                    }
                })
                .findings()
                .get(0);

        assertThat(finding)
                .extracting(Finding::code, Finding::variant, Finding::arguments)
                .containsExactly(FILE_UNREADABLE, "longRow", List.of("2"));
        // Once to its end, to know what it is; then only as far as a row can go.
        assertThat(read.get()).isLessThan((100 << 20) + 4 * Sheet.LONGEST_ROW);
    }

    /** Letters, counted as they are taken. */
    private static final class Endless extends InputStream {

        private int left;
        private final AtomicInteger read;

        Endless(int length, AtomicInteger read) {
            this.left = length;
            this.read = read;
        }

        @Override
        public int read() {
            read.incrementAndGet();
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int some = Math.min(left, length);
            if (some == 0) {
                return -1;
            }
            Arrays.fill(into, from, from + some, (byte) 'x');
            left -= some;
            read.addAndGet(some);
            return some;
        }
    }

    @Test
    void whoKeepsTheFileAndFailsIsNotBlamedOnTheFile() {
        var opened = new AtomicInteger();
        byte[] bytes = text(HEADER
                + IntStream.range(0, 40)
                        .mapToObj(i -> i + "," + "x".repeat(5000) + "\n")
                        .collect(joining()));
        // The first look tells what it is, the second is the reading.
        InputStreamSource failing = () -> opened.incrementAndGet() != 2
                ? new ByteArrayInputStream(bytes)
                : new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 1000), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });

        var thrown = catchThrowable(() -> RosterFile.open(failing, REQUIRED, ReadRoster.LIMITS));

        assertThat(thrown).isInstanceOf(UncheckedIOException.class).hasStackTraceContaining("the disk is gone");
    }

    @Test
    void theContentCountsAndNotTheName() throws Exception {
        // The reader is never told a name: what is called .xlsx and is text is read as text.
        assertThat(read(text(HEADER + "1,Ani\n")).column(1)).containsExactly("Ani");
        assertThat(read(WorkbookParts.of(WorkbookParts.row(1, "nik", "nama") + WorkbookParts.row(2, "1", "Ani"))
                                .toBytes())
                        .column(1))
                .containsExactly("Ani");
    }
}
