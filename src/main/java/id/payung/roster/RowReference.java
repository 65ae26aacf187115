package id.payung.roster;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose row a row of a findings workbook is, as its hidden column says. The identity number may be the cell to mend. */
record RowReference(UUID roster, int row) {

    private static final Pattern WRITTEN = Pattern.compile(
            "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([1-9][0-9]{0,8})",
            Pattern.CASE_INSENSITIVE);

    /** @return null where the text is none */
    static @Nullable RowReference of(String text) {
        var written = WRITTEN.matcher(text);
        return written.matches()
                ? new RowReference(UUID.fromString(written.group(1)), Integer.parseInt(written.group(2)))
                : null;
    }

    @Override
    public String toString() {
        return roster + ":" + row;
    }
}
