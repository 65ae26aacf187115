package id.payung.roster.people;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.RosterId;
import id.payung.roster.rule.CheckedRow;
import id.payung.roster.rule.PersonState;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RosterHeader.Heading;
import id.payung.roster.sheet.SheetRow;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cells of rows that must be mended, as they stood in the sheet, sealed. A person's row holds only what could be read;
 * whoever mends it must see what was written.
 */
@Component
public class RowCells {

    private static final int HEADER_ROW = 0;

    // Cells are cleaned of control characters when they are read, so that these two never occur in one.
    private static final String BETWEEN_CELLS = "\u001E";
    private static final String WITHIN_CELL = "\u001F";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final PersonalDataCipher cipher;

    RowCells(JdbcTemplate jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.cipher = cipher;
    }

    /** One row as it stood in the sheet; empty cells are left out. */
    public record Cells(int row, Map<RosterColumn, String> texts) {

        public static Cells of(SheetRow row, RosterHeader header) {
            Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
            for (Heading heading : header.headings()) {
                var text = header.text(row, heading.column());
                if (!text.isEmpty()) {
                    texts.put(heading.column(), text);
                }
            }
            return new Cells(row.number(), texts);
        }

        /** Where it is: nothing of the person. */
        @Override
        public String toString() {
            return "Cells[row=%d]".formatted(row);
        }
    }

    /**
     * Whether more stands in the row than a person's row holds, should it be rejected: by now, or later by a rule that needs
     * more than one row.
     */
    public static boolean areNeeded(CheckedRow row) {
        return row.state() == PersonState.REJECTED || row.has(FindingCode.FAMILY_CARD_INVALID);
    }

    /** Keeps how the sheet heads its columns. */
    public void keep(RosterId roster, RosterHeader header) {
        client.sql(
                        """
                insert into roster_row_cells (roster_id, row_number, key_id, content) values (:roster, :row, :key, :content)
                on conflict (roster_id, row_number) do update set key_id = excluded.key_id, content = excluded.content""")
                .param("roster", roster.value())
                .param("row", HEADER_ROW)
                .param("key", cipher.currentKey())
                .param(
                        "content",
                        cipher.seal(header.headings().stream()
                                .map(heading -> String.join(
                                        WITHIN_CELL,
                                        heading.column().key(),
                                        heading.label(),
                                        heading.letters() == null ? "" : heading.letters()))
                                .collect(Collectors.joining(BETWEEN_CELLS))))
                .update();
    }

    public void keep(RosterId roster, List<Cells> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var numbers = rows.stream().map(Cells::row).toArray(Integer[]::new);
        var contents = rows.stream().map(row -> cipher.seal(text(row.texts()))).toArray(byte[][]::new);
        jdbc.update(
                """
                insert into roster_row_cells (roster_id, row_number, key_id, content)
                select ?, row_number, ?, content from unnest(?, ?) as cells (row_number, content)""",
                statement -> {
                    var connection = statement.getConnection();
                    statement.setObject(1, roster.value(), Types.OTHER);
                    statement.setInt(2, cipher.currentKey());
                    statement.setArray(3, connection.createArrayOf("int4", numbers));
                    statement.setArray(4, connection.createArrayOf("bytea", contents));
                });
    }

    /** Rows that have passed every rule need no mending. */
    public void forgetAllButRejected(RosterId roster) {
        client.sql(
                        """
                delete from roster_row_cells cells
                 where cells.roster_id = :roster and cells.row_number <> :header
                   and not exists (select 1 from roster_person person
                                    where person.roster_id = :roster and person.row_number = cells.row_number
                                      and person.state = 'REJECTED')""")
                .param("roster", roster.value())
                .param("header", HEADER_ROW)
                .update();
    }

    /** How the uploaded sheet headed its columns, in its order; empty where that is not known. */
    public List<Heading> headings(RosterId roster) {
        return client.sql(
                        "select key_id, content from roster_row_cells where roster_id = :roster and row_number = :row")
                .param("roster", roster.value())
                .param("row", HEADER_ROW)
                .query((row, number) -> cipher.open(row.getInt("key_id"), row.getBytes("content")))
                .optional()
                .map(RowCells::headings)
                .orElse(List.of());
    }

    private static List<Heading> headings(String text) {
        return Arrays.stream(text.split(BETWEEN_CELLS))
                .map(heading -> heading.split(WITHIN_CELL, -1))
                .map(parts -> new Heading(
                        RosterColumn.ofKey(parts[0]).orElseThrow(), parts[1], parts[2].isEmpty() ? null : parts[2]))
                .toList();
    }

    private static String text(Map<RosterColumn, String> texts) {
        return texts.entrySet().stream()
                .map(cell -> cell.getKey().key() + WITHIN_CELL + cell.getValue())
                .collect(Collectors.joining(BETWEEN_CELLS));
    }

    /** What {@link #keep} sealed. */
    public Map<RosterColumn, String> opened(int key, byte[] content) {
        Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
        var text = cipher.open(key, content);
        if (!text.isEmpty()) {
            for (String cell : text.split(BETWEEN_CELLS)) {
                int end = cell.indexOf(WITHIN_CELL);
                texts.put(RosterColumn.ofKey(cell.substring(0, end)).orElseThrow(), cell.substring(end + 1));
            }
        }
        return texts;
    }
}
