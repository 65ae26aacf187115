package id.payung.roster.people;

import id.payung.agreement.KnownOccupations;
import id.payung.agreement.Regime;
import id.payung.roster.rule.Occupation;
import id.payung.roster.rule.OccupationList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The occupations there are: a table, so that a regulation can add some without a release. */
@Component
public class Occupations implements KnownOccupations {

    private static final String ADMITTED =
            "(valid_from is null or valid_from <= :day) and (valid_until is null or valid_until >= :day)";

    private final JdbcClient jdbc;

    Occupations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An occupation with the days of cover for which it is admitted: those on which people's cover begins.
     *
     * @param validFrom null: since ever
     * @param validUntil null: for good
     */
    public record Dated(
            String code, String label, Regime regime, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {}

    /** By code, those that are no longer admitted too. */
    public List<Dated> all() {
        return jdbc.sql("select * from occupation order by code")
                .query((row, number) -> new Dated(
                        row.getString("code"),
                        row.getString("label"),
                        Regime.valueOf(row.getString("regime")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    public void put(Dated occupation) {
        jdbc.sql(
                        """
                insert into occupation (code, label, regime, valid_from, valid_until)
                values (:code, :label, :regime, :from, :until)
                on conflict (code) do update
                   set label = excluded.label, valid_from = excluded.valid_from, valid_until = excluded.valid_until""")
                .param("code", occupation.code())
                .param("label", occupation.label())
                .param("regime", occupation.regime().name())
                .param("from", occupation.validFrom(), Types.DATE)
                .param("until", occupation.validUntil(), Types.DATE)
                .update();
    }

    /** For people whose cover begins on that day. */
    public OccupationList on(LocalDate coverageFrom) {
        return new OccupationList(jdbc.sql("select code, label, regime from occupation where " + ADMITTED)
                .param("day", coverageFrom)
                .query(Occupations::occupation)
                .list());
    }

    /** For people whose cover begins on that day, in the order in which a person looks for one. */
    public List<Occupation> of(Regime regime, LocalDate coverageFrom) {
        return jdbc.sql("select code, label, regime from occupation where regime = :regime and " + ADMITTED
                        + " order by lower(label)")
                .param("regime", regime.name())
                .param("day", coverageFrom)
                .query(Occupations::occupation)
                .list();
    }

    private static Occupation occupation(ResultSet row, int number) throws SQLException {
        return new Occupation(row.getString("code"), row.getString("label"), Regime.valueOf(row.getString("regime")));
    }

    @Override
    public boolean isAdmitted(String code, Regime regime, LocalDate coverageFrom) {
        return jdbc.sql("select exists (select 1 from occupation where code = :code and regime = :regime and "
                        + ADMITTED + ")")
                .param("code", code)
                .param("regime", regime.name())
                .param("day", coverageFrom)
                .query(Boolean.class)
                .single();
    }
}
