package id.payung.roster;

import id.payung.platform.SpreadsheetText;
import id.payung.roster.people.RowCells.Cells;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RosterHeader.Heading;
import id.payung.roster.sheet.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;

/**
 * The uploaded sheet again, with only the rows that need work: what is wrong is coloured and says so in a comment. In front a
 * summary; at the end of each row, hidden, whose row it is.
 *
 * @param headings how the uploaded sheet headed its columns; empty where that is not known
 * @param totals how often rows have each code
 * @param examples of every code one finding
 */
record FindingsWorkbook(
        String agreement,
        ZoneId zone,
        Roster roster,
        Upload upload,
        List<Heading> headings,
        Map<String, Integer> totals,
        List<Finding> examples,
        List<Finding> aboutFile,
        List<Row> rows,
        MessageSource messages) {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<Locale> LANGUAGES = List.of(INDONESIAN, Locale.ENGLISH);

    /** Told in the summary: it keeps a slip of the hand from the hidden column, and no secret. */
    private static final String PASSWORD = "payung";

    private static final String WRONG_COLOUR = "F8CBCB";
    private static final String DOUBTFUL_COLOUR = "FFF2CC";
    private static final String HEADING_COLOUR = "EEEEEE";

    /** One row, with everything that is said of it. */
    record Row(Cells cells, List<Finding> findings) {

        /** One for each cell that something is said of. */
        long comments() {
            return findings.stream().map(Finding::column).distinct().count();
        }
    }

    void writeTo(OutputStream to) {
        try (var workbook = new Workbook(to, "Payung", null)) {
            var summary = workbook.newWorksheet(say(INDONESIAN, "roster.workbook.sheet.summary"));
            var people = workbook.newWorksheet(RosterFile.SHEET_TO_MEND);
            summary(summary);
            people(people, columns());
            summary.finish();
            people.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the uploaded sheet. Where they are not known: all that must be there, and all that is. */
    private List<Heading> columns() {
        if (!headings.isEmpty()) {
            return headings;
        }
        Set<RosterColumn> used = rows.stream()
                .flatMap(row -> Stream.concat(
                        row.cells().texts().keySet().stream(),
                        row.findings().stream().map(Finding::column).filter(Objects::nonNull)))
                .collect(Collectors.toSet());
        return Arrays.stream(RosterColumn.values())
                .filter(column -> column.isAlwaysRequired() || used.contains(column))
                .map(column -> new Heading(column, column.key(), null))
                .toList();
    }

    private void people(Worksheet sheet, List<Heading> columns) {
        int reference = columns.size();
        for (int at = 0; at < reference; at++) {
            // The whole column, so that people may be added below.
            sheet.style(at)
                    .format(format(columns.get(at).column()))
                    .protectionOption(ProtectionOption.LOCKED, false)
                    .set();
            heading(sheet, at, columns.get(at).label());
            sheet.width(at, Math.max(14, columns.get(at).label().length() + 3));
        }
        heading(sheet, reference, RosterHeader.REFERENCE);
        sheet.hideColumn(reference);
        for (int i = 0; i < rows.size(); i++) {
            person(sheet, i + 1, columns, rows.get(i));
            put(
                    sheet,
                    i + 1,
                    reference,
                    new RowReference(roster.id().value(), rows.get(i).cells().row()).toString());
        }
        sheet.freezePane(0, 1);
        sheet.protect(PASSWORD, SheetProtectionOption.SHEET, SheetProtectionOption.DELETE_COLUMNS);
    }

    private void person(Worksheet sheet, int at, List<Heading> columns, Row row) {
        Map<RosterColumn, List<Finding>> found = new LinkedHashMap<>();
        for (Finding finding : row.findings()) {
            found.computeIfAbsent(place(finding, columns), column -> new ArrayList<>())
                    .add(finding);
        }
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i).column();
            put(sheet, at, i, text(column, row));
            var style = sheet.style(at, i).format(format(column)).protectionOption(ProtectionOption.LOCKED, false);
            var wrong = found.get(column);
            if (wrong != null) {
                style.fillColor(
                        wrong.stream().anyMatch(finding -> finding.severity() == Severity.E)
                                ? WRONG_COLOUR
                                : DOUBTFUL_COLOUR);
                sheet.comment(
                        at,
                        i,
                        wrong.stream()
                                .map(finding -> sentence(INDONESIAN, finding))
                                .collect(Collectors.joining("\n")));
            }
            style.set();
        }
    }

    private static RosterColumn place(Finding finding, List<Heading> columns) {
        return columns.stream()
                .map(Heading::column)
                .filter(column -> column == finding.column())
                .findFirst()
                .orElse(columns.get(0).column());
    }

    /** Days are kept in the order of a computer; here they stand as people write them. */
    private static String text(RosterColumn column, Row row) {
        var text = row.cells().texts().getOrDefault(column, "");
        return column == RosterColumn.BIRTH_DATE && text.matches("\\d{4}-\\d{2}-\\d{2}")
                ? text.replaceAll("(\\d{4})-(\\d{2})-(\\d{2})", "$3-$2-$1")
                : text;
    }

    private static String format(RosterColumn column) {
        return RosterTemplate.isText(column) ? RosterTemplate.TEXT : "General";
    }

    private void summary(Worksheet sheet) {
        int row = 0;
        for (Locale language : LANGUAGES) {
            put(sheet, row, 0, say(language, "roster.workbook.title"));
            sheet.style(row, 0).bold().fontSize(14).set();
            row++;
            for (var fact : facts(language).entrySet()) {
                put(sheet, row, 0, fact.getKey());
                put(sheet, row++, 1, fact.getValue());
            }
            row++;
            for (String step : steps(language)) {
                put(sheet, row++, 0, step);
            }
            for (Finding finding : aboutFile) {
                put(sheet, row++, 0, say(language, FindingSentences.key(finding), arguments(language, finding)));
            }
            row++;
        }
        totals(sheet, row);
        sheet.width(0, 30);
        sheet.width(1, 24);
        sheet.width(2, 22);
        sheet.width(3, 90);
        sheet.width(4, 90);
    }

    private Map<String, String> facts(Locale language) {
        var counts = roster.counts();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(say(language, "roster.workbook.agreement"), agreement);
        facts.put(say(language, "roster.workbook.wave"), number(language, roster.wave()));
        facts.put(
                say(language, "roster.workbook.file"),
                "%s, %s"
                        .formatted(
                                say(language, "roster.source." + upload.source()),
                                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                        .withLocale(language)
                                        .format(upload.uploadedAt().atZone(zone))));
        facts.put(say(language, "fact.roster.rows"), number(language, counts.rows()));
        facts.put(say(language, "roster.person.VALID"), number(language, counts.valid()));
        facts.put(say(language, "roster.person.WARNED"), number(language, counts.warned()));
        facts.put(say(language, "roster.person.REJECTED"), number(language, counts.rejected()));
        facts.put(say(language, "roster.person.HELD"), number(language, counts.held()));
        facts.put(say(language, "roster.workbook.here"), number(language, rows.size()));
        return facts;
    }

    private List<String> steps(Locale language) {
        if (rows.isEmpty()) {
            return List.of(say(language, "roster.workbook.nothing"));
        }
        List<String> steps = new ArrayList<>();
        for (String step : List.of("mend", "only", "withdraw", "upload", "proceed", "numbers", "password")) {
            steps.add(say(language, "roster.workbook.step." + step, RosterFile.SHEET_TO_MEND, PASSWORD));
        }
        if (rows.size() < roster.counts().rejected()) {
            steps.add(say(
                    language,
                    "roster.workbook.more",
                    number(language, rows.size()),
                    number(language, roster.counts().rejected())));
        }
        if (headings.isEmpty()) {
            steps.add(say(language, "roster.workbook.unknownCells"));
        }
        return steps;
    }

    private void totals(Worksheet sheet, int top) {
        heading(sheet, top, 0, say(INDONESIAN, "roster.workbook.code"));
        heading(sheet, top, 1, say(INDONESIAN, "roster.workbook.total"));
        heading(sheet, top, 2, say(INDONESIAN, "roster.workbook.severity"));
        heading(sheet, top, 3, say(INDONESIAN, "roster.workbook.example"));
        heading(sheet, top, 4, say(Locale.ENGLISH, "roster.workbook.example"));
        int row = top + 1;
        for (Finding example : examples) {
            put(sheet, row, 0, example.code().name());
            sheet.value(row, 1, totals.getOrDefault(example.code().name(), 0));
            put(sheet, row, 2, say(INDONESIAN, "roster.severity." + example.severity()));
            put(sheet, row, 3, sentence(INDONESIAN, example));
            put(sheet, row, 4, sentence(Locale.ENGLISH, example));
            row++;
        }
    }

    private static void heading(Worksheet sheet, int at, String text) {
        heading(sheet, 0, at, text);
    }

    private static void heading(Worksheet sheet, int row, int at, String text) {
        put(sheet, row, at, text);
        sheet.style(row, at)
                .bold()
                .format(RosterTemplate.TEXT)
                .fillColor(HEADING_COLOUR)
                .borderStyle(BorderStyle.THIN)
                .set();
    }

    private static void put(Worksheet sheet, int row, int at, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, at, SpreadsheetText.guarded(text));
        }
    }

    private String sentence(Locale language, Finding finding) {
        return say(language, FindingSentences.key(finding), arguments(language, finding));
    }

    /** The cell has another place here: what is said names the row of the first sheet. */
    private Object[] arguments(Locale language, Finding finding) {
        var where = finding.isAboutFile()
                ? Objects.requireNonNullElse(finding.cell(), "")
                : say(language, "roster.workbook.where", Integer.toString(finding.row()));
        return Stream.concat(Stream.of(where), finding.arguments().stream()).toArray();
    }

    private static String number(Locale language, int value) {
        return NumberFormat.getIntegerInstance(language).format(value);
    }

    private String say(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
