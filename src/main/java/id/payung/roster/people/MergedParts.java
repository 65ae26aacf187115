package id.payung.roster.people;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.RosterId;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.SheetRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of all parts of a roster as one list, numbered anew from 1. Nobody changes a part while its roster is checked. */
final class MergedParts implements RowSource {

    private static final int PAGE = 5_000;

    private final JdbcClient jdbc;
    private final StoredCells cells;
    private final RosterId roster;
    private final RosterHeader header = RosterHeader.withoutSheet(StoredCells.COLUMNS);
    private final Deque<Row> page = new ArrayDeque<>();
    private String lastWard = "";
    private int lastRow;
    private int number;

    MergedParts(JdbcClient jdbc, PersonalDataCipher cipher, RosterId roster) {
        this.jdbc = jdbc;
        this.cells = new StoredCells(cipher);
        this.roster = roster;
    }

    private record Row(String ward, int row, String[] cells) {}

    @Override
    public RosterHeader header() {
        return header;
    }

    @Override
    public List<Finding> warnings() {
        return List.of();
    }

    @Override
    public @Nullable SheetRow next() {
        if (page.isEmpty()) {
            page.addAll(nextPage());
        }
        var row = page.poll();
        if (row == null) {
            return null;
        }
        lastWard = row.ward();
        lastRow = row.row();
        number++;
        return new SheetRow(number, row.cells());
    }

    private List<Row> nextPage() {
        return jdbc.sql(
                        """
                select part.area_code as ward, p.* from roster_part part join roster_part_person p on p.part_id = part.id
                 where part.roster_id = :roster and (part.area_code, p.row_number) > (:ward, :row)
                 order by %s limit :size"""
                                .formatted(WardParts.ORDER))
                .param("roster", roster.value())
                .param("ward", lastWard)
                .param("row", lastRow)
                .param("size", PAGE)
                .query(this::row)
                .list();
    }

    private Row row(ResultSet found, int index) throws SQLException {
        var texts = cells.of(found);
        return new Row(
                found.getString("ward"),
                found.getInt("row_number"),
                StoredCells.COLUMNS.stream()
                        .map(column -> texts.getOrDefault(column, ""))
                        .toArray(String[]::new));
    }
}
