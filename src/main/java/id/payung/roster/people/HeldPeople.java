package id.payung.roster.people;

import id.payung.roster.RosterId;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The rows of a roster that wait for a person's decision, and what was decided before. */
@Component
public class HeldPeople {

    private final JdbcClient jdbc;

    HeldPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nik masked */
    public record Line(int row, String nik, String name, LocalDate birthDate, @Nullable String areaCode) {

        /** Where the person stands: nothing of the person. */
        @Override
        public String toString() {
            return "Line[row=%d]".formatted(row);
        }
    }

    public List<Line> page(RosterId roster, int afterRow, int size) {
        return jdbc.sql(
                        """
                select row_number, nik_masked, name, birth_date, area_code from roster_person
                 where roster_id = :roster and state = 'HELD' and row_number > :after order by row_number limit :size""")
                .param("roster", roster.value())
                .param("after", afterRow)
                .param("size", size)
                .query((row, number) -> new Line(
                        row.getInt("row_number"),
                        row.getString("nik_masked"),
                        row.getString("name"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("area_code")))
                .list();
    }

    /**
     * Decides and records, all rows in one statement.
     *
     * @param rows null for every row that is held
     * @return the rows decided on: those of the named ones that were held
     */
    public List<Integer> decide(
            RosterId roster, @Nullable List<Integer> rows, boolean accept, String reason, String by, Instant at) {
        return jdbc.sql(
                        """
                with decided as (
                    update roster_person person
                       set state = case when not :accept then 'REJECTED'
                               when exists (select 1 from roster_finding f where f.roster_id = :roster
                                              and f.row_number = person.row_number and f.severity = 'W') then 'WARNED'
                               else 'VALID' end
                     where roster_id = :roster and state = 'HELD'
                       and (:rows::int[] is null or row_number = any(:rows::int[]))
                    returning id, row_number, nik_index, state),
                told as (
                    insert into roster_person_event (roster_id, person_id, row_number, at, actor, from_state, to_state, reason)
                    select :roster, id, row_number, :at, :by, 'HELD', state, :reason from decided)
                insert into roster_held_decision (roster_id, row_number, nik_index, codes, verdict, reason, decided_by,
                    decided_at)
                select :roster, d.row_number, d.nik_index,
                       (select array_agg(f.code order by f.id) from roster_finding f
                         where f.roster_id = :roster and f.row_number = d.row_number and f.severity = 'D'),
                       case when :accept then 'ACCEPT' else 'REFUSE' end, :reason, :by, :at
                  from decided d order by d.row_number
                returning row_number""")
                .param("roster", roster.value())
                .param("accept", accept)
                .param("rows", rows == null ? null : new SqlArrayValue("int4", rows.toArray()), Types.ARRAY)
                .param("reason", reason)
                .param("by", by)
                .param("at", java.sql.Timestamp.from(at))
                .query(Integer.class)
                .list();
    }

    /** @param accepted or refused */
    public record Decision(int row, List<String> codes, boolean accepted, String reason, String by, Instant at) {}

    /** What was decided, the latest first. */
    public List<Decision> decisions(RosterId roster, int page, int size) {
        return jdbc.sql(
                        """
                select row_number, codes, verdict, reason, decided_by, decided_at from roster_held_decision
                 where roster_id = :roster order by id desc limit :size offset :offset""")
                .param("roster", roster.value())
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> new Decision(
                        row.getInt("row_number"),
                        List.of((String[]) row.getArray("codes").getArray()),
                        row.getString("verdict").equals("ACCEPT"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    public int countDecisions(RosterId roster) {
        return jdbc.sql("select count(*) from roster_held_decision where roster_id = :roster")
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
    }
}
