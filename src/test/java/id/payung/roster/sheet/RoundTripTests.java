package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.springframework.util.unit.DataSize;

/** Whatever people have written into a sheet is read back as they wrote it, and where they wrote it, from every kind of file. */
class RoundTripTests {

    private static final RosterLimits LIMITS = new RosterLimits(DataSize.ofMegabytes(8), 1_000, 10);
    private static final String LETTERS = "aZ09 .,;|'\"\\/-+=@#%&<>(){}[]$!?éüñçĀßłжعשक李😀𝒜e\u0301ـ½№ﬁ";

    /** No two of these make a character of UTF-8: such a file could not be told from one in UTF-8. */
    private static final String LETTERS_OF_1252 = "aZ09 .,;|'\"\\/-+=@#%&<>(){}[]$!?éüñçàö";

    /** @param emptyBefore rows without text above it */
    record Line(int emptyBefore, List<String> cells) {}

    record Table(List<RosterColumn> columns, int titles, List<Line> lines) {

        /** By the sheet's own row number. */
        Map<Integer, List<String>> byRow() {
            Map<Integer, List<String>> rows = new LinkedHashMap<>();
            for (int i = 1; i <= titles; i++) {
                rows.put(i, List.of("Daftar Peserta " + i));
            }
            rows.put(titles + 1, columns.stream().map(RosterColumn::key).toList());
            int number = titles + 1;
            for (Line line : lines) {
                number += line.emptyBefore() + 1;
                rows.put(number, line.cells());
            }
            return rows;
        }

        int lastRow() {
            return Collections.max(byRow().keySet());
        }
    }

    enum Encoding {
        PLAIN(UTF_8, ""),
        MARKED(UTF_8, "\uFEFF"),
        LITTLE(UTF_16LE, "\uFEFF"),
        BIG(UTF_16BE, "\uFEFF");

        private final Charset charset;
        private final String mark;

        Encoding(Charset charset, String mark) {
            this.charset = charset;
            this.mark = mark;
        }

        byte[] encoded(String text) {
            return (mark + text).getBytes(charset);
        }
    }

    enum End {
        UNIX("\n"),
        WINDOWS("\r\n"),
        OLD("\r");

        private final String characters;

        End(String characters) {
            this.characters = characters;
        }
    }

    enum Separator {
        COMMA(","),
        SEMICOLON(";"),
        TAB("\t");

        private final String character;

        Separator(String character) {
            this.character = character;
        }
    }

    private static Arbitrary<String> texts(String letters) {
        var letter = Arbitraries.of(
                letters.codePoints().mapToObj(Character::toString).toList());
        return letter.list().ofMaxSize(12).map(list -> String.join("", list).strip());
    }

    private static Arbitrary<Table> tables(Arbitrary<String> texts) {
        var others = new ArrayList<>(List.of(RosterColumn.values()));
        others.removeAll(ReadRoster.REQUIRED);
        var columns = Arbitraries.subsetOf(others)
                .map(some -> {
                    var all = new ArrayList<>(ReadRoster.REQUIRED);
                    all.addAll(some);
                    return all;
                })
                .flatMap(Arbitraries::shuffle);
        return columns.flatMap(chosen -> {
            var cells = texts.list().ofSize(chosen.size()).filter(list -> !String.join("", list)
                    .isEmpty());
            var lines = Combinators.combine(Arbitraries.integers().between(0, 2), cells)
                    .as(Line::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(8);
            return Combinators.combine(Arbitraries.integers().between(0, 19), lines)
                    .as((titles, rows) -> new Table(chosen, titles, rows));
        });
    }

    @Provide
    Arbitrary<Table> tables() {
        return tables(texts(LETTERS));
    }

    @Provide
    Arbitrary<Table> tablesOf1252() {
        return tables(texts(LETTERS_OF_1252));
    }

    @Property(tries = 300)
    void everyDialectOfText(
            @ForAll("tables") Table table,
            @ForAll Separator separator,
            @ForAll End end,
            @ForAll Encoding encoding,
            @ForAll boolean allQuoted,
            @ForAll boolean endedLast)
            throws Exception {
        var csv = csv(table, separator, end, allQuoted) + (endedLast ? end.characters : "");

        assertReadBack(table, encoding.encoded(csv));
    }

    @Property(tries = 100)
    void textOfOldWindows(
            @ForAll("tablesOf1252") Table table,
            @ForAll Separator separator,
            @ForAll End end,
            @ForAll boolean allQuoted)
            throws Exception {
        assertReadBack(table, csv(table, separator, end, allQuoted).getBytes(Charset.forName("windows-1252")));
    }

    @Property(tries = 100)
    void textThatNamesItsSeparator(@ForAll("tables") Table table, @ForAll Separator separator, @ForAll End end)
            throws Exception {
        var csv = "sep=" + separator.character + end.characters + csv(table, separator, end, false);
        if (table.titles() < 19) {
            assertReadBack(new Table(table.columns(), table.titles() + 1, table.lines()), csv.getBytes(UTF_8));
        }
    }

    @Property(tries = 150)
    void workbooksByHand(@ForAll("tables") Table table, @ForAll boolean shared, @ForAll boolean numbered)
            throws Exception {
        assertReadBack(table, workbook(table, shared, numbered));
    }

    @Property(tries = 100)
    void workbooksOfAnotherProgram(@ForAll("tables") Table table) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            var sheet = book.newWorksheet("Data");
            table.byRow().forEach((number, cells) -> {
                for (int i = 0; i < cells.size(); i++) {
                    sheet.value(number - 1, i, cells.get(i));
                }
            });
        }

        assertReadBack(table, bytes.toByteArray());
    }

    private static void assertReadBack(Table table, byte[] bytes) throws FileRefused, IOException {
        Map<Integer, List<String>> read = new LinkedHashMap<>();
        int empty;
        try (var file = RosterFile.open(() -> new ByteArrayInputStream(bytes), ReadRoster.REQUIRED, LIMITS)) {
            for (var row = file.next(); row != null; row = file.next()) {
                var each = row;
                read.put(
                        row.number(),
                        table.columns().stream()
                                .map(column -> file.header().text(each, column))
                                .toList());
            }
            empty = file.emptyRows();
            assertThat(file.header().row()).isEqualTo(table.titles() + 1);
        }
        var written = table.byRow();
        written.keySet().removeIf(number -> number <= table.titles() + 1);

        assertThat(read).isEqualTo(written);
        assertThat(empty)
                .isEqualTo(table.lines().stream().mapToInt(Line::emptyBefore).sum());
    }

    private static String csv(Table table, Separator separator, End end, boolean allQuoted) {
        var rows = table.byRow();
        return IntStream.rangeClosed(1, table.lastRow())
                .mapToObj(number -> rows.getOrDefault(number, List.of()).stream()
                        .map(cell -> quoted(cell, separator, allQuoted))
                        .collect(joining(separator.character)))
                .collect(joining(end.characters));
    }

    private static String quoted(String cell, Separator separator, boolean always) {
        return always || cell.contains(separator.character) || cell.contains("\"")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static byte[] workbook(Table table, boolean shared, boolean numbered) {
        var texts = new ArrayList<String>();
        var rows = new StringBuilder();
        table.byRow().forEach((number, cells) -> {
            boolean follows = table.byRow().containsKey(number - 1) || number == 1;
            rows.append(numbered || !follows ? "<row r=\"%d\">".formatted(number) : "<row>");
            for (int i = 0; i < cells.size(); i++) {
                var address = CellText.columnLetters(i) + number;
                var cell = escaped(cells.get(i));
                if (shared) {
                    texts.add("<si><t xml:space=\"preserve\">" + cell + "</t></si>");
                    rows.append("<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(address, texts.size() - 1));
                } else {
                    rows.append(WorkbookParts.text(address, cell));
                }
            }
            rows.append("</row>");
        });
        return WorkbookParts.of(rows.toString())
                .withTexts(String.join("", texts))
                .toBytes();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
