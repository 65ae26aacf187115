package id.payung.roster.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * One part of a zip file, inflated while it is read. Bytes are counted and not believed: a part that grows out of all
 * proportion, a text that never ends and a checksum that disagrees are refused where they are met.
 */
final class PackedPart extends InputStream {

    /** Bytes between two tags; a cell holds at most 32,767 characters. */
    static final int LONGEST_TEXT = 1 << 20;

    /** Sheets inflate to ten or thirty times their packed size, empty formatted ones to a hundred. */
    static final int MOST_GROWTH = 200;

    /** Up to here any growth is harmless. */
    static final long HARMLESS = 64L << 20;

    private static final int BUFFER = 1 << 15;

    private final ZipDirectory.SourceStream source;
    private final ZipDirectory.Part part;
    private final long mostBytes;
    private final @Nullable Inflater inflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private long packedRead;
    private long inflated;
    private long sinceTag;
    private boolean ended;
    private @Nullable FileRefused refusal;

    PackedPart(ZipDirectory.SourceStream source, ZipDirectory.Part part, long mostBytes) {
        this.source = source;
        this.part = part;
        this.mostBytes = mostBytes;
        this.inflater = part.deflated() ? new Inflater(true) : null;
    }

    /** Thrown to whoever reads, who passes it on in a wrapping of their own; {@link #refusal} tells the reason. */
    private static final class PartRefused extends IOException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    /** Why this part is refused; null where nothing speaks against what has been read. */
    @Nullable
    FileRefused refusal() {
        return refusal;
    }

    /** Whether more characters came without a tag than a cell can hold. */
    boolean isTextTooLong() {
        return sinceTag > LONGEST_TEXT;
    }

    /** Whether the file could not be had, through no fault of its own. */
    boolean sourceFailed() {
        return source.hasFailed();
    }

    /** Between 0 and 1. */
    double share() {
        return part.packed() == 0 ? 1 : Math.min(1, (double) packedRead / part.packed());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int some = inflater == null ? copy(into, from, length) : inflate(inflater, into, from, length);
        if (some < 0) {
            ended = true;
            if ((int) checksum.getValue() != part.checksum()) {
                throw refuse(FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook"));
            }
            return -1;
        }
        checksum.update(into, from, some);
        inflated += some;
        if (inflated > mostBytes || (inflated > HARMLESS && inflated > MOST_GROWTH * packedRead)) {
            throw refuse(FileRefused.variant(FindingCode.FILE_TOO_LARGE, "unpacked", Long.toString(mostBytes >> 20)));
        }
        watchTexts(into, from, some);
        return some;
    }

    private int copy(byte[] into, int from, int length) throws IOException {
        long left = part.packed() - packedRead;
        if (left == 0) {
            return -1;
        }
        int some = source.read(into, from, (int) Math.min(length, Math.min(left, BUFFER)));
        if (some < 0) {
            throw refuse(FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook"));
        }
        packedRead += some;
        return some;
    }

    private int inflate(Inflater inflater, byte[] into, int from, int length) throws IOException {
        try {
            while (true) {
                int some = inflater.inflate(into, from, Math.min(length, BUFFER));
                if (some > 0) {
                    return some;
                }
                if (inflater.finished()) {
                    return -1;
                }
                long left = part.packed() - packedRead;
                int read = left == 0 ? -1 : source.read(packed, 0, (int) Math.min(packed.length, left));
                if (read < 0 || inflater.needsDictionary()) {
                    throw refuse(FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook"));
                }
                packedRead += read;
                inflater.setInput(packed, 0, read);
            }
        } catch (DataFormatException e) {
            throw refuse(FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook"));
        }
    }

    private void watchTexts(byte[] bytes, int from, int length) throws IOException {
        int first = from;
        while (first < from + length && bytes[first] != '<') {
            first++;
        }
        sinceTag += first - from;
        if (sinceTag > LONGEST_TEXT) {
            throw new PartRefused();
        }
        if (first < from + length) {
            int last = from + length - 1;
            while (bytes[last] != '<') {
                last--;
            }
            sinceTag = from + length - 1L - last;
        }
    }

    private PartRefused refuse(FileRefused because) {
        refusal = because;
        return new PartRefused();
    }

    @Override
    public void close() throws IOException {
        if (inflater != null) {
            inflater.end();
        }
        ended = true;
        source.close();
    }
}
