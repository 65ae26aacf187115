package id.payung.roster.rule;

import static id.payung.roster.sheet.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.Regime;
import id.payung.party.Nik;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.Severity;
import id.payung.roster.sheet.SheetRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule that one row can be judged by alone, one by one. */
class RowRulesTests {

    private static final LocalDate COVERAGE_FROM = LocalDate.of(2027, 3, 1);
    private static final LocalDate COVERAGE_THROUGH = LocalDate.of(2028, 2, 29);
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);

    private static final AreaCodes AREAS = new AreaCodes(
            List.of("33", "36"),
            List.of("33.75.01", "33.75.02", "36.73.01"),
            List.of("33.75.01.1002", "33.75.02.1004", "36.73.01.1001"));

    private static final OccupationList OCCUPATIONS = new OccupationList(List.of(
            new Occupation("LEBE", "lebe", Regime.BPU),
            new Occupation("GURU_NGAJI", "guru ngaji", Regime.BPU),
            new Occupation("PETANI", "petani", Regime.BPU),
            new Occupation("KPPS", "KPPS", Regime.PU),
            new Occupation("NON_ASN", "non-ASN", Regime.PU)));

    private static final CheckTerms NON_WAGE =
            new CheckTerms(Regime.BPU, "33.75", COVERAGE_FROM, COVERAGE_THROUGH, TODAY, 18, 65, 3, null, Set.of());
    private static final CheckTerms WAGE =
            new CheckTerms(Regime.PU, "33.75", COVERAGE_FROM, COVERAGE_THROUGH, TODAY, 18, 65, 3, null, Set.of());
    private static final CheckTerms ONE_PER_FAMILY =
            new CheckTerms(Regime.BPU, "33.75", COVERAGE_FROM, COVERAGE_THROUGH, TODAY, 18, 65, 3, 1, Set.of());
    private static final CheckTerms ONLY_LEBE = new CheckTerms(
            Regime.BPU, "33.75", COVERAGE_FROM, COVERAGE_THROUGH, TODAY, 18, 65, 3, null, Set.of("LEBE"));

    /** A man born on 5 March 1980 whom every rule accepts. */
    private static Map<RosterColumn, String> good() {
        Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
        cells.put(RosterColumn.NIK, "3375010503800001");
        cells.put(RosterColumn.NAME, "Slamet Riyadi");
        cells.put(RosterColumn.BIRTH_DATE, "05-03-1980");
        cells.put(RosterColumn.SEX, "L");
        cells.put(RosterColumn.ADDRESS, "Jl. Mawar 5");
        cells.put(RosterColumn.AREA_CODE, "33.75.01.1002");
        cells.put(RosterColumn.OCCUPATION, "lebe");
        return cells;
    }

    private static Map<RosterColumn, String> goodWageEarner() {
        var cells = good();
        cells.put(RosterColumn.OCCUPATION, "KPPS");
        cells.put(RosterColumn.WAGE, "2.500.000");
        return cells;
    }

    private static CheckedRow check(CheckTerms terms, Map<RosterColumn, String> cells) {
        List<RosterColumn> columns = new ArrayList<>(cells.keySet());
        return new RowRules(terms, AREAS, OCCUPATIONS)
                .check(
                        new SheetRow(7, columns.stream().map(cells::get).toArray(String[]::new)),
                        RosterHeader.withoutSheet(columns));
    }

    private static List<FindingCode> codes(CheckTerms terms, Map<RosterColumn, String> cells) {
        return check(terms, cells).findings().stream().map(Finding::code).toList();
    }

    private static List<FindingCode> codes(RosterColumn column, @Nullable String text) {
        var cells = good();
        cells.put(column, text == null ? "" : text);
        return codes(NON_WAGE, cells);
    }

    @Test
    void aGoodRowHasNoFindingAndIsRead() {
        var row = check(NON_WAGE, good());

        assertThat(row.findings()).isEmpty();
        assertThat(row.state()).isEqualTo(PersonState.VALID);
        assertThat(row.nik()).isEqualTo(new Nik("3375010503800001"));
        assertThat(row.birthDate()).isEqualTo("1980-03-05");
        assertThat(row.sex()).isEqualTo(Sex.MALE);
        assertThat(row.areaCode()).isEqualTo("33.75.01.1002");
        assertThat(row.occupation()).extracting(Occupation::code).isEqualTo("LEBE");
        assertThat(row.texts()).containsEntry(RosterColumn.NAME, "Slamet Riyadi");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(RosterColumn.NIK, "", NIK_MISSING),
                Arguments.of(RosterColumn.NIK, "337501050380000", NIK_NOT_16_DIGITS),
                Arguments.of(RosterColumn.NIK, "33750105038000011", NIK_NOT_16_DIGITS),
                Arguments.of(RosterColumn.NIK, "337501050380000A", NIK_NOT_16_DIGITS),
                Arguments.of(RosterColumn.NIK, "٣٣٧٥٠١٠٥٠٣٨٠٠٠٠١", NIK_NOT_16_DIGITS),
                Arguments.of(RosterColumn.NIK, "3.37501E+15", NIK_PRECISION_LOST),
                Arguments.of(RosterColumn.NIK, "3,37501E+15", NIK_PRECISION_LOST),
                Arguments.of(RosterColumn.NIK, "3e15", NIK_PRECISION_LOST),
                Arguments.of(RosterColumn.NIK, "9975010503800001", NIK_PROVINCE_UNKNOWN),
                Arguments.of(RosterColumn.NIK, "3399990503800001", NIK_AREA_UNKNOWN),
                Arguments.of(RosterColumn.NIK, "3375013503800001", NIK_BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.NIK, "3375010513800001", NIK_BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.NIK, "3375017203800001", NIK_BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.NIK, "3375013002800001", NIK_BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.NIK, "3375010603800001", NIK_BIRTH_DATE_MISMATCH),
                Arguments.of(RosterColumn.NIK, "3375010503810001", NIK_BIRTH_DATE_MISMATCH),
                Arguments.of(RosterColumn.NIK, "3375014503800001", NIK_SEX_MISMATCH),
                Arguments.of(RosterColumn.NIK, "3375010503800000", NIK_SERIAL_ZERO),
                Arguments.of(RosterColumn.NAME, " ", NAME_MISSING),
                Arguments.of(RosterColumn.NAME, "Slamet 2", NAME_SUSPICIOUS),
                Arguments.of(RosterColumn.NAME, "S", NAME_SUSPICIOUS),
                Arguments.of(RosterColumn.NAME, "S.", NAME_SUSPICIOUS),
                Arguments.of(RosterColumn.BIRTH_DATE, "", BIRTH_DATE_MISSING),
                Arguments.of(RosterColumn.BIRTH_DATE, "05-03-80", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "30-02-1980", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "29/02/1981", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "05-03/1980", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "5 Brumaire 1980", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "29285", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.BIRTH_DATE, "16-01-2027", BIRTH_DATE_INVALID),
                Arguments.of(RosterColumn.SEX, "", SEX_INVALID),
                Arguments.of(RosterColumn.SEX, "X", SEX_INVALID),
                Arguments.of(RosterColumn.ADDRESS, "", ADDRESS_MISSING),
                Arguments.of(RosterColumn.AREA_CODE, "", AREA_CODE_MISSING),
                Arguments.of(RosterColumn.AREA_CODE, "33.75.01", AREA_CODE_UNKNOWN),
                Arguments.of(RosterColumn.AREA_CODE, "33.75.01.9999", AREA_CODE_UNKNOWN),
                Arguments.of(RosterColumn.AREA_CODE, "Medono", AREA_CODE_UNKNOWN),
                Arguments.of(RosterColumn.AREA_CODE, "36.73.01.1001", AREA_OUTSIDE_MUNICIPALITY),
                Arguments.of(RosterColumn.OCCUPATION, "", OCCUPATION_MISSING),
                Arguments.of(RosterColumn.OCCUPATION, "astronot", OCCUPATION_NOT_COVERED),
                Arguments.of(RosterColumn.OCCUPATION, "KPPS", OCCUPATION_OTHER_REGIME),
                Arguments.of(RosterColumn.FAMILY_CARD, "12345", FAMILY_CARD_INVALID),
                Arguments.of(RosterColumn.FAMILY_CARD, "3.37501E+15", FAMILY_CARD_INVALID),
                Arguments.of(RosterColumn.PHONE, "12", PHONE_INVALID),
                Arguments.of(RosterColumn.EMAIL, "slamet@", EMAIL_INVALID));
    }

    @ParameterizedTest(name = "{0} \"{1}\" is {2}")
    @MethodSource("mistakes")
    void aMistakeIsToldOnceByItsCode(RosterColumn column, String text, FindingCode code) {
        assertThat(codes(column, text)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3375010503800001",
                "'3375010503800001",
                " 3375 0105 0380 0001 ",
                "33.75.01.050380.0001",
                "3375\u00A00105\u200B03800001"
            })
    void aNikIsReadAsPeopleWriteIt(String text) {
        assertThat(codes(RosterColumn.NIK, text)).isEmpty();
    }

    @Test
    void aNikOfAFormerProvinceIsAcceptedWithAWarningAboutItsArea() {
        assertThat(codes(RosterColumn.NIK, "5401010503800001")).containsExactly(NIK_AREA_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05-03-1980",
                "5-3-1980",
                "05/03/1980",
                "5/3/1980",
                "1980-03-05",
                "5 Maret 1980",
                "05 maret 1980",
                "5 Mar 1980"
            })
    void aBirthDateIsReadAsPeopleWriteIt(String text) {
        assertThat(codes(RosterColumn.BIRTH_DATE, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "L, 3375010503800001",
        "l, 3375010503800001",
        "Laki-laki, 3375010503800001",
        "LAKI LAKI, 3375010503800001",
        "P, 3375014503800001",
        "perempuan, 3375014503800001"
    })
    void theSexAgreesWithTheDayInTheNik(String sex, String nik) {
        var cells = good();
        cells.put(RosterColumn.SEX, sex);
        cells.put(RosterColumn.NIK, nik);

        assertThat(codes(NON_WAGE, cells)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "1900"})
    void theCenturyOfTheNikComesFromTheRow(String year) {
        var cells = good();
        cells.put(RosterColumn.BIRTH_DATE, "01-01-" + year);
        cells.put(RosterColumn.NIK, "3375010101000001");

        assertThat(codes(NON_WAGE, cells)).doesNotContain(NIK_BIRTH_DATE_MISMATCH, NIK_BIRTH_DATE_INVALID);
    }

    @Test
    void aLeapDayOfTheYear2000IsADate() {
        var cells = good();
        cells.put(RosterColumn.BIRTH_DATE, "29-02-2000");
        cells.put(RosterColumn.NIK, "3375012902000001");

        assertThat(codes(NON_WAGE, cells)).isEmpty();
    }

    @ParameterizedTest(name = "born on {0}: {2}")
    @CsvSource({
        "02-03-1962, 3375010203620001, ",
        "01-03-1962, 3375010103620001, AGE_ABOVE_LIMIT",
        "01-03-2009, 3375010103090001, ",
        "02-03-2009, 3375010203090001, AGE_BELOW_LIMIT"
    })
    void ageIsCountedOnTheFirstDayOfCoverage(String born, String nik, @Nullable FindingCode code) {
        var cells = good();
        cells.put(RosterColumn.BIRTH_DATE, born);
        cells.put(RosterColumn.NIK, nik);

        assertThat(codes(NON_WAGE, cells)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void theAgreementsOwnMinimumAgeCounts() {
        var terms =
                new CheckTerms(Regime.BPU, "33.75", COVERAGE_FROM, COVERAGE_THROUGH, TODAY, 48, 65, 3, null, Set.of());

        assertThat(codes(terms, good())).containsExactly(AGE_BELOW_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lebe", "LEBE", "Lebe ", "Guru Ngaji", "guru_ngaji", "GURU_NGAJI"})
    void anOccupationIsReadByCodeOrName(String text) {
        assertThat(codes(RosterColumn.OCCUPATION, text)).isEmpty();
    }

    @Test
    void anOccupationOutsideTheAgreementsListIsNotCovered() {
        var cells = good();
        cells.put(RosterColumn.OCCUPATION, "petani");

        assertThat(codes(ONLY_LEBE, cells)).containsExactly(OCCUPATION_NOT_COVERED);
    }

    @Test
    void aMisspeltOccupationNamesTheOneThatWasMeant() {
        var cells = good();
        cells.put(RosterColumn.OCCUPATION, "petanni");

        var finding = check(NON_WAGE, cells).findings().get(0);

        assertThat(finding.variant()).isEqualTo("near");
        assertThat(finding.arguments()).containsExactly("petanni", "petani");
    }

    @Test
    void anIdentityNumberInTheWrongCellIsNotQuoted() {
        var cells = good();
        cells.put(RosterColumn.OCCUPATION, "3375 0105 0380 0001");

        assertThat(check(NON_WAGE, cells).findings().get(0).arguments().toString())
                .contains("****")
                .doesNotContainPattern("[0-9]");
    }

    @Test
    void anAreaNextDoorIsAWarningForWageEarnersAndAnErrorForOthers() {
        var wageEarner = goodWageEarner();
        wageEarner.put(RosterColumn.AREA_CODE, "3673011001");
        var other = good();
        other.put(RosterColumn.AREA_CODE, "3673011001");

        assertThat(check(WAGE, wageEarner).findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AREA_OUTSIDE_MUNICIPALITY, Severity.W));
        assertThat(check(NON_WAGE, other).findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AREA_OUTSIDE_MUNICIPALITY, Severity.E));
    }

    @Test
    void aWardTellsOfItsOwnPeopleOnly() {
        var nextDoor = goodWageEarner();
        nextDoor.put(RosterColumn.AREA_CODE, "33.75.02.1004");
        var own = goodWageEarner();
        own.put(RosterColumn.AREA_CODE, "3375011002");
        var ward = WAGE.inWard("33.75.01.1002");

        assertThat(check(ward, own).findings()).isEmpty();
        assertThat(check(WAGE, nextDoor).findings()).isEmpty();
        assertThat(check(ward, nextDoor).findings())
                .extracting(Finding::code, Finding::severity, Finding::variant)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AREA_OUTSIDE_MUNICIPALITY, Severity.E, "WARD"));
    }

    @Test
    void aNonWageOccupationIsOfTheOtherRegimeInAWageAgreement() {
        var cells = goodWageEarner();
        cells.put(RosterColumn.OCCUPATION, "lebe");

        assertThat(codes(WAGE, cells)).containsExactly(OCCUPATION_OTHER_REGIME);
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "2500000|2500000",
                "2.500.000|2500000",
                "2,500,000|2500000",
                "Rp2.500.000,00|2500000",
                "Rp 2.500.000,-|2500000",
                "2500000.00|2500000",
                "0|-",
                "-5|-",
                "2,5 juta|-",
                "2.50.000|-",
                "2.5E6|-"
            })
    void aWageIsAmountOfWholeRupiah(String text, @Nullable Long wage) {
        var cells = goodWageEarner();
        cells.put(RosterColumn.WAGE, text);

        var row = check(WAGE, cells);

        assertThat(row.wage()).isEqualTo(wage);
        assertThat(row.findings().stream().map(Finding::code).toList())
                .isEqualTo(wage == null ? List.of(WAGE_INVALID) : List.of());
    }

    @Test
    void aWageIsMissedOnlyInWageAgreements() {
        var cells = goodWageEarner();
        cells.put(RosterColumn.WAGE, "");

        assertThat(codes(WAGE, cells)).containsExactly(WAGE_MISSING);
        assertThat(codes(NON_WAGE, good())).isEmpty();
    }

    @Test
    void aFamilyCardIsMissedOnlyWhereFamiliesAreLimited() {
        assertThat(codes(ONE_PER_FAMILY, good())).containsExactly(FAMILY_CARD_MISSING);
        assertThat(codes(NON_WAGE, good())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"081234567890", "+62 812-3456-7890", "62812345678", "81234567890", "(0285) 421234"})
    void aPhoneNumberIsReadAsPeopleWriteIt(String text) {
        assertThat(codes(RosterColumn.PHONE, text)).isEmpty();
    }

    @Test
    void allFindingsOfARowAreReportedAndNoneFollowsFromAnother() {
        var cells = good();
        cells.put(RosterColumn.NIK, "9975013513800000");
        cells.put(RosterColumn.NAME, "");
        cells.put(RosterColumn.SEX, "?");
        cells.put(RosterColumn.BIRTH_DATE, "soon");
        cells.put(RosterColumn.ADDRESS, "");
        cells.put(RosterColumn.AREA_CODE, "1");
        cells.put(RosterColumn.OCCUPATION, "");

        assertThat(codes(NON_WAGE, cells))
                .containsExactlyInAnyOrder(
                        NIK_PROVINCE_UNKNOWN,
                        NIK_BIRTH_DATE_INVALID,
                        NIK_SERIAL_ZERO,
                        NAME_MISSING,
                        BIRTH_DATE_INVALID,
                        SEX_INVALID,
                        ADDRESS_MISSING,
                        AREA_CODE_UNKNOWN,
                        OCCUPATION_MISSING);
    }

    @Test
    void anUnreadableNikHidesNoOtherRule() {
        var cells = good();
        cells.put(RosterColumn.NIK, "3.37501E+15");
        cells.put(RosterColumn.BIRTH_DATE, "01-03-1950");

        assertThat(codes(NON_WAGE, cells)).containsExactlyInAnyOrder(NIK_PRECISION_LOST, AGE_ABOVE_LIMIT);
    }

    @Test
    void aWarningKeepsTheRowAndAnErrorRejectsIt() {
        var warned = good();
        warned.put(RosterColumn.NAME, "Slamet 2");
        var rejected = good();
        rejected.put(RosterColumn.NAME, "Slamet 2");
        rejected.put(RosterColumn.ADDRESS, "");

        assertThat(check(NON_WAGE, warned).state()).isEqualTo(PersonState.WARNED);
        assertThat(check(NON_WAGE, rejected).state()).isEqualTo(PersonState.REJECTED);
    }

    @Test
    void continuingMeansAGapOfAtMostThreeMonths() {
        assertThat(NON_WAGE.continuesFrom(LocalDate.of(2027, 2, 28))).isTrue();
        assertThat(NON_WAGE.continuesFrom(LocalDate.of(2026, 11, 30))).isTrue();
        assertThat(NON_WAGE.continuesFrom(LocalDate.of(2026, 11, 29))).isFalse();
    }

    @Test
    void aNikNeverPrintsItself() {
        var nik = new Nik("3375010503800001");

        assertThat(nik).hasToString("3375**********01");
        assertThat(check(NON_WAGE, good()).toString()).doesNotContain("3375010503800001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "1", "Rp 1", "0812", "33.75", "5 Maret", "'"})
    void noTextIsTooLongToBeJudged(String beginning) {
        for (String repeated : List.of(".c", ".000", "1", " ", "(", "-", "[", "\u0301", "a@")) {
            for (RosterColumn column : RosterColumn.values()) {
                var cells = goodWageEarner();
                cells.put(column, beginning + repeated.repeat(32_000 / repeated.length()));

                assertThat(check(WAGE, cells).row()).isPositive();
            }
        }
    }

    @Test
    void anAddressOfMailMayBeAsLongAsTheStandardAllows() {
        var cells = good();
        cells.put(RosterColumn.EMAIL, "a@" + "b".repeat(249) + ".id");
        assertThat(codes(NON_WAGE, cells)).isEmpty();

        cells.put(RosterColumn.EMAIL, "a@" + "b".repeat(250) + ".id");
        assertThat(codes(NON_WAGE, cells)).containsExactly(EMAIL_INVALID);
    }
}
