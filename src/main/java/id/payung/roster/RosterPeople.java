package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.rule.PersonState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A roster's people, page by page, for whoever may read the agreement. Of an identity number its mask. */
@Service
public class RosterPeople {

    private final RosterRecords records;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    RosterPeople(RosterRecords records, AgreementDirectory directory, CurrentUser currentUser, JdbcClient jdbc) {
        this.records = records;
        this.directory = directory;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    /**
     * @param row the sheet's own row number
     * @param memberNumber by which the person was registered; null before
     * @param refused whether the social-security side refused the person
     * @param origin where a merged row comes from, the ward and the row of its file: {@code 33.75.01.1002:17}
     */
    public record Person(
            int row,
            PersonState state,
            @Nullable String nikMasked,
            @Nullable String name,
            @Nullable String areaCode,
            @Nullable String occupation,
            @Nullable String memberNumber,
            boolean refused,
            @Nullable String origin) {}

    public record Listing(List<Person> people, int total) {}

    /** What became of a person: {@code before} and {@code after} are states. */
    public record Event(Instant at, String actor, String before, String after, @Nullable String reason) {}

    /**
     * In the order of the sheet.
     *
     * @param state only those; null for all
     */
    @Transactional(readOnly = true)
    public Listing of(RosterId id, @Nullable PersonState state, int page, int size) {
        requireReader(id);
        var people = jdbc.sql(
                        """
                select * from roster_person
                 where roster_id = :roster and (cast(:state as text) is null or state = :state)
                 order by row_number limit :size offset :offset""")
                .param("roster", id.value())
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(RosterPeople::person)
                .list();
        int total = jdbc.sql(
                        """
                select count(*) from roster_person
                 where roster_id = :roster and (cast(:state as text) is null or state = :state)""")
                .param("roster", id.value())
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
                .query(Integer.class)
                .single();
        return new Listing(people, total);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getInt("row_number"),
                PersonState.valueOf(row.getString("state")),
                row.getString("nik_masked"),
                row.getString("name"),
                row.getString("area_code"),
                row.getString("occupation"),
                row.getString("registered_member_number"),
                row.getTimestamp("refused_at") != null,
                row.getString("origin"));
    }

    /** What became of the person in that row since it was judged, oldest first. */
    @Transactional(readOnly = true)
    public List<Event> history(RosterId id, int row) {
        requireReader(id);
        return jdbc.sql(
                        """
                select at, actor, from_state, to_state, reason from roster_person_event
                 where roster_id = :roster and row_number = :row order by seq""")
                .param("roster", id.value())
                .param("row", row)
                .query((found, number) -> new Event(
                        found.getTimestamp("at").toInstant(),
                        found.getString("actor"),
                        found.getString("from_state"),
                        found.getString("to_state"),
                        found.getString("reason")))
                .list();
    }

    private void requireReader(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        if (!directory.mayRead(directory.facts(roster.agreement()), currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
    }
}
