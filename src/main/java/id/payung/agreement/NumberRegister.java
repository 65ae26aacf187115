package id.payung.agreement;

import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of a branch's numbers: what became of each serial of a year. */
@Service
public class NumberRegister {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;

    NumberRegister(JdbcClient jdbc, Organisations organisations, BusinessCalendar calendar, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.calendar = calendar;
        this.currentUser = currentUser;
    }

    /** Where a number stands. */
    public enum State {
        /** For an agreement that nobody has signed yet. */
        RESERVED,
        /** At least one side has signed under it. */
        SIGNED,
        /** Withdrawn before anybody signed; free for the next. */
        GIVEN_BACK,
        /** Withdrawn after the first signature; never used again. */
        SPENT
    }

    /**
     * One reservation. A serial that was given back and taken again has several, the latest last.
     *
     * @param amendment the how many-eth amendment it numbers, where it numbers one
     */
    public record Entry(
            int serial,
            String number,
            State state,
            UUID agreement,
            String title,
            AgreementStatus agreementStatus,
            Instant reservedAt,
            String reservedBy,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String reason,
            @Nullable Integer amendment) {}

    /**
     * @param years in which the branch has numbers, the latest first
     * @param zone the branch's
     */
    public record Listing(
            String branch,
            int year,
            List<Integer> years,
            ZoneId zone,
            List<Entry> entries,
            int page,
            int size,
            long total) {

        public long pages() {
            return (total + size - 1) / size;
        }
    }

    /**
     * By serial.
     *
     * @param year this year where null
     * @throws Refused forbidden, to all but officers and legal staff of the branch and auditors; absent, where there is no
     *     such branch
     */
    @Transactional(readOnly = true)
    public Listing of(String branch, @Nullable Integer year, int page, int size) {
        if (!mayRead(currentUser.actor(), branch)) {
            throw Refused.forbidden("agreement.numbers.onlyTheBranch");
        }
        if (organisations.offices().stream().noneMatch(office -> office.id().equals(branch))) {
            throw Refused.absent("party.branch.unknown", branch);
        }
        int asked = year == null ? calendar.todayAtBranch(branch).getYear() : year;
        var entries = jdbc.sql(
                        """
                select n.serial, n.number, n.outcome, n.agreement_id, a.title, a.amendment_number, a.status, n.reserved_at, n.ended_at, n.reason,
                       coalesce(r.name, case n.reserved_by when 'payung' then 'Payung' else n.reserved_by end) as reserved_by,
                       coalesce(e.name, case n.ended_by when 'payung' then 'Payung' else n.ended_by end) as ended_by,
                       exists (select 1 from agreement_signature s where s.agreement_id = a.id) as is_signed
                  from agreement_number n
                  join agreement a on a.id = n.agreement_id
                  left join staff_member r on r.user_id = n.reserved_by
                  left join staff_member e on e.user_id = n.ended_by
                 where n.branch = :branch and n.year = :year
                 order by n.serial, n.id limit :size offset :offset""")
                .param("branch", branch)
                .param("year", asked)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(NumberRegister::entry)
                .list();
        long total = jdbc.sql("select count(*) from agreement_number where branch = :branch and year = :year")
                .param("branch", branch)
                .param("year", asked)
                .query(Long.class)
                .single();
        var years = jdbc.sql("select year from agreement_number_series where branch = :branch order by year desc")
                .param("branch", branch)
                .query(Integer.class)
                .list();
        return new Listing(branch, asked, years, organisations.zoneOfBranch(branch), entries, page, size, total);
    }

    /** The branches whose registers somebody reads, by id: the own one, or for auditors each. */
    @Transactional(readOnly = true)
    public List<String> readable() {
        var actor = currentUser.actor();
        return organisations.offices().stream()
                .map(office -> office.id())
                .filter(branch -> mayRead(actor, branch))
                .toList();
    }

    private static boolean mayRead(Actor actor, String branch) {
        return actor.is(Role.AUDITOR)
                || (actor.is(Role.BRANCH_OFFICER) || actor.is(Role.BRANCH_LEGAL)) && actor.worksFor(branch);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Entry(
                row.getInt("serial"),
                row.getString("number"),
                state(row.getString("outcome"), row.getBoolean("is_signed")),
                row.getObject("agreement_id", UUID.class),
                row.getString("title"),
                AgreementStatus.valueOf(row.getString("status")),
                row.getTimestamp("reserved_at").toInstant(),
                row.getString("reserved_by"),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("ended_by"),
                row.getString("reason"),
                row.getObject("amendment_number", Integer.class));
    }

    private static State state(@Nullable String outcome, boolean signed) {
        if (outcome == null) {
            return signed ? State.SIGNED : State.RESERVED;
        }
        return State.valueOf(outcome);
    }
}
