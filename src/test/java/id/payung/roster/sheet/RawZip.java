package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files byte by byte, also such as no program would write. */
final class RawZip {

    private record Entry(String name, int method, int flags, int checksum, long packed, long inflated, int offset) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    RawZip add(String name, String content) {
        return add(name, content.getBytes(UTF_8));
    }

    RawZip add(String name, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return addPacked(name, deflated(content), (int) checksum.getValue(), content.length);
    }

    RawZip addStored(String name, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return add(name, 0, 0, content, (int) checksum.getValue(), content.length);
    }

    /** @param packed deflated already; checksum and size are written as they are told, true or not */
    RawZip addPacked(String name, byte[] packed, int checksum, long size) {
        return add(name, 8, 0, packed, checksum, size);
    }

    RawZip addEncrypted(String name, byte[] packed) {
        return add(name, 8, 1, packed, 0, packed.length);
    }

    private RawZip add(String name, int method, int flags, byte[] packed, int checksum, long size) {
        entries.add(new Entry(name, method, flags, checksum, packed.length, size, bytes.size()));
        bytes.writeBytes(local(name, method, flags, checksum, packed.length, size));
        bytes.writeBytes(packed);
        return this;
    }

    /** A second name for the bytes of the last part. */
    RawZip addAgain(String name) {
        var last = entries.get(entries.size() - 1);
        entries.add(new Entry(
                name, last.method(), last.flags(), last.checksum(), last.packed(), last.inflated(), last.offset()));
        return this;
    }

    /** A part whose packed bytes quote the whole of the next part, header included. */
    RawZip addQuoting(String name, String quoted, byte[] content) {
        byte[] packed = deflated(content);
        byte[] inner = local(quoted, 8, 0, 0, packed.length, content.length);
        int outer = bytes.size();
        bytes.writeBytes(local(name, 8, 0, 0, 5L + inner.length + packed.length, content.length));
        bytes.writeBytes(ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) inner.length)
                .putShort((short) ~inner.length)
                .array());
        int within = bytes.size();
        bytes.writeBytes(inner);
        bytes.writeBytes(packed);
        entries.add(new Entry(name, 8, 0, 0, 5L + inner.length + packed.length, content.length, outer));
        entries.add(new Entry(quoted, 8, 0, 0, packed.length, content.length, within));
        return this;
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    /** A beginning, then one block so often that it makes gigabytes, without ever making them. */
    static byte[] deflated(String beginning, byte[] block, int times) {
        var deflater = new Deflater(9, true);
        var packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 20];
        for (byte[] input : new byte[][] {beginning.getBytes(UTF_8), block}) {
            deflater.setInput(input);
            packed.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH));
        }
        deflater.setInput(block);
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        for (int i = 0; i < times; i++) {
            packed.write(buffer, 0, length);
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] local(String name, int method, int flags, int checksum, long packed, long size) {
        byte[] chars = name.getBytes(UTF_8);
        return ByteBuffer.allocate(30 + chars.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(0)
                .putInt(checksum)
                .putInt((int) packed)
                .putInt((int) size)
                .putShort((short) chars.length)
                .putShort((short) 0)
                .put(chars)
                .array();
    }

    byte[] toBytes() {
        int from = bytes.size();
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes.toByteArray());
        for (Entry entry : entries) {
            byte[] chars = entry.name().getBytes(UTF_8);
            all.writeBytes(ByteBuffer.allocate(46 + chars.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) entry.flags())
                    .putShort((short) entry.method())
                    .putInt(0)
                    .putInt(entry.checksum())
                    .putInt((int) entry.packed())
                    .putInt((int) entry.inflated())
                    .putShort((short) chars.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(entry.offset())
                    .put(chars)
                    .array());
        }
        int length = all.size() - from;
        all.writeBytes(ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(length)
                .putInt(from)
                .putShort((short) 0)
                .array());
        return all.toByteArray();
    }
}
