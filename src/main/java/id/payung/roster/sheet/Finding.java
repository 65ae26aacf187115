package id.payung.roster.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mistake, named by its code. The sentence is made when it is shown, in the reader's language.
 *
 * @param row the sheet's own row number, header included; 0 for a finding about the whole file
 * @param column the meaning of the cell; null where the finding is about the row or the file
 * @param cell the cell as the spreadsheet calls it ({@code B12}); null where the column is not in the file
 * @param variant the last part of the sentence's key, where a code has several sentences
 * @param arguments what the sentence names; never an identity number
 */
public record Finding(
        int row,
        @Nullable RosterColumn column,
        @Nullable String cell,
        FindingCode code,
        Severity severity,
        @Nullable String variant,
        List<String> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding ofFile(FindingCode code, @Nullable String variant, String... arguments) {
        return new Finding(0, null, null, code, code.severity(), variant, List.of(arguments));
    }

    public boolean isAboutFile() {
        return row == 0;
    }
}
