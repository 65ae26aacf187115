package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.SheetRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people of an agreement's handed-over rosters, as rows to be judged again: last year's people under this year's rules.
 * Read some thousand at a time, in the order in which they were listed.
 */
final class PredecessorPeople implements RowSource {

    private static final int PAGE = 5_000;

    private static final List<RosterColumn> COLUMNS = List.of(
            RosterColumn.NIK,
            RosterColumn.NAME,
            RosterColumn.BIRTH_DATE,
            RosterColumn.SEX,
            RosterColumn.ADDRESS,
            RosterColumn.AREA_CODE,
            RosterColumn.OCCUPATION,
            RosterColumn.FAMILY_CARD,
            RosterColumn.BIRTH_PLACE,
            RosterColumn.MOTHERS_NAME,
            RosterColumn.RT,
            RosterColumn.RW,
            RosterColumn.POSTAL_CODE,
            RosterColumn.PHONE,
            RosterColumn.EMAIL,
            RosterColumn.WORK_PLACE,
            RosterColumn.WORK_HOURS,
            RosterColumn.WAGE,
            RosterColumn.INCOME,
            RosterColumn.HEIR,
            RosterColumn.HEIR_RELATION,
            RosterColumn.MEMBER_NUMBER,
            RosterColumn.NOTE);

    private static final String PEOPLE =
            """
            from roster_person p join roster r on r.id = p.roster_id
             where r.agreement_id = :agreement and r.status in ('HANDED_OVER', 'REGISTERED')
               and p.state in ('VALID', 'WARNED')""";

    private final JdbcClient jdbc;
    private final StoredCells cells;
    private final AgreementId agreement;
    private final RosterHeader header = RosterHeader.withoutSheet(COLUMNS);
    private final Deque<Person> page = new ArrayDeque<>();
    private int lastWave;
    private int lastRow;
    private int row;

    PredecessorPeople(JdbcClient jdbc, PersonalDataCipher cipher, AgreementId agreement) {
        this.jdbc = jdbc;
        this.cells = new StoredCells(cipher);
        this.agreement = agreement;
    }

    private record Person(int wave, int row, String[] cells) {}

    static boolean exist(JdbcClient jdbc, AgreementId agreement) {
        return jdbc.sql("select exists (select 1 " + PEOPLE + ")")
                .param("agreement", agreement.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public RosterHeader header() {
        return header;
    }

    @Override
    public List<Finding> warnings() {
        return List.of();
    }

    @Override
    public @Nullable SheetRow next() {
        if (page.isEmpty()) {
            page.addAll(nextPage());
        }
        var person = page.poll();
        if (person == null) {
            return null;
        }
        lastWave = person.wave();
        lastRow = person.row();
        row++;
        return new SheetRow(row, person.cells());
    }

    private List<Person> nextPage() {
        return jdbc.sql("select r.wave, p.* " + PEOPLE
                        + " and (r.wave, p.row_number) > (:wave, :row) order by r.wave, p.row_number limit :size")
                .param("agreement", agreement.value())
                .param("wave", lastWave)
                .param("row", lastRow)
                .param("size", PAGE)
                .query(this::person)
                .list();
    }

    private Person person(ResultSet found, int number) throws SQLException {
        String[] cells = new String[COLUMNS.size()];
        for (int i = 0; i < cells.length; i++) {
            var text = text(found, COLUMNS.get(i));
            cells[i] = text == null ? "" : text;
        }
        return new Person(found.getInt("wave"), found.getInt("row_number"), cells);
    }

    /** Last year's registration is the surest member number. */
    private @Nullable String text(ResultSet found, RosterColumn column) throws SQLException {
        var registered = column == RosterColumn.MEMBER_NUMBER ? found.getString("registered_member_number") : null;
        return registered == null ? cells.text(found, column) : registered;
    }
}
