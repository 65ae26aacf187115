package id.payung.roster.people;

import id.payung.roster.RosterId;
import java.util.BitSet;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a roster that may be mended, and room for mended ones in their place. */
@Component
public class RowsToMend {

    private final JdbcClient jdbc;

    RowsToMend(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param all every row's number
     * @param open those that were rejected
     */
    public record Numbers(BitSet all, BitSet open) {}

    public Numbers of(RosterId roster) {
        var all = new BitSet();
        var open = new BitSet();
        RowCallbackHandler see = row -> {
            all.set(row.getInt("row_number"));
            open.set(row.getInt("row_number"), row.getBoolean("open"));
        };
        jdbc.sql("select row_number, state = 'REJECTED' as open from roster_person where roster_id = :roster")
                .param("roster", roster.value())
                .query(see);
        return new Numbers(all, open);
    }

    /**
     * Makes room, in the transaction around it: what was there of these rows goes, and {@link PeopleTables#MENDED} judges
     * nothing but them. What was said of the file before goes too, but not what is true of the rows that stay.
     *
     * @param mended numbers of rows that are rejected
     * @param last the last row's number
     * @param added how many rows come after it
     */
    public void makeRoom(RosterId roster, BitSet mended, int last, int added) {
        jdbc.sql("create temporary table mended_row (row_number integer primary key) on commit drop")
                .update();
        jdbc.sql("insert into mended_row select unnest(:mended)")
                .param("mended", mended.stream().boxed().toArray(Integer[]::new))
                .update();
        for (String table : new String[] {"roster_person", "roster_finding", "roster_row_cells"}) {
            jdbc.sql(
                            "delete from %s old using mended_row m where old.roster_id = :roster and old.row_number = m.row_number"
                                    .formatted(table))
                    .param("roster", roster.value())
                    .update();
        }
        jdbc.sql(
                        """
                delete from roster_finding
                 where roster_id = :roster and row_number = 0 and code <> 'NIK_COLUMN_DAMAGED'""")
                .param("roster", roster.value())
                .update();
        jdbc.sql("insert into mended_row select generate_series(:from, :to)")
                .param("from", last + 1)
                .param("to", last + added)
                .update();
    }

    /** Where the same is true of the mended rows as of those that stayed, it is said once. */
    public void tellOnce(RosterId roster) {
        jdbc.sql(
                        """
                delete from roster_finding told
                 where told.roster_id = :roster and told.row_number = 0
                   and exists (select 1 from roster_finding again
                                where again.roster_id = :roster and again.row_number = 0 and again.id < told.id
                                  and again.code = told.code and again.arguments = told.arguments
                                  and again.variant is not distinct from told.variant)""")
                .param("roster", roster.value())
                .update();
    }
}
