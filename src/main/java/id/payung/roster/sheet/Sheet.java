package id.payung.roster.sheet;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other: memory does not grow with the file. */
interface Sheet extends Closeable {

    /** What a spreadsheet can hold; a wider row is refused. */
    int MOST_COLUMNS = 16_384;

    /** The next row, empty rows included; null after the last. */
    @Nullable
    SheetRow next() throws FileRefused;

    /** How many bytes of the file have been read. */
    long bytesRead();
}
