package id.payung.roster.sheet;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other: memory does not grow with the file. */
interface Sheet extends Closeable {

    /** What a spreadsheet can hold; a wider row is refused. */
    int MOST_COLUMNS = 16_384;

    /** Characters of one row. No person has as many: a quote was never closed, or one text stands in thousands of cells. */
    int LONGEST_ROW = 1 << 20;

    /** The next row, empty rows included; null after the last. */
    @Nullable
    SheetRow next() throws FileRefused;

    /** How many bytes of the file have been read. */
    long bytesRead();
}
