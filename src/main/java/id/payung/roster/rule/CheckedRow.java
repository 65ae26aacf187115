package id.payung.roster.rule;

import id.payung.party.Nik;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, judged: what could be read of the person, and everything that is wrong.
 *
 * @param texts the cells that need no reading: name, address and the like; absent where empty
 */
public record CheckedRow(
        int row,
        @Nullable Nik nik,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String areaCode,
        @Nullable Occupation occupation,
        @Nullable Long wage,
        @Nullable Long income,
        @Nullable String familyCard,
        @Nullable String phone,
        Map<RosterColumn, String> texts,
        List<Finding> findings) {

    public CheckedRow {
        texts = texts.isEmpty() ? Map.of() : new EnumMap<>(texts);
        findings = List.copyOf(findings);
    }

    /** Before duplicates, families and quota have been looked at. */
    public PersonState state() {
        return PersonState.of(findings);
    }

    public boolean has(FindingCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    public CheckedRow without(FindingCode code) {
        return new CheckedRow(
                row,
                nik,
                birthDate,
                sex,
                areaCode,
                occupation,
                wage,
                income,
                familyCard,
                phone,
                texts,
                findings.stream().filter(finding -> finding.code() != code).toList());
    }

    /** Where it is and what is wrong with it: nothing of the person. */
    @Override
    public String toString() {
        return "CheckedRow[row=%d, findings=%s]"
                .formatted(row, findings.stream().map(Finding::code).toList());
    }
}
