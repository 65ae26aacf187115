package id.payung.roster.people;

import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Sha256;
import id.payung.roster.RosterId;
import id.payung.roster.sheet.RosterColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Freezes the people who are determined. Their hash is SHA-256 over one digest for each person in the sheet's order; from
 * then on the database refuses every change to them.
 *
 * <p>The digest of a person is keyed (HMAC): the hash stands on paper, and from a plain one somebody who knows all of a small
 * roster but one number could find that number by trying. It is made of what is written, not of how it is sealed, so that it
 * stays the same under a new key.
 */
@Component
public class FrozenPeople {

    private static final int PAGE = 5_000;
    private static final String PURPOSE = "roster-person";
    private static final String BETWEEN_CELLS = "\u001F";

    /** The canonical form. Only rosters frozen later may have another: never change it. */
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

    /** Who was determined, whatever became of them since. */
    public static final String DETERMINED = "(p.state in ('VALID', 'WARNED') or p.refused_at is not null)";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final StoredCells cells;

    FrozenPeople(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.cells = new StoredCells(cipher);
    }

    /**
     * What is known of frozen people.
     *
     * @param people how many were determined
     */
    public record Seal(String sha256, int people) {}

    /** @param reason the number of the decree */
    public Seal freeze(RosterId roster, String actor, Instant at, String reason) {
        var seal = computed(roster);
        jdbc.sql("update roster set people_sha256 = :sha256, people_determined = :people where id = :roster")
                .param("sha256", seal.sha256())
                .param("people", seal.people())
                .param("roster", roster.value())
                .update();
        jdbc.sql(
                        """
                insert into roster_person_event (roster_id, person_id, row_number, at, actor, from_state, to_state, reason)
                select p.roster_id, p.id, p.row_number, :at, :actor, p.state, 'DETERMINED', :reason
                  from roster_person p where p.roster_id = :roster and %s order by p.row_number"""
                                .formatted(DETERMINED))
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("reason", reason)
                .param("roster", roster.value())
                .update();
        return seal;
    }

    /** Empty before the decree, and for rosters determined before people were frozen. */
    public Optional<Seal> of(RosterId roster) {
        return jdbc.sql(
                        "select people_sha256, people_determined from roster where id = :roster and people_sha256 is not null")
                .param("roster", roster.value())
                .query((row, number) -> new Seal(row.getString("people_sha256"), row.getInt("people_determined")))
                .optional();
    }

    /** Whether the people are those who were determined. */
    public boolean areIntact(RosterId roster) {
        return of(roster).map(seal -> seal.equals(computed(roster))).orElse(true);
    }

    private Seal computed(RosterId roster) {
        var digest = Sha256.digest();
        int people = 0;
        int last = 0;
        for (var page = page(roster, last); !page.isEmpty(); page = page(roster, last)) {
            for (Line line : page) {
                digest.update(cipher.blindIndex(PURPOSE, line.text()));
                last = line.row();
                people++;
            }
        }
        return new Seal(Sha256.hex(digest), people);
    }

    private List<Line> page(RosterId roster, int after) {
        return jdbc.sql(
                        """
                select p.* from roster_person p
                 where p.roster_id = :roster and p.row_number > :after and %s order by p.row_number limit :size"""
                                .formatted(DETERMINED))
                .param("roster", roster.value())
                .param("after", after)
                .param("size", PAGE)
                .query((row, number) -> new Line(row.getInt("row_number"), canonical(row)))
                .list();
    }

    private String canonical(ResultSet row) throws SQLException {
        var line = new StringBuilder();
        for (RosterColumn column : COLUMNS) {
            var text = cells.text(row, column);
            line.append(text == null ? "" : text).append(BETWEEN_CELLS);
        }
        return line.toString();
    }

    /** One person as the hash sees them. Says nothing about it: all that is known of them stands there. */
    private record Line(int row, String text) {
        @Override
        public String toString() {
            return "Line[row=" + row + "]";
        }
    }
}
