package id.payung.roster;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.sheet.RosterColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored person as the cells of a row: what could be read of them, in our own way of writing it. */
final class StoredCells {

    static final List<RosterColumn> COLUMNS = List.of(RosterColumn.values());

    private StoredCells() {}

    /** @param found a row of {@code roster_person} */
    static Map<RosterColumn, String> of(ResultSet found, PersonalDataCipher cipher) throws SQLException {
        Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
        for (RosterColumn column : COLUMNS) {
            var text = text(found, column, cipher);
            if (text != null) {
                texts.put(column, text);
            }
        }
        return texts;
    }

    private static @Nullable String text(ResultSet found, RosterColumn column, PersonalDataCipher cipher)
            throws SQLException {
        return switch (column) {
            case NIK -> opened(found, "nik", cipher);
            case FAMILY_CARD -> opened(found, "family_card", cipher);
            case MOTHERS_NAME -> opened(found, "mothers_name", cipher);
            case PHONE -> opened(found, "phone", cipher);
            case NAME,
                    BIRTH_DATE,
                    SEX,
                    ADDRESS,
                    AREA_CODE,
                    OCCUPATION,
                    BIRTH_PLACE,
                    RT,
                    RW,
                    POSTAL_CODE,
                    EMAIL,
                    WORK_PLACE,
                    WORK_HOURS,
                    WAGE,
                    INCOME,
                    HEIR,
                    HEIR_RELATION,
                    MEMBER_NUMBER,
                    NOTE -> found.getString(column.name().toLowerCase(Locale.ROOT));
        };
    }

    private static @Nullable String opened(ResultSet found, String column, PersonalDataCipher cipher)
            throws SQLException {
        byte[] sealed = found.getBytes(column);
        return sealed == null ? null : cipher.open(found.getInt("key_id"), sealed);
    }
}
