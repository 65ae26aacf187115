package id.payung.document.inspection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Looks at a picture that somebody uploads: its parts up to the pixels, and how many these are. The pixels themselves are
 * not unpacked.
 */
final class StrangersPicture {

    /** A page of A3 at 600 dots per inch has seventy. */
    static final int MOST_MILLIONS = 100;

    private static final long MOST_PIXELS = MOST_MILLIONS * 1_000_000L;
    private static final int PNG_SIGNATURE = 8;
    private static final int HEADER = 0x49484452;
    private static final int PIXELS = 0x49444154;
    private static final int END = 0x49454e44;
    private static final int PNG_HEADER_LENGTH = 13;

    private StrangersPicture() {}

    /** @throws id.payung.platform.Refused where it is not one, or too large to be shown */
    static void require(FileType type, byte[] content) {
        try {
            if (type == FileType.PNG) {
                png(ByteBuffer.wrap(content));
            } else {
                jpeg(content);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PaperRefused.brokenPicture();
        }
    }

    private static void png(ByteBuffer png) {
        png.position(PNG_SIGNATURE);
        boolean header = false;
        boolean pixels = false;
        while (true) {
            int length = png.getInt();
            int checkedFrom = png.position();
            int name = png.getInt();
            if (length < 0 || length > png.remaining() || !header && name != HEADER) {
                throw PaperRefused.brokenPicture();
            }
            if (name == HEADER) {
                if (header || length != PNG_HEADER_LENGTH) {
                    throw PaperRefused.brokenPicture();
                }
                header = true;
                requireSize(png.getInt(png.position()), png.getInt(png.position() + Integer.BYTES));
            }
            pixels |= name == PIXELS && length > 0;
            png.position(png.position() + length);
            var sum = new CRC32();
            sum.update(png.array(), checkedFrom, Integer.BYTES + length);
            if (png.getInt() != (int) sum.getValue()) {
                throw PaperRefused.brokenPicture();
            }
            if (name == END) {
                if (!pixels) {
                    throw PaperRefused.brokenPicture();
                }
                if (png.hasRemaining()) {
                    throw PaperRefused.severalFiles();
                }
                return;
            }
        }
    }

    /** What follows the end is let be: telephones keep remarks of their own there. */
    private static void jpeg(byte[] jpeg) {
        int at = 2;
        boolean size = false;
        while (true) {
            if (Byte.toUnsignedInt(jpeg[at]) != 0xff) {
                throw PaperRefused.brokenPicture();
            }
            int marker = Byte.toUnsignedInt(jpeg[at + 1]);
            if (marker == 0xff) { // filling
                at++;
                continue;
            }
            int length = ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xffff;
            if (length < 2 || marker < 0xc0 || marker >= 0xd0 && marker <= 0xd9) {
                throw PaperRefused.brokenPicture();
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                size = true;
                requireSize(
                        ByteBuffer.wrap(jpeg).getShort(at + 7) & 0xffff,
                        ByteBuffer.wrap(jpeg).getShort(at + 5) & 0xffff);
            }
            at += 2 + length;
            if (marker == 0xda) { // the pixels begin
                if (!size || !endsAfter(jpeg, at)) {
                    throw PaperRefused.brokenPicture();
                }
                return;
            }
        }
    }

    private static boolean endsAfter(byte[] jpeg, int from) {
        for (int at = from; at < jpeg.length - 1; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    private static void requireSize(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw PaperRefused.brokenPicture();
        }
        if ((long) width * height > MOST_PIXELS) {
            throw PaperRefused.tooManyPixels(MOST_MILLIONS);
        }
    }
}
