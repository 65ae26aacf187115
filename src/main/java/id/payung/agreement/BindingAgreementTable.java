package id.payung.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BindingAgreementTable implements BindingAgreements {

    private final JdbcClient jdbc;

    BindingAgreementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Term> all() {
        return jdbc.sql(
                        """
                select id, municipality, first_day, months, renewable from agreement
                 where status in ('SIGNED', 'IN_FORCE') and kind = 'PKS' order by last_day, id""")
                .query((row, number) -> new Term(
                        new AgreementId(row.getObject("id", UUID.class)),
                        row.getString("municipality"),
                        new CoveragePeriod(row.getObject("first_day", LocalDate.class), row.getInt("months")),
                        row.getBoolean("renewable")))
                .list();
    }
}
