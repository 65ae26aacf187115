package id.payung.roster.registration;

import id.payung.roster.RosterId;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.registration.ResultMistake.Code;
import id.payung.roster.registration.StagedResult.Rule;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.ResultFile.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes in what the social-security side says of a handed-over roster's people: registered by a number, or refused. */
@Component
public class RegistrationAnswers {

    public static final Set<Column> REQUIRED = Set.of(Column.NIK, Column.MEMBER_NUMBER);

    private static final String SAME_PERSON =
            "p.roster_id = :roster and p.nik_index = s.nik_index and " + FrozenPeople.DETERMINED;
    private static final String NEWLY_REGISTERED =
            SAME_PERSON + " and p.registered_at is null and s.member_number is not null";
    private static final String NEWLY_REFUSED = SAME_PERSON + " and p.refused_at is null and s.member_number is null";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Code.MEMBER_NUMBER_TWICE,
                    """
                    select row_number, first_row from (
                        select row_number, min(row_number) over (partition by member_number) as first_row
                          from staged_result where member_number is not null) same
                     where row_number > first_row"""),
            new Rule(
                    Code.MEMBER_NUMBER_TAKEN,
                    """
                    select s.row_number from staged_result s
                     where exists (select 1 from roster_person other
                                    where other.registered_member_number = s.member_number
                                      and other.nik_index <> s.nik_index)"""),
            new Rule(
                    Code.ALREADY_REGISTERED,
                    "select s.row_number from staged_result s, roster_person p where " + SAME_PERSON
                            + " and p.registered_at is not null"
                            + " and p.registered_member_number is distinct from s.member_number"),
            new Rule(
                    Code.ALREADY_REFUSED,
                    "select s.row_number from staged_result s, roster_person p where " + SAME_PERSON
                            + " and p.refused_at is not null and s.member_number is not null"));

    private final StagedResult staged;
    private final ResultReader reader;
    private final JdbcClient jdbc;

    RegistrationAnswers(StagedResult staged, ResultReader reader, JdbcClient jdbc) {
        this.staged = staged;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /** How many people became what; those of whom the same was said before are not among them. */
    public record Taken(int registered, int refused) {}

    /** @throws ResultRefused where anything is wrong: nothing is to be kept then */
    public Taken take(RosterId roster, ResultFile file, String actor, Instant at) throws FileRefused, ResultRefused {
        var mistakes = staged.stage(file, reader::registration);
        staged.requireFlawless(roster, mistakes, FrozenPeople.DETERMINED, RULES);
        tell(NEWLY_REGISTERED, "REGISTERED", roster, actor, at);
        int registered = jdbc.sql(
                        """
                update roster_person p set registered_member_number = s.member_number, registered_at = :at
                  from staged_result s where %s"""
                                .formatted(NEWLY_REGISTERED))
                .param("roster", roster.value())
                .param("at", Timestamp.from(at))
                .update();
        tell(NEWLY_REFUSED, "REFUSED", roster, actor, at);
        jdbc.sql(
                        """
                insert into roster_finding (roster_id, row_number, code, severity, arguments)
                select p.roster_id, p.row_number, 'REFUSED_BY_BPJS', 'E', array[s.reason]
                  from staged_result s, roster_person p where %s order by p.row_number"""
                                .formatted(NEWLY_REFUSED))
                .param("roster", roster.value())
                .update();
        int refused = jdbc.sql(
                        """
                update roster_person p set state = 'REJECTED', refused_at = :at from staged_result s where %s"""
                                .formatted(NEWLY_REFUSED))
                .param("roster", roster.value())
                .param("at", Timestamp.from(at))
                .update();
        return new Taken(registered, refused);
    }

    private void tell(String who, String state, RosterId roster, String actor, Instant at) {
        jdbc.sql(
                        """
                insert into roster_person_event (roster_id, person_id, row_number, at, actor, from_state, to_state, reason)
                select p.roster_id, p.id, p.row_number, :at, :actor, p.state, :state, s.reason
                  from staged_result s, roster_person p where %s order by p.row_number"""
                                .formatted(who))
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("state", state)
                .param("roster", roster.value())
                .update();
    }
}
