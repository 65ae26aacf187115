package id.payung.roster.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Comma, semicolon or tab separated text, quotes as in RFC 4180. */
final class CsvSheet implements Sheet {

    /** Columns that count for a separator: fewer than one known header. */
    private static final int MOST_COUNTED = 999;

    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** Excel's own first line. What cannot separate, such as a quote, makes it a line like any other. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "sep=([\\t\\p{P}\\p{S}&&[^\"=\\x{10000}-\\x{10FFFF}]])(?:\\r\\n?|\\n|\\z)", Pattern.CASE_INSENSITIVE);

    private final Width width = new Width();
    private final CsvReader<String[]> reader;
    private final CloseableIterator<String[]> rows;
    private final @Nullable CountedStream bytes;
    private int row;

    private CsvSheet(Reader text, char separator, int rowsBefore, @Nullable CountedStream bytes) {
        this.bytes = bytes;
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                // There are no remarks, and every other character may be asked for as the separator.
                .commentCharacter('\0')
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        StringArrayHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .fieldModifier(width)
                                .maxRecordSize(LONGEST_ROW)
                                .maxFieldSize(LONGEST_ROW)
                                .build(),
                        text);
        this.rows = reader.iterator();
        this.row = rowsBefore;
    }

    /** Sees the cell that is one too many before the reader refuses it, in words that only say it could not go on. */
    private static final class Width implements FieldModifier {

        private boolean exceeded;

        @Override
        public String modify(long startingLineNumber, int fieldIdx, boolean quoted, String field) {
            exceeded |= fieldIdx >= MOST_COLUMNS;
            return field;
        }
    }

    /**
     * @param text positioned at the file's beginning, byte-order mark left out
     * @param beginning the file's first characters, by which the separator is told
     * @param bytes what the text is read from
     * @param aliases names of columns besides those known by themselves
     */
    static CsvSheet open(Reader text, String beginning, CountedStream bytes, HeaderAliases aliases) throws IOException {
        var line = SEPARATOR_LINE.matcher(beginning);
        if (line.lookingAt()) {
            for (int i = 0; i < line.end(); i++) {
                text.read();
            }
            // The line counts as a row, as Excel counts it.
            return new CsvSheet(text, line.group(1).charAt(0), 1, bytes);
        }
        return new CsvSheet(text, separator(beginning, aliases), 0, bytes);
    }

    /** The separator by which most known headers are found in one row; else the one that makes most columns. */
    private static char separator(String beginning, HeaderAliases aliases) {
        char best = SEPARATORS[0];
        int most = -1;
        for (char candidate : SEPARATORS) {
            int score = score(beginning, candidate, aliases);
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    private static int score(String beginning, char candidate, HeaderAliases aliases) {
        int best = 0;
        try (var sheet = new CsvSheet(new StringReader(beginning), candidate, 0, null)) {
            for (int i = 0; i < RosterHeader.SEARCHED_ROWS; i++) {
                var row = sheet.next();
                if (row == null) {
                    break;
                }
                best = Math.max(
                        best,
                        RosterHeader.knownHeaders(row, aliases) * 1000 + Math.min(row.cells().length, MOST_COUNTED));
            }
        } catch (FileRefused e) {
            // The beginning may end within quotes; what was read so far tells enough. Too wide is still wide.
            return e.isTooWide() ? Math.max(best, MOST_COUNTED) : best;
        } catch (IOException e) {
            return best;
        }
        return best;
    }

    @Override
    public @Nullable SheetRow next() throws FileRefused {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            String[] cells = rows.next();
            row++;
            return new SheetRow(row, cells);
        } catch (CsvParseException e) {
            if (width.exceeded) {
                throw FileRefused.tooWide(row + 1);
            }
            if (isOfSize(e)) {
                throw FileRefused.tooLong(row + 1);
            }
            throw FileRefused.variant(FindingCode.FILE_UNREADABLE, "quotes", Integer.toString(row + 1));
        }
    }

    /** The reader tells "maximum buffer size" and "max record size" from quotes in its words only. */
    private static boolean isOfSize(CsvParseException e) {
        var words = e.getMessage();
        return words != null && words.contains(" size ");
    }

    @Override
    public long bytesRead() {
        return bytes == null ? 0 : bytes.bytesRead();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        reader.close();
    }
}
