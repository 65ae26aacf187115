package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.agreement.Regime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Target against realised of an umbrella, segment by segment and year by year. All agreements under it count, whoever signed
 * them; {@code docs/figures.md} defines each figure.
 */
@Component
public class UmbrellaFigures {

    /** Signed by both sides, whatever became of them later. */
    private static final String SIGNED = "('SIGNED', 'IN_FORCE', 'ENDED', 'RENEWED', 'LAPSED', 'TERMINATED')";

    private final JdbcClient jdbc;
    private final Clock clock;

    UmbrellaFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was reached in one year. */
    public record Year(int year, long agreements, long quota, long people, long covered) {}

    /**
     * @param segment and {@code regime}, {@code target}: null for agreements that belong to no segment
     * @param agreements signed and not over
     * @param quota places in these
     * @param people on their rosters determined by decree
     * @param covered today, each once
     * @param years in which agreements run or ran, the earliest first
     */
    public record Realised(
            @Nullable String segment,
            @Nullable Regime regime,
            List<Programme> programs,
            @Nullable Integer target,
            long agreements,
            long quota,
            long people,
            long covered,
            List<Year> years) {

        /** Whole percent of the target that is covered today; null where there is none. */
        public @Nullable Long percent() {
            return target == null ? null : covered * 100 / target;
        }
    }

    private record YearOf(@Nullable String segment, Year year) {}

    /** In the order in which the parties wrote the segments; what belongs to none comes last, and only where there is any. */
    @Transactional(readOnly = true)
    public List<Realised> of(AgreementId umbrella) {
        Map<String, List<Year>> years = years(umbrella).stream()
                .collect(Collectors.groupingBy(
                        of -> of.segment() == null ? "" : of.segment(),
                        Collectors.mapping(YearOf::year, Collectors.toList())));
        return jdbc.sql(
                        """
                        with under as (
                            select a.id, a.municipality, a.quota, s.segment, a.status in ('SIGNED', 'IN_FORCE') as runs
                              from agreement a
                              left join umbrella_segment s on s.agreement_id = a.parent and s.segment = a.segment
                             where a.parent = :umbrella and a.kind = 'PKS' and a.status in %1$s),
                        asked as (
                            select position, segment, regime, programs, target from umbrella_segment
                             where agreement_id = :umbrella
                            union all
                            select 1000, null, null, '{}', null
                             where exists (select 1 from under where segment is null))
                        select k.segment, k.regime, k.programs, k.target,
                               (select count(*) from under u
                                 where u.runs and u.segment is not distinct from k.segment) as agreements,
                               (select coalesce(sum(u.quota), 0) from under u
                                 where u.runs and u.segment is not distinct from k.segment) as quota,
                               (select coalesce(sum(r.people_admitted), 0) from under u join roster r on r.agreement_id = u.id
                                 where u.runs and u.segment is not distinct from k.segment and r.status in %2$s) as people,
                               (select count(distinct c.nik_index) from under u
                                  join municipality m on m.id = u.municipality
                                  join cover_period c on c.agreement_id = u.id
                                 where u.segment is not distinct from k.segment and %3$s) as covered
                          from asked k order by k.position"""
                                .formatted(SIGNED, AgreementOverview.DETERMINED, AgreementOverview.COVERED_TODAY))
                .param("umbrella", umbrella.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> realised(row, years))
                .list();
    }

    private static Realised realised(ResultSet row, Map<String, List<Year>> years) throws SQLException {
        var segment = row.getString("segment");
        var regime = row.getString("regime");
        return new Realised(
                segment,
                regime == null ? null : Regime.valueOf(regime),
                Arrays.stream((String[]) row.getArray("programs").getArray())
                        .map(Programme::valueOf)
                        .sorted()
                        .toList(),
                row.getObject("target", Integer.class),
                row.getLong("agreements"),
                row.getLong("quota"),
                row.getLong("people"),
                row.getLong("covered"),
                years.getOrDefault(segment == null ? "" : segment, List.of()));
    }

    private List<YearOf> years(AgreementId umbrella) {
        return jdbc.sql(
                        """
                        with under as (
                            select a.id, a.quota, s.segment, y.year
                              from agreement a
                              left join umbrella_segment s on s.agreement_id = a.parent and s.segment = a.segment
                              cross join lateral generate_series(extract(year from a.first_day)::int,
                                  extract(year from coalesce(a.terminated_on, a.last_day))::int) as y (year)
                             where a.parent = :umbrella and a.kind = 'PKS' and a.status in %1$s)
                        select u.segment, u.year, count(*) as agreements, coalesce(sum(u.quota), 0) as quota,
                               coalesce(sum((select sum(r.people_admitted) from roster r
                                              where r.agreement_id = u.id and r.status in %2$s)), 0) as people,
                               (select count(distinct c.nik_index) from under o join cover_period c on c.agreement_id = o.id
                                 where o.segment is not distinct from u.segment and o.year = u.year
                                   and c.first_day <= make_date(u.year, 12, 31)
                                   and least(c.last_day, coalesce((select min(e.last_day) from cover_end e
                                                                    where e.agreement_id = o.id), c.last_day))
                                       >= greatest(c.first_day, make_date(u.year, 1, 1))) as covered
                          from under u group by u.segment, u.year order by u.year"""
                                .formatted(SIGNED, AgreementOverview.DETERMINED))
                .param("umbrella", umbrella.value())
                .query((row, number) -> new YearOf(
                        row.getString("segment"),
                        new Year(
                                row.getInt("year"),
                                row.getLong("agreements"),
                                row.getLong("quota"),
                                row.getLong("people"),
                                row.getLong("covered"))))
                .list();
    }
}
