package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;

/**
 * What a zip file says it holds, read from the end of the file and believed only as far as it can be checked: parts that
 * share bytes are refused here, and sizes are counted while a part is read, see {@link PackedPart}. The content is opened
 * anew for each part, so that neither a copy nor a temporary file is needed.
 */
final class ZipDirectory {

    /** How much of a file's end must be kept so that the directory is in it. */
    static final int LONGEST = 1 << 20;

    /** A workbook of a hundred sheets with pictures has some hundred parts. */
    static final int MOST_PARTS = 2_000;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64_LOCATOR_LENGTH = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int EXTRA_64 = 1;
    private static final int ENCRYPTED = 1;
    private static final long IN_EXTRA_64 = 0xFFFF_FFFFL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /**
     * @param from where its local header begins
     * @param packed bytes in the file
     * @param before where the next part, or the directory, begins
     */
    record Part(String name, long from, long packed, long before, boolean deflated, int checksum) {}

    private record Bounds(int count, long from, long length) {}

    private final Map<String, Part> parts;

    private ZipDirectory(Map<String, Part> parts) {
        this.parts = Map.copyOf(parts);
    }

    /**
     * @param end the file's last bytes, {@link #LONGEST} of them where there are as many
     * @param size of the whole file
     */
    static ZipDirectory of(byte[] end, long size) throws FileRefused {
        var bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        long skipped = size - end.length;
        try {
            return read(bytes, skipped);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw damaged();
        }
    }

    private static ZipDirectory read(ByteBuffer bytes, long skipped) throws FileRefused {
        var bounds = bounds(bytes, skipped);
        if (bounds.count() > MOST_PARTS || bounds.from() < skipped) {
            throw damaged();
        }
        int at = (int) (bounds.from() - skipped);
        int until = Math.toIntExact(at + bounds.length());
        Map<String, Part> byName = new HashMap<>();
        for (int i = 0; i < bounds.count(); i++) {
            int name = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
            int next = at + ENTRY_LENGTH + name + extra + Short.toUnsignedInt(bytes.getShort(at + 32));
            if (bytes.getInt(at) != ENTRY || next > until) {
                throw damaged();
            }
            var part = part(bytes, at, name, extra);
            if (byName.putIfAbsent(key(part.name()), part) != null) {
                throw damaged();
            }
            at = next;
        }
        return new ZipDirectory(apart(byName, bounds.from()));
    }

    private static Bounds bounds(ByteBuffer bytes, long skipped) throws FileRefused {
        int first = Math.max(0, bytes.limit() - END_LENGTH - LONGEST_COMMENT);
        for (int at = bytes.limit() - END_LENGTH; at >= first; at--) {
            if (bytes.getInt(at) == END
                    && Short.toUnsignedInt(bytes.getShort(at + 20)) <= bytes.limit() - at - END_LENGTH) {
                var bounds = bounds(bytes, at, skipped);
                if (bounds.length() <= skipped + at - bounds.from()) {
                    return bounds;
                }
            }
        }
        throw damaged();
    }

    private static Bounds bounds(ByteBuffer bytes, int end, long skipped) throws FileRefused {
        int locator = end - END_64_LOCATOR_LENGTH;
        if (locator >= 0 && bytes.getInt(locator) == END_64_LOCATOR) {
            int at = Math.toIntExact(bytes.getLong(locator + 8) - skipped);
            if (at < 0 || at > locator - END_64_LENGTH || bytes.getInt(at) != END_64) {
                throw damaged();
            }
            return bounds(bytes.getLong(at + 32), bytes.getLong(at + 48), bytes.getLong(at + 40));
        }
        return bounds(
                Short.toUnsignedLong(bytes.getShort(end + 10)),
                Integer.toUnsignedLong(bytes.getInt(end + 16)),
                Integer.toUnsignedLong(bytes.getInt(end + 12)));
    }

    private static Bounds bounds(long count, long from, long length) throws FileRefused {
        if (count < 0 || count > Integer.MAX_VALUE || from < 0 || length < 0 || length > LONGEST) {
            throw damaged();
        }
        return new Bounds((int) count, from, length);
    }

    private static Part part(ByteBuffer bytes, int at, int nameLength, int extraLength) throws FileRefused {
        if ((bytes.getShort(at + 8) & ENCRYPTED) != 0) {
            throw FileRefused.because(FindingCode.FILE_ENCRYPTED);
        }
        int method = Short.toUnsignedInt(bytes.getShort(at + 10));
        long packed = Integer.toUnsignedLong(bytes.getInt(at + 20));
        long inflated = Integer.toUnsignedLong(bytes.getInt(at + 24));
        long from = Integer.toUnsignedLong(bytes.getInt(at + 42));
        int extra = at + ENTRY_LENGTH + nameLength;
        for (int end = extra + extraLength; extra + 4 <= end; ) {
            int length = Short.toUnsignedInt(bytes.getShort(extra + 2));
            if (Short.toUnsignedInt(bytes.getShort(extra)) == EXTRA_64) {
                // Holds only what did not fit, in this order.
                int value = extra + 4;
                if (inflated == IN_EXTRA_64) {
                    value += Long.BYTES;
                }
                if (packed == IN_EXTRA_64) {
                    packed = bytes.getLong(value);
                    value += Long.BYTES;
                }
                if (from == IN_EXTRA_64) {
                    from = bytes.getLong(value);
                }
            }
            extra += 4 + length;
        }
        byte[] name = new byte[nameLength];
        bytes.get(at + ENTRY_LENGTH, name);
        if ((method != STORED && method != DEFLATED) || packed < 0 || from < 0) {
            throw damaged();
        }
        return new Part(new String(name, UTF_8), from, packed, 0, method == DEFLATED, bytes.getInt(at + 16));
    }

    /** Every part has its bytes for itself: those that overlap inflate the same bytes again and again. */
    private static Map<String, Part> apart(Map<String, Part> byName, long directory) throws FileRefused {
        List<Map.Entry<String, Part>> inOrder = byName.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, Part> entry) -> entry.getValue().from()))
                .toList();
        Map<String, Part> apart = new HashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            var part = inOrder.get(i).getValue();
            long before = i + 1 < inOrder.size() ? inOrder.get(i + 1).getValue().from() : directory;
            // Subtracted, because a sum of such numbers may begin again below zero.
            if (part.packed() > before - part.from() - LOCAL_LENGTH) {
                throw damaged();
            }
            apart.put(
                    inOrder.get(i).getKey(),
                    new Part(part.name(), part.from(), part.packed(), before, part.deflated(), part.checksum()));
        }
        return apart;
    }

    // Names of parts do not tell capital letters apart; some programs write Windows' separator.
    private static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(key(name)));
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    /**
     * @param part one of this directory
     * @param mostBytes inflated; more is refused while it is read
     * @throws FileRefused where the part is not where the directory says
     */
    static PackedPart open(InputStreamSource content, Part part, long mostBytes) throws IOException, FileRefused {
        var source = new SourceStream(content.getInputStream());
        try {
            source.skipNBytes(part.from());
            var local = ByteBuffer.wrap(source.readNBytes(LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
            if (local.limit() < LOCAL_LENGTH || local.getInt(0) != LOCAL) {
                throw damaged();
            }
            int rest = Short.toUnsignedInt(local.getShort(26)) + Short.toUnsignedInt(local.getShort(28));
            if (part.packed() > part.before() - part.from() - LOCAL_LENGTH - rest) {
                throw damaged();
            }
            source.skipNBytes(rest);
            return new PackedPart(source, part, mostBytes);
        } catch (EOFException e) {
            source.close();
            throw damaged();
        } catch (FileRefused | IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static FileRefused damaged() {
        return FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook");
    }

    /** Remembers that it failed: what the file's keeper could not give is no fault of the file. */
    static final class SourceStream extends java.io.FilterInputStream {

        private boolean failed;

        SourceStream(InputStream in) {
            super(in);
        }

        boolean hasFailed() {
            return failed;
        }

        @Override
        public int read() throws IOException {
            failed = true;
            int one = super.read();
            failed = false;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            failed = true;
            int some = super.read(into, from, length);
            failed = false;
            return some;
        }
    }
}
