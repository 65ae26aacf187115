package id.payung.roster.people;

import id.payung.agreement.KnownOccupations;
import id.payung.agreement.Regime;
import id.payung.roster.rule.Occupation;
import id.payung.roster.rule.OccupationList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The occupations there are: a table, so that a regulation can add some without a release. */
@Component
public class Occupations implements KnownOccupations {

    private final JdbcClient jdbc;

    Occupations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public OccupationList all() {
        return new OccupationList(jdbc.sql("select code, label, regime from occupation")
                .query(Occupations::occupation)
                .list());
    }

    /** In the order in which a person looks for one. */
    public List<Occupation> of(Regime regime) {
        return jdbc.sql("select code, label, regime from occupation where regime = :regime order by lower(label)")
                .param("regime", regime.name())
                .query(Occupations::occupation)
                .list();
    }

    private static Occupation occupation(ResultSet row, int number) throws SQLException {
        return new Occupation(row.getString("code"), row.getString("label"), Regime.valueOf(row.getString("regime")));
    }

    @Override
    public boolean isKnown(String code, Regime regime) {
        return jdbc.sql("select exists (select 1 from occupation where code = :code and regime = :regime)")
                .param("code", code)
                .param("regime", regime.name())
                .query(Boolean.class)
                .single();
    }
}
