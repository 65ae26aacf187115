package id.payung.roster.people;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.sheet.RosterColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a stored person as text, sealed ones opened by the key that sealed them. */
public final class StoredCells {

    public static final List<RosterColumn> COLUMNS = List.of(RosterColumn.values());

    private final PersonalDataCipher cipher;

    public StoredCells(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    /** All cells that have text. @param found a row with the columns of {@code roster_person} */
    public Map<RosterColumn, String> of(ResultSet found) throws SQLException {
        Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
        for (RosterColumn column : COLUMNS) {
            var text = text(found, column);
            if (text != null) {
                texts.put(column, text);
            }
        }
        return texts;
    }

    /** @param found a row with the columns of {@code roster_person} */
    public @Nullable String text(ResultSet found, RosterColumn column) throws SQLException {
        return switch (column) {
            case NIK -> opened(found, "nik");
            case FAMILY_CARD -> opened(found, "family_card");
            case MOTHERS_NAME -> opened(found, "mothers_name");
            case PHONE -> opened(found, "phone");
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

    private @Nullable String opened(ResultSet found, String column) throws SQLException {
        byte[] sealed = found.getBytes(column);
        return sealed == null ? null : cipher.open(found.getInt("key_id"), sealed);
    }
}
