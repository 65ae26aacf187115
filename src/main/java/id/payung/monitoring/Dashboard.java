package id.payung.monitoring;

import id.payung.agreement.AgreementStatus;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The managers' figures. One set-based statement each, over indexes; every figure is defined in {@code docs/figures.md}. */
@Component
public class Dashboard {

    /** How far ahead ends are shown. */
    public static final int DAYS_AHEAD = 90;

    private static final int MOST_ENDS = 25;
    private static final String TODAY = "(cast(:now as timestamptz) at time zone m.zone)::date";

    private final JdbcClient jdbc;
    private final Clock clock;

    Dashboard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many agreements stand in a status, and for how many workers they are. */
    public record Stage(AgreementStatus status, long agreements, long quota) {}

    /** How many tasks of a role are overdue, of how many open ones, and how many workers wait for them. */
    public record Overdue(String role, long overdue, long open, long people) {}

    /** An agreement that ends soon. @param renewed whether a successor is signed */
    public record End(UUID agreement, String title, LocalDate lastDay, long daysLeft, long people, boolean renewed) {}

    /** Whole rupiah by the year in which the bills' coverage begins. */
    public record Money(int year, long billed, long paid) {}

    /** @param ends at most 25, the first to end first; {@code endingAgreements} counts all */
    public record Figures(
            List<Stage> stages,
            long coveredToday,
            List<Overdue> overdue,
            long endingAgreements,
            List<End> ends,
            List<Money> money) {
        public Figures {
            stages = List.copyOf(stages);
            overdue = List.copyOf(overdue);
            ends = List.copyOf(ends);
            money = List.copyOf(money);
        }

        public long agreements() {
            return stages.stream().mapToLong(Stage::agreements).sum();
        }

        public long overdueTasks() {
            return overdue.stream().mapToLong(Overdue::overdue).sum();
        }

        public long billed() {
            return money.stream().mapToLong(Money::billed).sum();
        }

        public long paid() {
            return money.stream().mapToLong(Money::paid).sum();
        }
    }

    @Transactional(readOnly = true)
    public Figures of(Scope scope) {
        return new Figures(
                stages(scope), coveredToday(scope), overdue(scope), endingAgreements(scope), ends(scope), money(scope));
    }

    private List<Stage> stages(Scope scope) {
        return jdbc
                .sql(
                        "select a.status, count(*) as agreements, coalesce(sum(a.quota), 0) as quota from agreement a where "
                                + scope.condition() + " and " + AgreementOverview.NO_AMENDMENT + " group by a.status")
                .params(scope.parameters())
                .query((row, number) -> new Stage(
                        AgreementStatus.valueOf(row.getString("status")),
                        row.getLong("agreements"),
                        row.getLong("quota")))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Stage::status))
                .toList();
    }

    private long coveredToday(Scope scope) {
        return jdbc.sql(
                        """
                        select count(distinct c.nik_index)
                          from agreement a
                          join municipality m on m.id = a.municipality
                          join cover_period c on c.agreement_id = a.id and %s
                         where %s"""
                                .formatted(AgreementOverview.COVERED_TODAY, scope.condition()))
                .params(now(scope))
                .query(Long.class)
                .single();
    }

    private List<Overdue> overdue(Scope scope) {
        return jdbc.sql(
                        """
                        select w.role, sum(w.overdue) as overdue, sum(w.open) as open,
                               coalesce(sum(w.quota) filter (where w.overdue > 0), 0) as people
                          from (select t.role, a.id, a.quota, count(*) as open,
                                       count(*) filter (where t.due_at < :now) as overdue
                                  from agreement a join open_task t on t.agreement_id = a.id
                                 where %s
                                 group by t.role, a.id, a.quota) w
                         group by w.role
                         order by 2 desc, 1"""
                                .formatted(scope.condition()))
                .params(now(scope))
                .query((row, number) -> new Overdue(
                        row.getString("role"), row.getLong("overdue"), row.getLong("open"), row.getLong("people")))
                .list();
    }

    private static String ending(Scope scope) {
        return """
              from agreement a
              join municipality m on m.id = a.municipality
             where a.status in ('SIGNED', 'IN_FORCE') and %4$s
               and a.last_day between %1$s and %1$s + %2$d
               and %3$s"""
                .formatted(TODAY, DAYS_AHEAD, scope.condition(), AgreementOverview.NO_AMENDMENT);
    }

    private long endingAgreements(Scope scope) {
        return jdbc.sql("select count(*)" + ending(scope))
                .params(now(scope))
                .query(Long.class)
                .single();
    }

    private List<End> ends(Scope scope) {
        return jdbc.sql(
                        """
                        select a.id, a.title, a.last_day, a.last_day - %s as days_left,
                               coalesce((select sum(r.people_admitted) from roster r
                                          where r.agreement_id = a.id and r.status in %s), a.quota, 0) as people,
                               exists (select 1 from agreement s where s.predecessor = a.id
                                          and s.status in ('SIGNED', 'IN_FORCE')) as renewed
                        """
                                        .formatted(TODAY, AgreementOverview.DETERMINED)
                                + ending(scope) + " order by a.last_day, a.quota desc nulls last, a.id limit :most")
                .params(now(scope))
                .param("most", MOST_ENDS)
                .query((row, number) -> new End(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("last_day", LocalDate.class),
                        row.getLong("days_left"),
                        row.getLong("people"),
                        row.getBoolean("renewed")))
                .list();
    }

    private List<Money> money(Scope scope) {
        return jdbc.sql(
                        """
                        select extract(year from l.first_day)::int as year, sum(l.amount) as billed,
                               coalesce(sum((select sum(p.amount) from payment p where p.bill_id = l.id)), 0) as paid
                          from agreement a
                          join bill l on l.agreement_id = a.id and l.status in %s
                         where %s
                         group by 1 order by 1"""
                                .formatted(AgreementOverview.BILLED, scope.condition()))
                .params(scope.parameters())
                .query((row, number) -> new Money(row.getInt("year"), row.getLong("billed"), row.getLong("paid")))
                .list();
    }

    private Map<String, Object> now(Scope scope) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("now", Timestamp.from(clock.instant()));
        return parameters;
    }
}
