package id.payung.roster.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read: how far a long file is. */
final class CountedStream extends FilterInputStream {

    private volatile long read;

    CountedStream(InputStream in) {
        super(in);
    }

    long bytesRead() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            read++;
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int some = super.read(into, from, length);
        if (some > 0) {
            read += some;
        }
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
