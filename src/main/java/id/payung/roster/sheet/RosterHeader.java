package id.payung.roster.sheet;

import id.payung.platform.SpreadsheetText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

    /**
     * The technical column of a findings workbook, in which each row says whose row it is. It is in no template: nobody fills
     * it in.
     */
    public static final String REFERENCE = "payung_baris";

    private static final String NORMAL_REFERENCE = HeaderText.normal(REFERENCE);
    private static final int NONE = -1;

    private final int row;
    private final Map<RosterColumn, Integer> positions;
    private final Map<RosterColumn, Heading> headings;
    private final int reference;
    private final List<Finding> warnings;

    private RosterHeader(int row, List<Heading> headings, List<Integer> at, int reference, List<Finding> warnings) {
        this.row = row;
        this.positions = new EnumMap<>(RosterColumn.class);
        this.headings = new EnumMap<>(RosterColumn.class);
        for (int i = 0; i < headings.size(); i++) {
            this.positions.put(headings.get(i).column(), at.get(i));
            this.headings.put(headings.get(i).column(), headings.get(i));
        }
        this.reference = reference;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * One column as the sheet heads it.
     *
     * @param label what stands there
     * @param letters the column as the spreadsheet calls it; null where there is no sheet
     */
    public record Heading(RosterColumn column, String label, @Nullable String letters) {}

    /** How many cells of the row are headers we know. */
    static int knownHeaders(SheetRow row, HeaderAliases aliases) {
        int known = 0;
        for (int i = 0; i < row.cells().length; i++) {
            if (HeaderText.column(row.cell(i), aliases).isPresent()) {
                known++;
            }
        }
        return known;
    }

    /** The row that is most like a header: the most known headers, the first of equals; the first row with text if none. */
    static Optional<SheetRow> likeliest(List<SheetRow> top, HeaderAliases aliases) {
        Optional<SheetRow> likeliest = Optional.empty();
        int most = -1;
        for (SheetRow row : top) {
            int known = row.isEmpty() ? -1 : knownHeaders(row, aliases);
            if (known > most) {
                likeliest = Optional.of(row);
                most = known;
            }
        }
        return likeliest;
    }

    /**
     * @param required the columns without which the rows cannot be judged
     * @param aliases names of columns besides those known by themselves
     * @throws FileRefused naming every required column that is absent, and every meaning claimed twice
     */
    public static RosterHeader of(SheetRow row, Set<RosterColumn> required, HeaderAliases aliases) throws FileRefused {
        Map<RosterColumn, Integer> positions = new EnumMap<>(RosterColumn.class);
        Map<RosterColumn, Finding> claimedTwice = new EnumMap<>(RosterColumn.class);
        List<Integer> unknown = new ArrayList<>();
        int reference = NONE;
        for (int i = 0; i < row.cells().length; i++) {
            var text = row.cell(i);
            var column = HeaderText.column(text, aliases);
            if (reference == NONE && isReference(text)) {
                reference = i;
            } else if (column.isPresent()) {
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
        List<Heading> headings = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        positions.forEach((column, position) -> {
            headings.add(new Heading(column, row.cell(position), CellText.columnLetters(position)));
            at.add(position);
        });
        return new RosterHeader(row.number(), headings, at, reference, warnings(row, unknown));
    }

    /** Columns in the given order, for rows that come from our own tables and not from a sheet. */
    public static RosterHeader withoutSheet(List<RosterColumn> columns) {
        return of(columns.stream()
                .map(column -> new Heading(column, column.key(), null))
                .toList());
    }

    /** For rows whose cells lie in the order of the headings, whatever the sheet was in which they stood. */
    public static RosterHeader of(List<Heading> headings) {
        return new RosterHeader(
                0, headings, IntStream.range(0, headings.size()).boxed().toList(), NONE, List.of());
    }

    /** Whether the header has a meaning that is no column's: nobody may give it another. */
    public static boolean isReserved(String header) {
        return isReference(header) || IGNORED.contains(HeaderText.normal(header));
    }

    private static boolean isReference(String text) {
        return text.length() <= HeaderText.LONGEST && HeaderText.normal(text).equals(NORMAL_REFERENCE);
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

    /** The known columns in the order of the sheet. */
    public List<Heading> headings() {
        return positions.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(place -> Objects.requireNonNull(headings.get(place.getKey())))
                .toList();
    }

    /** Whether the rows say whose rows they are: the sheet is a findings workbook's. */
    public boolean hasReferences() {
        return reference != NONE;
    }

    /** Whose row it is, as it is written there; empty where the row does not say. */
    public String reference(SheetRow row) {
        return row.cell(reference);
    }

    /** Whether nothing is left of the row but whose it is. */
    boolean isEmptied(SheetRow row) {
        return hasReferences()
                && positions.values().stream()
                        .allMatch(position -> row.cell(position).isEmpty());
    }

    /** The cell's text, cleaned; empty where the sheet has no such column. */
    public String text(SheetRow row, RosterColumn column) {
        var position = positions.get(column);
        if (position == null) {
            return "";
        }
        var text = row.cell(position);
        return hasReferences() ? SpreadsheetText.unguarded(text) : text;
    }

    /** The column as the spreadsheet calls it; null where there is no such column, or no sheet. */
    @Nullable
    public String letters(RosterColumn column) {
        var heading = headings.get(column);
        return heading == null ? null : heading.letters();
    }

    /** The cell as the spreadsheet calls it; null where the sheet has no such column. */
    @Nullable
    public String cell(SheetRow row, RosterColumn column) {
        var letters = letters(column);
        return letters == null ? null : letters + row.number();
    }
}
