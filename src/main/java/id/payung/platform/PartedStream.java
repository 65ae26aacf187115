package id.payung.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads content that lies in parts of equal size, the last one shorter: one part in memory at a time. */
public abstract class PartedStream extends InputStream {

    private final int partSize;
    private byte[] part = new byte[0];
    private int position;
    private int next;

    protected PartedStream(int partSize) {
        this.partSize = partSize;
    }

    /** @return the part in clear; empty behind the last */
    protected abstract byte[] part(int number) throws IOException;

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : part[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int read = Math.min(length, part.length - position);
        System.arraycopy(part, position, into, from, read);
        position += read;
        return read;
    }

    /** Parts that lie wholly behind are not even unsealed: workbooks are read from the places where their parts lie. */
    @Override
    public long skip(long bytes) throws IOException {
        long left = Math.max(0, bytes);
        int within = (int) Math.min(left, part.length - position);
        position += within;
        left -= within;
        if (position == part.length) {
            next += Math.toIntExact(left / partSize);
            left %= partSize;
            if (left > 0 && !isAtEnd()) {
                within = (int) Math.min(left, part.length);
                position = within;
                left -= within;
            }
        }
        return Math.max(0, bytes) - left;
    }

    @Override
    public int available() {
        return part.length - position;
    }

    private boolean isAtEnd() throws IOException {
        if (position == part.length) {
            part = part(next++);
            position = 0;
        }
        return part.length == 0;
    }
}
