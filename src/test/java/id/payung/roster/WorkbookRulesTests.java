package id.payung.roster;

import static id.payung.roster.sheet.FindingCode.FAMILY_CARD_INVALID;
import static id.payung.roster.sheet.FindingCode.NIK_PRECISION_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.Regime;
import id.payung.roster.rule.AreaCodes;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.rule.CheckedRow;
import id.payung.roster.rule.OccupationList;
import id.payung.roster.rule.RowRules;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What a workbook's cells are, the rules understand. */
class WorkbookRulesTests {

    private static List<CheckedRow> check(String name) throws Exception {
        var terms = new CheckTerms(
                Regime.BPU,
                "33.75",
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2028, 2, 29),
                LocalDate.of(2027, 1, 15),
                18,
                65,
                3,
                null,
                Set.of());
        var rules = new RowRules(
                terms,
                new AreaCodes(List.of("33"), List.of("33.75.01"), List.of("33.75.01.1002")),
                new OccupationList(SampleRosters.occupations(Regime.BPU)));
        List<CheckedRow> checked = new ArrayList<>();
        try (var file = RosterFile.open(
                new ClassPathResource("workbooks/" + name), terms.requiredColumns(), SampleRosters.LIMITS)) {
            for (var row = file.next(); row != null; row = file.next()) {
                checked.add(rules.check(row, file.header()));
            }
        }
        return checked;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openpyxl.xlsx",
                "openpyxl-1904.xlsx",
                "xlsxwriter.xlsx",
                "xlsxwriter-inline.xlsx",
                "libreoffice.xlsx"
            })
    void dateCellsAndTextsPass(String name) throws Exception {
        assertThat(check(name)).hasSize(2).allSatisfy(row -> {
            assertThat(row.findings()).isEmpty();
            assertThat(row.birthDate()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl-numbers.xlsx", "libreoffice-numbers.xlsx"})
    void identityNumbersThatWereCountedAreLost(String name) throws Exception {
        assertThat(check(name)).hasSize(2).allSatisfy(row -> assertThat(row.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(NIK_PRECISION_LOST, FAMILY_CARD_INVALID));
    }
}
