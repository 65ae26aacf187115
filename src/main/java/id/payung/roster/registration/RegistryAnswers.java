package id.payung.roster.registration;

import id.payung.roster.RosterId;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.ResultFile.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes in what the population registry says of a roster's people: whoever disagrees with it is held. */
@Component
public class RegistryAnswers {

    public static final Set<Column> REQUIRED = Set.of(Column.NIK, Column.OUTCOME);

    private static final String EVERYBODY = "true";

    /** Of whom the same was said before nothing is said again, whatever was decided about them since. */
    private static final String NEWLY_DISAGREEING =
            """
            from staged_result s join roster_person p on p.roster_id = :roster and p.nik_index = s.nik_index
             where not s.agrees and not exists (
                   select 1 from roster_finding f where f.roster_id = :roster and f.row_number = p.row_number
                      and f.code = 'DUKCAPIL_MISMATCH')""";

    private final StagedResult staged;
    private final ResultReader reader;
    private final JdbcClient jdbc;

    RegistryAnswers(StagedResult staged, ResultReader reader, JdbcClient jdbc) {
        this.staged = staged;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /**
     * @return how many rows disagree that did not before
     * @throws ResultRefused where anything is wrong: nothing is to be kept then
     */
    public int take(RosterId roster, ResultFile file, String actor, Instant at) throws FileRefused, ResultRefused {
        var mistakes = staged.stage(file, reader::registry);
        staged.requireFlawless(roster, mistakes, EVERYBODY, List.of());
        jdbc.sql(
                        """
                insert into roster_person_event (roster_id, person_id, row_number, at, actor, from_state, to_state, reason)
                select p.roster_id, p.id, p.row_number, :at, :actor, p.state, 'HELD', s.reason %s
                   and p.state <> 'REJECTED' order by p.row_number"""
                                .formatted(NEWLY_DISAGREEING))
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("roster", roster.value())
                .update();
        jdbc.sql(
                        """
                update roster_person person set state = 'HELD' %s and person.id = p.id and p.state <> 'REJECTED'"""
                                .formatted(NEWLY_DISAGREEING))
                .param("roster", roster.value())
                .update();
        return jdbc.sql(
                        """
                insert into roster_finding (roster_id, row_number, code, severity, variant, arguments)
                select p.roster_id, p.row_number, 'DUKCAPIL_MISMATCH', 'D', case when s.reason is null then null else 'reason' end,
                       array_remove(array[s.reason], null) %s order by p.row_number"""
                                .formatted(NEWLY_DISAGREEING))
                .param("roster", roster.value())
                .update();
    }
}
