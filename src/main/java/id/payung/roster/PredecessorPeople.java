package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.sheet.Finding;
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

    private static final String PEOPLE =
            """
            from roster_person p join roster r on r.id = p.roster_id
             where r.agreement_id = :agreement and r.status in ('HANDED_OVER', 'REGISTERED')
               and p.state in ('VALID', 'WARNED')""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final AgreementId agreement;
    private final RosterHeader header = RosterHeader.withoutSheet(StoredCells.COLUMNS);
    private final Deque<Person> page = new ArrayDeque<>();
    private int lastWave;
    private int lastRow;
    private int row;

    PredecessorPeople(JdbcClient jdbc, PersonalDataCipher cipher, AgreementId agreement) {
        this.jdbc = jdbc;
        this.cipher = cipher;
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
        var texts = StoredCells.of(found, cipher);
        return new Person(
                found.getInt("wave"),
                found.getInt("row_number"),
                StoredCells.COLUMNS.stream()
                        .map(column -> texts.getOrDefault(column, ""))
                        .toArray(String[]::new));
    }
}
