package id.payung.roster.people;

import id.payung.roster.RosterId;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.Severity;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The findings as they were written, in the order of the sheet. */
@Component
public class FindingRecords {

    private static final String COLUMNS =
            "select row_number, column_key, cell, code, severity, variant, arguments from {findings} where roster_id = :roster";

    private final JdbcClient jdbc;

    FindingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All findings, those about the file first. */
    public List<Finding> page(RosterId roster, long offset, int size) {
        return jdbc.sql(PeopleTables.STORED.in(COLUMNS + " order by row_number, id limit :size offset :offset"))
                .param("roster", roster.value())
                .param("size", size)
                .param("offset", offset)
                .query(FindingRecords::finding)
                .list();
    }

    /** The first findings about rows. */
    public List<Finding> aboutRows(PeopleTables tables, RosterId roster, int most) {
        return jdbc.sql(tables.in(COLUMNS + " and row_number > 0 order by row_number, id limit :most"))
                .param("roster", roster.value())
                .param("most", most)
                .query(FindingRecords::finding)
                .list();
    }

    public List<Finding> aboutFile(RosterId roster) {
        return jdbc.sql(PeopleTables.STORED.in(COLUMNS + " and row_number = 0 order by id"))
                .param("roster", roster.value())
                .query(FindingRecords::finding)
                .list();
    }

    /** All findings of some rows, in the order of the sheet. */
    public List<Finding> ofRows(RosterId roster, List<Integer> rows) {
        return jdbc.sql(PeopleTables.STORED.in(COLUMNS + " and row_number = any(:rows) order by row_number, id"))
                .param("roster", roster.value())
                .param("rows", rows.toArray(Integer[]::new))
                .query(FindingRecords::finding)
                .list();
    }

    /** Of every code that rows have, the first finding. */
    public List<Finding> firstOfEach(RosterId roster) {
        return jdbc.sql(PeopleTables.STORED.in(COLUMNS.replace("select", "select distinct on (code)")
                        + " and row_number > 0 order by code, row_number, id"))
                .param("roster", roster.value())
                .query(FindingRecords::finding)
                .list();
    }

    public int count(RosterId roster) {
        return jdbc.sql("select count(*) from roster_finding where roster_id = :roster")
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
    }

    /** All findings of a ward's upload, those about the file first. */
    public List<Finding> pageOfPart(UUID part, long offset, int size) {
        return jdbc.sql(
                        """
                select row_number, column_key, cell, code, severity, variant, arguments from roster_part_finding
                 where part_id = :part order by row_number, id limit :size offset :offset""")
                .param("part", part)
                .param("size", size)
                .param("offset", offset)
                .query(FindingRecords::finding)
                .list();
    }

    public int countOfPart(UUID part) {
        return jdbc.sql("select count(*) from roster_part_finding where part_id = :part")
                .param("part", part)
                .query(Integer.class)
                .single();
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        Array arguments = row.getArray("arguments");
        var column = row.getString("column_key");
        return new Finding(
                row.getInt("row_number"),
                column == null ? null : RosterColumn.ofKey(column).orElseThrow(),
                row.getString("cell"),
                FindingCode.valueOf(row.getString("code")),
                Severity.valueOf(row.getString("severity")),
                row.getString("variant"),
                List.of((String[]) arguments.getArray()));
    }
}
