package id.payung.roster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.party.Nik;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedRowTests {

    @Test
    void aRowInAMessageSaysWhereAndWhatIsWrongAndNothingOfThePerson() {
        var row = new CheckedRow(
                7,
                new Nik("3375010503800001"),
                LocalDate.of(1980, 3, 5),
                null,
                "33.75.01.1001",
                null,
                null,
                1_500_000L,
                "3375010101010001",
                "081234567890",
                Map.of(RosterColumn.NAME, "Slamet", RosterColumn.MOTHERS_NAME, "Sumiati"),
                List.of(new Finding(
                        7,
                        RosterColumn.PHONE,
                        "J7",
                        FindingCode.PHONE_INVALID,
                        Severity.W,
                        null,
                        List.of("081234567890"))));

        assertThat(row).hasToString("CheckedRow[row=7, findings=[PHONE_INVALID]]");
    }
}
