package id.payung.roster.people;

import id.payung.roster.sheet.HeaderAliases;
import id.payung.roster.sheet.RosterColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Other names of columns, as operators entered them. */
@Component
public class HeaderAliasTable {

    private final JdbcClient jdbc;

    HeaderAliasTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param alias as headers are compared
     * @param column the column's key
     */
    public record Alias(String alias, String column, String setBy, Instant setAt) {}

    public List<Alias> all() {
        return jdbc.sql("select * from header_alias order by column_key, alias")
                .query(HeaderAliasTable::alias)
                .list();
    }

    /** For reading one file: what is entered meanwhile holds for the next. */
    public HeaderAliases current() {
        Map<String, RosterColumn> columns = new HashMap<>();
        all().forEach(alias ->
                RosterColumn.ofKey(alias.column()).ifPresent(column -> columns.put(alias.alias(), column)));
        return normal -> Optional.ofNullable(columns.get(normal));
    }

    public Optional<Alias> find(String alias) {
        return jdbc.sql("select * from header_alias where alias = :alias for update")
                .param("alias", alias)
                .query(HeaderAliasTable::alias)
                .optional();
    }

    public void put(Alias alias) {
        jdbc.sql(
                        """
                insert into header_alias (alias, column_key, set_by, set_at) values (:alias, :column, :by, :at)
                on conflict (alias) do update
                   set column_key = excluded.column_key, set_by = excluded.set_by, set_at = excluded.set_at""")
                .param("alias", alias.alias())
                .param("column", alias.column())
                .param("by", alias.setBy())
                .param("at", Timestamp.from(alias.setAt()))
                .update();
    }

    public void remove(String alias) {
        jdbc.sql("delete from header_alias where alias = :alias")
                .param("alias", alias)
                .update();
    }

    private static Alias alias(ResultSet row, int number) throws SQLException {
        return new Alias(
                row.getString("alias"),
                row.getString("column_key"),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant());
    }
}
