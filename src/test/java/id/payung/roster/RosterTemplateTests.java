package id.payung.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.Regime;
import id.payung.roster.rule.AreaCodes;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.rule.OccupationList;
import id.payung.roster.rule.PersonState;
import id.payung.roster.rule.RowRules;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template and the rules know the same columns: what it shows is what is read. */
class RosterTemplateTests {

    private static final AreaCodes AREAS = new AreaCodes(List.of("33"), List.of("33.75.01"), List.of("33.75.01.1002"));

    @TempDir
    Path folder;

    private static CheckTerms terms(Regime regime) {
        return new CheckTerms(
                regime,
                "33.75",
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2028, 2, 29),
                LocalDate.of(2027, 1, 15),
                18,
                65,
                3,
                1,
                Set.of());
    }

    private static byte[] template(Regime regime) {
        return SampleRosters.templateWorkbook(regime);
    }

    private static RosterFile read(byte[] workbook) throws Exception {
        return RosterFile.open(
                () -> new ByteArrayInputStream(workbook), EnumSet.allOf(RosterColumn.class), SampleRosters.LIMITS);
    }

    private Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        var file = Files.write(folder.resolve("template.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return parts;
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void everyColumnIsReadFromIt(Regime regime) throws Exception {
        try (var file = read(template(regime))) {
            assertThat(file.warnings()).isEmpty();
            assertThat(Arrays.stream(RosterColumn.values())
                            .filter(column -> !file.header().has(column)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void thePersonInTheExamplePassesEveryRule(Regime regime) throws Exception {
        var occupations = new OccupationList(SampleRosters.occupations(regime));
        try (var file = read(template(regime))) {
            var checked = new RowRules(terms(regime), AREAS, occupations).check(file.next(), file.header());

            assertThat(checked.findings()).isEmpty();
            assertThat(checked.state()).isEqualTo(PersonState.VALID);
            assertThat(checked.row()).isEqualTo(2);
            assertThat(file.next()).isNull();
        }
    }

    @Test
    void numbersThatMustNotBeCountedAreText() throws Exception {
        var sheet = parts(template(Regime.BPU)).get("xl/worksheets/sheet1.xml");
        var styles = parts(template(Regime.BPU)).get("xl/styles.xml");
        for (RosterColumn column : List.of(RosterColumn.NIK, RosterColumn.FAMILY_CARD, RosterColumn.PHONE)) {
            int number = column.ordinal() + 1;
            var style = sheet.replaceAll(
                    ".*<col min=\"%d\" max=\"%d\"[^>]* style=\"(\\d+)\".*".formatted(number, number), "$1");

            assertThat(style).as(column.key()).matches("\\d+");
            var looks = styles.substring(styles.indexOf("<cellXfs")).split("<xf ");
            var format = looks[Integer.parseInt(style) + 1].replaceAll(".*?numFmtId=\"(\\d+)\".*", "$1");
            assertThat(styles).as(column.key()).contains("numFmtId=\"%s\" formatCode=\"@\"".formatted(format));
        }
    }

    @Test
    void sexAndOccupationAreChosenFromLists() throws Exception {
        var sheet = parts(template(Regime.BPU)).get("xl/worksheets/sheet1.xml");

        assertThat(sheet)
                .contains("sqref=\"D2:D1048576\"", "<formula1>\"L,P\"</formula1>")
                .contains("sqref=\"G2:G1048576\"", "'Pekerjaan'!$B$2:$B$21");
    }

    @Test
    void everyColumnIsExplainedInBothLanguages() throws Exception {
        var texts = parts(template(Regime.PU)).get("xl/sharedStrings.xml");

        assertThat(texts).contains("Nama lengkap sesuai KTP.", "Full name as on the identity card.");
        assertThat(texts).contains("256 MB", "1.000.000", "1,000,000", "64 MB").doesNotContain("{0}");
        assertThat(SampleRosters.messages().getMessage("roster.column.nik", null, java.util.Locale.ENGLISH))
                .isNotEqualTo(SampleRosters.messages()
                        .getMessage("roster.column.nik", null, java.util.Locale.forLanguageTag("id")));
    }

    @Test
    void onlyOccupationsOfTheRegimeAreOffered() throws Exception {
        var texts = parts(template(Regime.PU)).get("xl/sharedStrings.xml");

        assertThat(texts).contains("KPPS").doesNotContain("marbot");
    }

    @Test
    void theSampleIsWhatIsOffered() throws Exception {
        var made = parts(template(Regime.BPU));
        var kept = parts(Files.readAllBytes(SampleRosters.FOLDER.resolve("roster-template.xlsx")));
        // When it was made.
        made.remove("docProps/core.xml");
        kept.remove("docProps/core.xml");

        assertThat(kept).as("run SampleRosters to write it anew").isEqualTo(made);
    }
}
