package id.payung.roster.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * What others say of a roster's people, as a table: the population registry, or the social-security side. Read like a
 * roster, row by row; other columns are not looked at.
 */
public final class ResultFile implements Closeable {

    /** What a column says. The key is the canonical header; aliases are written as {@link HeaderText#normal} makes them. */
    public enum Column {
        NIK("nik", RosterColumn.NIK),
        MEMBER_NUMBER("kpj", RosterColumn.MEMBER_NUMBER),
        OUTCOME("hasil", null, "status", "hasilpendaftaran", "statuspendaftaran", "hasilpemadanan", "statuspemadanan"),
        REASON("keterangan", RosterColumn.NOTE, "alasan", "alasanpenolakan", "keteranganpenolakan");

        private final String key;
        private final List<String> names;

        Column(String key, @Nullable RosterColumn same, String... aliases) {
            this.key = key;
            List<String> all = new ArrayList<>(List.of(key));
            if (same != null) {
                all.addAll(same.names());
            }
            all.addAll(Arrays.asList(aliases));
            this.names = List.copyOf(all);
        }

        public String key() {
            return key;
        }

        static Optional<Column> of(String header) {
            if (header.isEmpty() || header.length() > HeaderText.LONGEST) {
                return Optional.empty();
            }
            var normal = HeaderText.normal(header);
            return Arrays.stream(values())
                    .filter(column -> column.names.contains(normal))
                    .findFirst();
        }
    }

    private final Sheet sheet;
    private final Map<Column, Integer> positions;
    private final Deque<SheetRow> readAhead;
    private final int mostRows;
    private int dataRows;

    private ResultFile(Sheet sheet, Map<Column, Integer> positions, Deque<SheetRow> readAhead, int mostRows) {
        this.sheet = sheet;
        this.positions = positions;
        this.readAhead = readAhead;
        this.mostRows = mostRows;
    }

    /** @throws FileRefused where the file is refused whole */
    public static ResultFile open(InputStreamSource content, Set<Column> required, RosterLimits limits)
            throws FileRefused {
        try {
            FileSurvey survey;
            try (var bytes = content.getInputStream()) {
                survey = FileSurvey.of(bytes, limits.maxBytes());
            }
            var sheet = RosterFile.sheet(content, survey, HeaderAliases.NONE);
            try {
                return open(sheet, required, limits);
            } catch (FileRefused | RuntimeException e) {
                sheet.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResultFile open(Sheet sheet, Set<Column> required, RosterLimits limits) throws FileRefused {
        List<SheetRow> top = new ArrayList<>();
        while (top.size() < RosterHeader.SEARCHED_ROWS) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            top.add(row);
        }
        var header = likeliest(top).orElseThrow(() -> FileRefused.because(FindingCode.FILE_EMPTY));
        var positions = positions(header, required);
        Deque<SheetRow> readAhead = new ArrayDeque<>();
        top.stream().filter(row -> row.number() > header.number()).forEach(readAhead::add);
        return new ResultFile(sheet, positions, readAhead, limits.maxRows());
    }

    private static Optional<SheetRow> likeliest(List<SheetRow> top) {
        Optional<SheetRow> likeliest = Optional.empty();
        long most = -1;
        for (SheetRow row : top) {
            long known = row.isEmpty() ? -1 : known(row);
            if (known > most) {
                likeliest = Optional.of(row);
                most = known;
            }
        }
        return likeliest;
    }

    private static long known(SheetRow row) {
        long known = 0;
        for (int i = 0; i < row.cells().length; i++) {
            known += Column.of(row.cell(i)).isPresent() ? 1 : 0;
        }
        return known;
    }

    private static Map<Column, Integer> positions(SheetRow header, Set<Column> required) throws FileRefused {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<Finding> refused = new ArrayList<>();
        for (int i = 0; i < header.cells().length; i++) {
            var column = Column.of(header.cell(i));
            var first = column.isPresent() ? positions.putIfAbsent(column.get(), i) : null;
            if (column.isPresent() && first != null) {
                refused.add(Finding.ofFile(
                        FindingCode.HEADER_DUPLICATE,
                        null,
                        column.get().key(),
                        CellText.columnLetters(first) + header.number(),
                        CellText.columnLetters(i) + header.number()));
            }
        }
        required.stream()
                .filter(column -> !positions.containsKey(column))
                .sorted()
                .forEach(column -> refused.add(Finding.ofFile(FindingCode.HEADER_MISSING, null, column.key())));
        if (!refused.isEmpty()) {
            throw new FileRefused(refused);
        }
        return positions;
    }

    /**
     * The next row that has text; null after the last.
     *
     * @throws FileRefused where the rows cannot be read on, where there are more than the limit, or none at all
     */
    public @Nullable SheetRow next() throws FileRefused {
        while (true) {
            var row = readAhead.isEmpty() ? sheet.next() : readAhead.poll();
            if (row == null) {
                if (dataRows == 0) {
                    throw FileRefused.variant(FindingCode.FILE_EMPTY, "headerOnly");
                }
                return null;
            }
            if (!row.isEmpty()) {
                if (++dataRows > mostRows) {
                    throw FileRefused.variant(FindingCode.FILE_TOO_LARGE, "rows", Integer.toString(mostRows));
                }
                return row;
            }
        }
    }

    /** The cell's text, cleaned; empty where the table has no such column. */
    public String text(SheetRow row, Column column) {
        var position = positions.get(column);
        return position == null ? "" : row.cell(position);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
