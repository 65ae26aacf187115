package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that a workbook's cells point to. They come in no order, so all of them stay in memory: packed into blocks, and
 * up to a limit. A file with more is saved as CSV.
 */
final class SharedTexts {

    /** Of text; 250,000 people with four texts of their own each need 20 MiB. */
    static final int MOST_BYTES = 64 << 20;

    static final int MOST_TEXTS = 4_000_000;

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int LENGTH_BYTES = 3;

    private final List<byte[]> blocks = new ArrayList<>();
    private int[] starts = new int[1024];
    private int count;
    private int used = BLOCK;

    /** Reads the part to its end. */
    static SharedTexts read(PartXml xml) throws FileRefused {
        var texts = new SharedTexts();
        while (xml.nextElement()) {
            if (xml.name().equals("si")) {
                texts.add(XlsxText.read(xml, "si"));
            }
        }
        xml.drain();
        return texts;
    }

    private void add(String text) throws FileRefused {
        byte[] bytes = text.getBytes(UTF_8);
        int length = bytes.length + LENGTH_BYTES;
        if (used + length > BLOCK) {
            if (blocks.size() == MOST_BYTES / BLOCK) {
                throw tooMany();
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        if (count == MOST_TEXTS) {
            throw tooMany();
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, Math.min(MOST_TEXTS, count * 2));
        }
        starts[count++] = ((blocks.size() - 1) << BLOCK_BITS) | used;
        byte[] block = blocks.get(blocks.size() - 1);
        block[used] = (byte) (bytes.length >> 16);
        block[used + 1] = (byte) (bytes.length >> 8);
        block[used + 2] = (byte) bytes.length;
        System.arraycopy(bytes, 0, block, used + LENGTH_BYTES, bytes.length);
        used += length;
    }

    private static FileRefused tooMany() {
        return FileRefused.variant(FindingCode.FILE_TOO_LARGE, "texts", Integer.toString(MOST_BYTES >> 20));
    }

    boolean has(int index) {
        return index >= 0 && index < count;
    }

    String get(int index) {
        byte[] block = blocks.get(starts[index] >> BLOCK_BITS);
        int at = starts[index] & (BLOCK - 1);
        int length = (block[at] & 0xFF) << 16 | (block[at + 1] & 0xFF) << 8 | (block[at + 2] & 0xFF);
        return new String(block, at + LENGTH_BYTES, length, UTF_8);
    }
}
