package id.payung.roster.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of the sheet has which meaning. Title rows above the header are normal: it is searched in the first rows.
 */
public final class RosterHeader {

    /** In how many rows from the top the header is searched. */
    static final int SEARCHED_ROWS = 20;

    /** Unknown columns that are named one by one; the others are counted. */
    private static final int MOST_NAMED = 10;

    /** Unknown headers among which a missing one is searched. */
    private static final int MOST_COMPARED = 200;

    /** A running number, which lists have and nobody needs. */
    private static final Set<String> IGNORED = Set.of("no", "nomor", "nourut", "nomorurut", "urut");

    private final int row;
    private final Map<RosterColumn, Integer> positions;
    private final List<Finding> warnings;

    private RosterHeader(int row, Map<RosterColumn, Integer> positions, List<Finding> warnings) {
        this.row = row;
        this.positions = new EnumMap<>(positions);
        this.warnings = List.copyOf(warnings);
    }

    /** How many cells of the row are headers we know. */
    static int knownHeaders(SheetRow row) {
        int known = 0;
        for (int i = 0; i < row.cells().length; i++) {
            if (HeaderText.column(row.cell(i)).isPresent()) {
                known++;
            }
        }
        return known;
    }

    /** The row that is most like a header: the most known headers, the first of equals; the first row with text if none. */
    static Optional<SheetRow> likeliest(List<SheetRow> top) {
        Optional<SheetRow> likeliest = Optional.empty();
        int most = -1;
        for (SheetRow row : top) {
            int known = row.isEmpty() ? -1 : knownHeaders(row);
            if (known > most) {
                likeliest = Optional.of(row);
                most = known;
            }
        }
        return likeliest;
    }

    /**
     * @param required the columns without which the rows cannot be judged
     * @throws FileRefused naming every required column that is absent, and every meaning claimed twice
     */
    public static RosterHeader of(SheetRow row, Set<RosterColumn> required) throws FileRefused {
        Map<RosterColumn, Integer> positions = new EnumMap<>(RosterColumn.class);
        Map<RosterColumn, Finding> claimedTwice = new EnumMap<>(RosterColumn.class);
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < row.cells().length; i++) {
            var text = row.cell(i);
            var column = HeaderText.column(text);
            if (column.isPresent()) {
                var first = positions.putIfAbsent(column.get(), i);
                if (first != null) {
                    claimedTwice.putIfAbsent(column.get(), duplicate(column.get(), row, first, i));
                }
            } else if (!text.isEmpty() && !IGNORED.contains(HeaderText.normal(text))) {
                unknown.add(i);
            }
        }
        List<Finding> refused = new ArrayList<>(claimedTwice.values());
        var missing = EnumSet.noneOf(RosterColumn.class);
        missing.addAll(required);
        missing.removeAll(positions.keySet());
        missing.forEach(column -> refused.add(missing(column, row, unknown)));
        if (!refused.isEmpty()) {
            throw new FileRefused(refused);
        }
        return new RosterHeader(row.number(), positions, warnings(row, unknown));
    }

    /** Columns in the given order, for rows that come from our own tables and not from a sheet. */
    public static RosterHeader withoutSheet(List<RosterColumn> columns) {
        Map<RosterColumn, Integer> positions = new EnumMap<>(RosterColumn.class);
        columns.forEach(column -> positions.put(column, positions.size()));
        return new RosterHeader(0, positions, List.of());
    }

    private static Finding duplicate(RosterColumn column, SheetRow row, int first, int second) {
        return new Finding(
                0,
                column,
                CellText.columnLetters(second) + row.number(),
                FindingCode.HEADER_DUPLICATE,
                FindingCode.HEADER_DUPLICATE.severity(),
                null,
                List.of(
                        column.key(),
                        CellText.columnLetters(first) + row.number(),
                        CellText.columnLetters(second) + row.number()));
    }

    private static Finding missing(RosterColumn column, SheetRow row, List<Integer> unknown) {
        var nearest = unknown.stream()
                .limit(MOST_COMPARED)
                .filter(i -> isNear(row.cell(i), column))
                .min(Comparator.comparingInt(i -> distance(row.cell(i), column)));
        return new Finding(
                0,
                column,
                null,
                FindingCode.HEADER_MISSING,
                FindingCode.HEADER_MISSING.severity(),
                nearest.isPresent() ? "near" : null,
                nearest.map(i -> List.of(
                                column.key(), CellText.quotable(row.cell(i)), CellText.columnLetters(i) + row.number()))
                        .orElse(List.of(column.key())));
    }

    private static List<Finding> warnings(SheetRow row, List<Integer> unknown) {
        List<Finding> warnings = new ArrayList<>();
        int named = unknown.size() <= MOST_NAMED + 1 ? unknown.size() : MOST_NAMED;
        unknown.subList(0, named).forEach(i -> warnings.add(unknown(row, i)));
        if (named < unknown.size()) {
            warnings.add(Finding.ofFile(
                    FindingCode.HEADER_UNKNOWN,
                    "more",
                    Integer.toString(unknown.size() - named),
                    CellText.columnLetters(unknown.get(named)) + row.number(),
                    CellText.columnLetters(unknown.get(unknown.size() - 1)) + row.number()));
        }
        return warnings;
    }

    private static Finding unknown(SheetRow row, int position) {
        var text = row.cell(position);
        var nearest = Arrays.stream(RosterColumn.values())
                .filter(column -> isNear(text, column))
                .min(Comparator.comparingInt(column -> distance(text, column)));
        return new Finding(
                0,
                null,
                CellText.columnLetters(position) + row.number(),
                FindingCode.HEADER_UNKNOWN,
                FindingCode.HEADER_UNKNOWN.severity(),
                nearest.isPresent() ? "near" : null,
                nearest.map(column -> List.of(CellText.quotable(text), column.key()))
                        .orElse(List.of(CellText.quotable(text))));
    }

    private static boolean isNear(String header, RosterColumn column) {
        if (header.length() > HeaderText.LONGEST) {
            return false;
        }
        return distance(header, column) <= HeaderText.tolerance(HeaderText.normal(header))
                || HeaderText.normal(header).contains(column.names().get(0));
    }

    private static int distance(String header, RosterColumn column) {
        var normal = HeaderText.normal(header);
        int limit = normal.length();
        return column.names().stream()
                .mapToInt(name -> HeaderText.distance(normal, name, limit))
                .min()
                .orElseThrow();
    }

    int row() {
        return row;
    }

    /** Columns nobody knows, whose data is ignored. */
    public List<Finding> warnings() {
        return warnings;
    }

    public boolean has(RosterColumn column) {
        return positions.containsKey(column);
    }

    /** The cell's text, cleaned; empty where the sheet has no such column. */
    public String text(SheetRow row, RosterColumn column) {
        var position = positions.get(column);
        return position == null ? "" : row.cell(position);
    }

    /** The column as the spreadsheet calls it; null where there is no such column, or no sheet. */
    @Nullable
    public String letters(RosterColumn column) {
        var position = positions.get(column);
        return position == null || row == 0 ? null : CellText.columnLetters(position);
    }

    /** The cell as the spreadsheet calls it; null where the sheet has no such column. */
    @Nullable
    public String cell(SheetRow row, RosterColumn column) {
        var letters = letters(column);
        return letters == null ? null : letters + row.number();
    }
}
