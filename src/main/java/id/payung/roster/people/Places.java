package id.payung.roster.people;

import id.payung.agreement.AgreementId;
import id.payung.roster.RosterId;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has a place under the quotas, that of the ward and that of the agreement, and who waits for one: in the order of the
 * file. People of the agreement's other rosters have theirs.
 */
@Component
public class Places {

    private static final String ADMITTED_ELSEWHERE =
            """
            from roster_person other join roster r on r.id = other.roster_id
             where r.agreement_id = :agreement and other.roster_id <> :roster and r.status <> 'CANCELLED'
               and other.state in ('VALID', 'WARNED')""";

    private static final String STANDING =
            """
            with ward as (
                select q.area_code, greatest(0, q.people - (select count(*) %1$s and other.area_code = q.area_code)) as free
                  from ward_quota q where q.agreement_id = :agreement),
            good as (
                select p.row_number, p.area_code, ward.free,
                       row_number() over (partition by p.area_code order by p.row_number) as in_ward
                  from {people} p left join ward on ward.area_code = p.area_code
                 where p.roster_id = :roster and p.state in ('VALID', 'WARNED')),
            fits as (
                select row_number, row_number() over (order by row_number) as place
                  from good where free is null or in_ward <= free)
            """
                    .formatted(ADMITTED_ELSEWHERE);

    private final JdbcClient jdbc;
    private final PeopleCopy copy;

    Places(JdbcClient jdbc, PeopleCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** How many people the agreement's other rosters have. */
    public int takenElsewhere(AgreementId agreement, RosterId roster) {
        return jdbc.sql("select count(*) " + ADMITTED_ELSEWHERE)
                .param("agreement", agreement.value())
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Gives places anew: who waited and fits now has one, who does not fit waits. The findings about the file say how many.
     *
     * @return whether anybody moved
     */
    public boolean arrange(RosterId roster, AgreementId agreement, int quota) {
        int released = release(roster, agreement);
        jdbc.sql("delete from roster_finding where roster_id = :roster and row_number = 0 and code = 'QUOTA_EXCEEDED'")
                .param("roster", roster.value())
                .update();
        var surplus = surplus(PeopleTables.STORED, roster, agreement, quota);
        if (surplus.isEmpty()) {
            return released > 0;
        }
        jdbc.sql(
                        PeopleTables.STORED.in(
                                STANDING
                                        + """
                update roster_person person set state = 'WAITING'
                 where person.roster_id = :roster and person.state in ('VALID', 'WARNED')
                   and person.row_number not in (select row_number from fits where place <= :left)"""))
                .param("roster", roster.value())
                .param("agreement", agreement.value())
                .param("left", quota - takenElsewhere(agreement, roster))
                .update();
        copy.writeAbout(PeopleTables.STORED, roster, surplus);
        return true;
    }

    /**
     * Takes every place of a roster back, so that several rosters can be arranged one after the other: without it the first
     * would find those of the next still taken. To be followed by {@link #arrange}.
     */
    public void takeBack(RosterId roster) {
        jdbc.sql(
                        "update roster_person set state = 'WAITING' where roster_id = :roster and state in ('VALID', 'WARNED')")
                .param("roster", roster.value())
                .update();
    }

    /** Who waits stands as if there were a place, but for those who have found one in another roster meanwhile. */
    private int release(RosterId roster, AgreementId agreement) {
        return jdbc.sql(
                        """
                update roster_person person
                   set state = case when exists (select 1 from roster_finding f where f.roster_id = person.roster_id
                                                  and f.row_number = person.row_number and f.severity = 'W')
                                then 'WARNED' else 'VALID' end
                 where person.roster_id = :roster and person.state = 'WAITING'
                   and not exists (select 1 %s and other.nik_index = person.nik_index)"""
                                .formatted(ADMITTED_ELSEWHERE))
                .param("roster", roster.value())
                .param("agreement", agreement.value())
                .update();
    }

    /** What is said of the file where more people are good than there are places; empty where all fit. */
    public List<Finding> surplus(PeopleTables tables, RosterId roster, AgreementId agreement, int quota) {
        List<Finding> told = new ArrayList<>();
        int left = Math.max(0, quota - takenElsewhere(agreement, roster));
        int good = jdbc.sql(tables.in(
                        "select count(*) from {people} where roster_id = :roster and state in ('VALID', 'WARNED')"))
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
        if (good > left) {
            told.add(Finding.ofFile(FindingCode.QUOTA_EXCEEDED, null, text(good), text(left), text(good - left)));
        }
        told.addAll(jdbc.sql(
                        tables.in(
                                STANDING
                                        + """
                select area_code, count(*) as good, min(free) as free from good
                 where free is not null group by area_code having count(*) > min(free) order by area_code"""))
                .param("roster", roster.value())
                .param("agreement", agreement.value())
                .query((row, number) -> Finding.ofFile(
                        FindingCode.QUOTA_EXCEEDED,
                        "WARD",
                        text(row.getInt("good")),
                        text(row.getInt("free")),
                        text(row.getInt("good") - row.getInt("free")),
                        row.getString("area_code")))
                .list());
        return told;
    }

    private static String text(int people) {
        return Integer.toString(people);
    }
}
