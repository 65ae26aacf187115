package id.payung.roster.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * An uploaded file, opened: its header found, its rows ready to be read once. The content can be opened several times; no
 * copy of it is made.
 */
public final class RosterFile implements RowSource, Closeable {

    /** The name of a findings workbook's sheet of people: another sheet stands before it, and this is the one to read. */
    public static final String SHEET_TO_MEND = "Perlu diperbaiki";

    private static final int BEGINNING = 1 << 16;

    private final FileSurvey survey;
    private final Sheet sheet;
    private final RosterHeader header;
    private final Deque<SheetRow> readAhead;
    private final RosterLimits limits;
    private int dataRows;
    private int emptyRows;
    private boolean emptied;

    private RosterFile(
            FileSurvey survey, Sheet sheet, RosterHeader header, Deque<SheetRow> readAhead, RosterLimits limits) {
        this.survey = survey;
        this.sheet = sheet;
        this.header = header;
        this.readAhead = readAhead;
        this.limits = limits;
    }

    /** As {@link #open(InputStreamSource, Set, HeaderAliases, RosterLimits)}, by the names that are known by themselves. */
    public static RosterFile open(InputStreamSource content, Set<RosterColumn> required, RosterLimits limits)
            throws FileRefused {
        return open(content, required, HeaderAliases.NONE, limits);
    }

    /**
     * @param required the columns without which the rows cannot be judged
     * @param aliases names of columns besides those known by themselves
     * @throws FileRefused where the file is refused whole
     */
    public static RosterFile open(
            InputStreamSource content, Set<RosterColumn> required, HeaderAliases aliases, RosterLimits limits)
            throws FileRefused {
        try {
            FileSurvey survey;
            try (var bytes = content.getInputStream()) {
                survey = FileSurvey.of(bytes, limits.maxBytes());
            }
            var sheet = sheet(content, survey, aliases);
            try {
                return open(survey, sheet, required, aliases, limits);
            } catch (FileRefused | RuntimeException e) {
                sheet.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sheet sheet(InputStreamSource content, FileSurvey survey, HeaderAliases aliases)
            throws IOException, FileRefused {
        if (survey.zip() != null) {
            return XlsxSheet.open(content, survey.zip(), survey.size());
        }
        var bytes = new CountedStream(content.getInputStream());
        try {
            return CsvSheet.open(text(bytes, survey), beginning(content, survey), bytes, aliases);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static RosterFile open(
            FileSurvey survey, Sheet sheet, Set<RosterColumn> required, HeaderAliases aliases, RosterLimits limits)
            throws FileRefused {
        List<SheetRow> top = new ArrayList<>();
        while (top.size() < RosterHeader.SEARCHED_ROWS) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            top.add(row);
        }
        var headerRow =
                RosterHeader.likeliest(top, aliases).orElseThrow(() -> FileRefused.because(FindingCode.FILE_EMPTY));
        var header = RosterHeader.of(headerRow, required, aliases);
        Deque<SheetRow> readAhead = new ArrayDeque<>();
        top.stream().filter(row -> row.number() > headerRow.number()).forEach(readAhead::add);
        return new RosterFile(survey, sheet, header, readAhead, limits);
    }

    private static BufferedReader text(InputStream content, FileSurvey survey) throws IOException {
        var bytes = new BufferedInputStream(content, 1 << 16);
        bytes.skipNBytes(survey.textFrom());
        return new BufferedReader(new InputStreamReader(
                bytes,
                survey.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    private static String beginning(InputStreamSource content, FileSurvey survey) throws IOException {
        try (var text = text(content.getInputStream(), survey)) {
            char[] characters = new char[BEGINNING];
            int length = 0;
            for (int read = text.read(characters); read > 0; read = text.read(characters, length, BEGINNING - length)) {
                length += read;
            }
            return new String(characters, 0, length);
        }
    }

    @Override
    public RosterHeader header() {
        return header;
    }

    /** By which the same file is recognised. */
    public String sha256() {
        return survey.sha256();
    }

    @Override
    public List<Finding> warnings() {
        List<Finding> warnings = new ArrayList<>(header.warnings());
        if (survey.assumed()) {
            warnings.add(Finding.ofFile(FindingCode.FILE_ENCODING_ASSUMED, null));
        }
        return warnings;
    }

    /**
     * @throws FileRefused where the text cannot be read on, where there are more rows than the limit, or no row at all
     */
    @Override
    public @Nullable SheetRow next() throws FileRefused {
        while (true) {
            var row = readOn();
            if (row == null) {
                if (dataRows == 0 && !emptied) {
                    throw FileRefused.variant(FindingCode.FILE_EMPTY, "headerOnly");
                }
                return null;
            }
            if (row.isEmpty() || header.isEmptied(row)) {
                emptied |= !row.isEmpty();
                emptyRows++;
                stopIfInterrupted();
                continue;
            }
            countDataRow();
            return row;
        }
    }

    /** A file may be a quarter of a gigabyte of line ends: nobody need wait for the last of them. */
    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new UncheckedIOException(new InterruptedIOException("Nobody waits for the rows any more"));
        }
    }

    private @Nullable SheetRow readOn() throws FileRefused {
        return readAhead.isEmpty() ? sheet.next() : readAhead.poll();
    }

    private void countDataRow() throws FileRefused {
        if (++dataRows > limits.maxRows()) {
            throw FileRefused.variant(FindingCode.FILE_TOO_LARGE, "rows", Integer.toString(limits.maxRows()));
        }
    }

    /** Hears whose rows the file has. */
    public interface ReferenceReader {

        /**
         * @param row the sheet's own number
         * @param reference empty where the row does not say whose it is
         * @param emptied whether nothing else is left of the row
         */
        void row(int row, String reference, boolean emptied) throws FileRefused;
    }

    /**
     * Reads the whole file for its references alone; for the rows themselves it is opened once more.
     *
     * @throws FileRefused as {@link #next}
     */
    public void eachReference(ReferenceReader reader) throws FileRefused {
        for (var row = readOn(); row != null; row = readOn()) {
            if (!row.isEmpty()) {
                countDataRow();
                reader.row(row.number(), header.reference(row), header.isEmptied(row));
            }
        }
    }

    @Override
    public boolean mayBeReadAhead() {
        return true;
    }

    /** How much of the file has been read, in percent. */
    public int percentRead() {
        return (int) (100 * sheet.bytesRead() / Math.max(1, survey.size()));
    }

    /** Rows without any text below the header, so far. */
    int emptyRows() {
        return emptyRows;
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
