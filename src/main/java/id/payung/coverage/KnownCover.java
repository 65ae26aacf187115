package id.payung.coverage;

import id.payung.roster.ExistingCover;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Tells the roster through which day people are or were covered, some thousand people at a time. */
@Component
class KnownCover implements ExistingCover {

    private final JdbcClient jdbc;

    KnownCover(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Optional<LocalDate>> coveredThrough(List<byte[]> nikIndexes) {
        return jdbc.sql(
                        """
                select (select max(least(c.last_day, e.last_day))
                          from cover_period c left join cover_end e using (agreement_id)
                         where c.nik_index = asked.nik and c.first_day <= least(c.last_day, e.last_day)) as last_day
                  from unnest(:niks) with ordinality as asked (nik, position)
                 order by asked.position""")
                .param("niks", new SqlArrayValue("bytea", (Object[]) nikIndexes.toArray(byte[][]::new)))
                .query((row, number) -> Optional.ofNullable(row.getObject("last_day", LocalDate.class)))
                .list();
    }
}
