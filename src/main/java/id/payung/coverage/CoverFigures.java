package id.payung.coverage;

import id.payung.agreement.AgreementId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many people agreements cover, for overviews. */
@Component
public class CoverFigures {

    private final JdbcClient jdbc;

    CoverFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** People covered on that day, by agreement; agreements that cover nobody then are not in the map. */
    public Map<AgreementId, Integer> covered(Collection<AgreementId> agreements, LocalDate day) {
        Map<AgreementId, Integer> people = new HashMap<>();
        if (agreements.isEmpty()) {
            return people;
        }
        jdbc.sql(
                        """
                select c.agreement_id, count(*) as people
                  from cover_period c left join cover_end e using (agreement_id)
                 where c.agreement_id in (:agreements) and c.last_day >= :day and c.first_day <= :day
                   and (e.last_day is null or e.last_day >= :day)
                 group by c.agreement_id""")
                .param("agreements", agreements.stream().map(AgreementId::value).toList())
                .param("day", day)
                .query((row, number) ->
                        people.put(new AgreementId(row.getObject("agreement_id", UUID.class)), row.getInt("people")))
                .list();
        return people;
    }
}
