package id.payung.roster.people;

import id.payung.agreement.Regime;
import id.payung.roster.rule.RuleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the rules that regulations change: a table to which rows are only added. */
@Component
public class RuleVersions {

    private final JdbcClient jdbc;

    RuleVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The version for people whose cover begins on that day: the municipality's own before the one for all, the latest that
     * has begun, and of two of one day the one that was set last.
     */
    public RuleVersion on(LocalDate coverageFrom, Regime regime, String municipality) {
        return jdbc.sql(
                        """
                select * from roster_rule
                 where regime = :regime and (municipality is null or municipality = :municipality)
                   and (valid_from is null or valid_from <= :day)
                 order by municipality nulls last, valid_from desc nulls last, id desc limit 1""")
                .param("regime", regime.name())
                .param("municipality", municipality)
                .param("day", coverageFrom)
                .query(RuleVersions::version)
                .single();
    }

    /** Those set last come first. */
    public List<RuleVersion> page(int page, int size) {
        return jdbc.sql("select * from roster_rule order by id desc limit :size offset :offset")
                .param("size", size)
                .param("offset", (long) page * size)
                .query(RuleVersions::version)
                .list();
    }

    /** @param version whose id is not looked at */
    public RuleVersion add(RuleVersion version) {
        return jdbc.sql(
                        """
                insert into roster_rule (regime, municipality, valid_from, min_age, age_limit, longest_gap_months,
                    max_per_family, source, set_by, set_at)
                values (:regime, :municipality, :from, :minAge, :ageLimit, :gap, :family, :source, :by, :at) returning *""")
                .param("regime", version.regime().name())
                .param("municipality", version.municipality(), Types.VARCHAR)
                .param("from", version.validFrom(), Types.DATE)
                .param("minAge", version.minAge())
                .param("ageLimit", version.ageLimit())
                .param("gap", version.longestGapMonths())
                .param("family", version.maxPerFamily(), Types.INTEGER)
                .param("source", version.source())
                .param("by", version.setBy())
                .param("at", Timestamp.from(version.setAt()))
                .query(RuleVersions::version)
                .single();
    }

    private static RuleVersion version(ResultSet row, int number) throws SQLException {
        @Nullable Integer family = row.getObject("max_per_family", Integer.class);
        return new RuleVersion(
                row.getLong("id"),
                Regime.valueOf(row.getString("regime")),
                row.getString("municipality"),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("min_age"),
                row.getInt("age_limit"),
                row.getInt("longest_gap_months"),
                family,
                row.getString("source"),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant());
    }
}
