package id.payung.platform.upload;

import id.payung.platform.PartedStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file while its request lasts. A short one stays in memory. A longer one lies on the disk, under a key that
 * is nowhere but in this object: whatever becomes of the node, nobody can read what is left of it.
 */
final class SealedBuffer implements Closeable {

    static final int PART = 1 << 16;

    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private byte[] inMemory = new byte[0];
    private @Nullable FileChannel onDisk;
    private long size;

    /** Reads all of {@code content}; nothing is left behind where it fails. */
    SealedBuffer(InputStream content) throws IOException {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
        try {
            keep(content);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void keep(InputStream content) throws IOException {
        byte[] part = content.readNBytes(PART);
        if (part.length < PART) {
            inMemory = part;
            size = part.length;
            return;
        }
        var channel = nameless();
        onDisk = channel;
        for (int number = 0; part.length > 0; part = content.readNBytes(PART)) {
            write(channel, sealedOrOpened(number, part), size);
            size += part.length;
            number++;
        }
    }

    /** Where files may lose their name while they are open, it has none from the beginning, and ends with the process. */
    private static FileChannel nameless() throws IOException {
        Path file = Files.createTempFile("payung-upload-", ".sealed");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void write(FileChannel channel, byte[] bytes, long at) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, at + left.position());
        }
    }

    /** A key stream of its own for each part: the same step seals and opens. The file is ours alone, so no seal is broken. */
    private byte[] sealedOrOpened(int number, byte[] part) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            var counter = ByteBuffer.allocate(cipher.getBlockSize()).putLong(number);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter.array()));
            return cipher.doFinal(part);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An upload could not be sealed", e);
        }
    }

    long size() {
        return size;
    }

    /** From the beginning; as often as one likes, until it is closed. */
    InputStream open() {
        return new PartedStream(PART) {
            @Override
            protected byte[] part(int number) throws IOException {
                return SealedBuffer.this.part(number);
            }
        };
    }

    private byte[] part(int number) throws IOException {
        if (onDisk == null) {
            return number == 0 ? inMemory : new byte[0];
        }
        long from = (long) number * PART;
        var part = ByteBuffer.allocate((int) Math.max(0, Math.min(PART, size - from)));
        while (part.hasRemaining()) {
            if (onDisk.read(part, from + part.position()) < 0) {
                throw new IOException("An upload ends before its end");
            }
        }
        return sealedOrOpened(number, part.array());
    }

    @Override
    public void close() throws IOException {
        if (onDisk != null) {
            onDisk.close();
        }
    }
}
