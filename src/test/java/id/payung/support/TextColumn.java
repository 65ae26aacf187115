package id.payung.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A column that could hold text, also as bytes. */
public record TextColumn(String table, String name, boolean bytes) {

    /** All of the engine's, and all of ours. */
    public static List<TextColumn> all(JdbcClient jdbc) {
        var columns = jdbc.sql(
                        """
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as place, quote_ident(a.attname) as name,
                       t.typname = 'bytea' as bytes
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                  join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'payung')
                  join pg_type t on t.oid = a.atttypid
                 where a.attnum > 0 and not a.attisdropped
                   and (t.typcategory in ('S', 'A', 'N') or t.typname in ('bytea', 'json', 'jsonb', 'xml'))""")
                .query((row, number) ->
                        new TextColumn(row.getString("place"), row.getString("name"), row.getBoolean("bytes")))
                .list();
        assertThat(columns)
                .extracting(TextColumn::table)
                .contains("public.act_hi_varinst", "payung.journal", "payung.document");
        return columns;
    }

    /** As an expression of SQL. */
    public String asText() {
        return bytes ? "encode(%s, 'escape')".formatted(name) : name + "::text";
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
