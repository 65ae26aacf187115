package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its content and never by its name: one pass over the bytes, nothing inflated, nothing kept.
 *
 * @param zip what a workbook holds; null where the file is text
 * @param textFrom where the text begins, behind a byte-order mark
 * @param assumed whether the encoding is a guess
 */
record FileSurvey(
        String sha256, long size, @Nullable ZipDirectory zip, Charset charset, int textFrom, boolean assumed) {

    private static final int BUFFER = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Kinds of file that are no text, by their first bytes; the name is the variant of the sentence. */
    private enum Kind {
        ZIP("504B0304"),
        EMPTY_ZIP("504B0506"),
        OLE("D0CF11E0A1B11AE1"),
        PDF("255044462D"),
        RTF("7B5C727466"),
        GZIP("1F8B"),
        RAR("526172211A07"),
        SEVEN_ZIP("377ABCAF271C"),
        PNG("89504E47"),
        JPEG("FFD8FF"),
        GIF("47494638");

        private final byte[] magic;

        Kind(String hex) {
            this.magic = HexFormat.of().parseHex(hex);
        }
    }

    /** Names inside packed files that tell what they are; stored in clear, whatever is packed. */
    private enum Mark {
        OFFICE(US_ASCII, "[Content_Types].xml"),
        EXCEL_BINARY(US_ASCII, "xl/workbook.bin"),
        EXCEL_MACROS(US_ASCII, "xl/vbaProject.bin"),
        OPEN_DOCUMENT(US_ASCII, "application/vnd.oasis.opendocument."),
        ENCRYPTED_PACKAGE(UTF_16LE, "EncryptedPackage");

        private final byte[] bytes;

        Mark(Charset charset, String text) {
            this.bytes = text.getBytes(charset);
        }
    }

    /**
     * @throws FileRefused where the file is empty, too large, or of a kind that cannot be read, saying what to do instead
     */
    static FileSurvey of(InputStream file, long mostBytes) throws IOException, FileRefused {
        var digest = Sha256.digest();
        var marks = new MarkSearch();
        var end = new End();
        byte[] buffer = new byte[BUFFER];
        byte[] head = new byte[0];
        long size = 0;
        boolean zeros = false;
        var text = new TextCheck(UTF_8);
        for (int read = file.readNBytes(buffer, 0, BUFFER); read > 0; read = file.readNBytes(buffer, 0, BUFFER)) {
            if (size == 0) {
                head = java.util.Arrays.copyOf(buffer, read);
                text = new TextCheck(marked(head));
            }
            size += read;
            if (size > mostBytes) {
                throw FileRefused.because(FindingCode.FILE_TOO_LARGE, Long.toString(mostBytes >> 20));
            }
            digest.update(buffer, 0, read);
            text.accept(buffer, read);
            marks.accept(buffer, read);
            if (begins(head, Kind.ZIP.magic)) {
                end.accept(buffer, read);
            }
            zeros = zeros || hasZero(buffer, read);
        }
        if (size == 0) {
            throw FileRefused.because(FindingCode.FILE_EMPTY);
        }
        refuseWhatCannotBeRead(head, marks);
        String hash = Sha256.hex(digest);
        if (begins(head, Kind.ZIP.magic)) {
            return new FileSurvey(hash, size, ZipDirectory.of(end.bytes(), size), UTF_8, 0, false);
        }
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return new FileSurvey(hash, size, null, UTF_8, 3, !text.isValid()).unless(zeros);
        }
        if (!text.charset().equals(UTF_8)) {
            // Without its zeros it would be read, and half of UTF-32 looks like it.
            return new FileSurvey(hash, size, null, text.charset(), 2, false).unless(text.hasZero() || !text.isValid());
        }
        return (text.isValid()
                        ? new FileSurvey(hash, size, null, UTF_8, 0, false)
                        : new FileSurvey(hash, size, null, WINDOWS_1252, 0, true))
                .unless(zeros);
    }

    private static Charset marked(byte[] head) {
        if (begins(head, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        return begins(head, 0xFE, 0xFF) ? UTF_16BE : UTF_8;
    }

    private FileSurvey unless(boolean noText) throws FileRefused {
        if (noText) {
            throw FileRefused.because(FindingCode.FILE_UNREADABLE);
        }
        return this;
    }

    private static void refuseWhatCannotBeRead(byte[] head, MarkSearch marks) throws FileRefused {
        for (Kind kind : Kind.values()) {
            if (begins(head, kind.magic) && !(kind == Kind.ZIP && isWorkbook(head, marks))) {
                throw refusal(kind, head, marks);
            }
        }
        var text = new String(head, 0, Math.min(head.length, 512), UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            throw FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "web");
        }
    }

    private static FileRefused refusal(Kind kind, byte[] head, MarkSearch marks) {
        return switch (kind) {
            case ZIP, EMPTY_ZIP -> zip(head, marks);
            case OLE ->
                marks.found(Mark.ENCRYPTED_PACKAGE)
                        ? FileRefused.because(FindingCode.FILE_ENCRYPTED)
                        : FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "xls");
            case PDF -> FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "pdf");
            case PNG, JPEG, GIF -> FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "image");
            case GZIP, RAR, SEVEN_ZIP -> FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "archive");
            case RTF -> FileRefused.because(FindingCode.FILE_TYPE_UNSUPPORTED);
        };
    }

    private static boolean isWorkbook(byte[] head, MarkSearch marks) {
        return marks.found(Mark.OFFICE)
                && !marks.found(Mark.EXCEL_MACROS)
                && !marks.found(Mark.EXCEL_BINARY)
                && !isLocked(head);
    }

    private static boolean isLocked(byte[] head) {
        return head.length > 6 && (head[6] & 1) == 1;
    }

    private static FileRefused zip(byte[] head, MarkSearch marks) {
        if (isLocked(head)) {
            return FileRefused.because(FindingCode.FILE_ENCRYPTED);
        }
        if (marks.found(Mark.EXCEL_MACROS)) {
            return FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "macros");
        }
        if (marks.found(Mark.EXCEL_BINARY)) {
            return FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "xlsb");
        }
        return FileRefused.variant(
                FindingCode.FILE_TYPE_UNSUPPORTED, marks.found(Mark.OPEN_DOCUMENT) ? "ods" : "archive");
    }

    private static boolean hasZero(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] head, int... bytes) {
        byte[] magic = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            magic[i] = (byte) bytes[i];
        }
        return begins(head, magic);
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && java.util.Arrays.mismatch(head, 0, magic.length, magic, 0, magic.length) < 0;
    }

    /** Whether all bytes seen are of one encoding; a character cut by the end of a buffer goes on in the next. */
    private static final class TextCheck {

        private final CharsetDecoder decoder;
        private final CharBuffer sink = CharBuffer.allocate(BUFFER + 4);
        private byte[] rest = new byte[0];
        private boolean valid = true;
        private boolean zero;

        TextCheck(Charset charset) {
            this.decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void accept(byte[] buffer, int length) {
            if (!valid) {
                return;
            }
            var bytes = ByteBuffer.allocate(rest.length + length);
            bytes.put(rest).put(buffer, 0, length).flip();
            sink.clear();
            valid = !decoder.decode(bytes, sink, false).isError();
            rest = new byte[bytes.remaining()];
            bytes.get(rest);
            zero = zero || sink.flip().chars().anyMatch(c -> c == 0);
        }

        Charset charset() {
            return decoder.charset();
        }

        boolean hasZero() {
            return zero;
        }

        boolean isValid() {
            return valid && rest.length == 0;
        }
    }

    /** Finds marks anywhere in the file, also across the end of a buffer. */
    private static final class MarkSearch {

        private static final int OVERLAP = 64;

        private final java.util.Set<Mark> found = java.util.EnumSet.noneOf(Mark.class);
        private byte[] rest = new byte[0];
        private Optional<Boolean> packed = Optional.empty();

        void accept(byte[] buffer, int length) {
            if (packed.isEmpty()) {
                packed = Optional.of(begins(buffer, Kind.ZIP.magic) || begins(buffer, Kind.OLE.magic));
            }
            if (!packed.get()) {
                return;
            }
            byte[] window = new byte[rest.length + length];
            System.arraycopy(rest, 0, window, 0, rest.length);
            System.arraycopy(buffer, 0, window, rest.length, length);
            for (Mark mark : Mark.values()) {
                if (!found.contains(mark) && contains(window, mark.bytes)) {
                    found.add(mark);
                }
            }
            rest = java.util.Arrays.copyOfRange(window, Math.max(0, window.length - OVERLAP), window.length);
        }

        boolean found(Mark mark) {
            return found.contains(mark);
        }

        private static boolean contains(byte[] window, byte[] mark) {
            for (int i = 0; i <= window.length - mark.length; i++) {
                if (window[i] == mark[0]
                        && java.util.Arrays.mismatch(window, i, i + mark.length, mark, 0, mark.length) < 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Keeps the last bytes, where packed files have their directory. */
    private static final class End {

        private byte[] bytes = new byte[0];
        private int length;

        void accept(byte[] buffer, int read) {
            if (length + read > bytes.length) {
                int keep = Math.min(length, ZipDirectory.LONGEST);
                byte[] moved = new byte[Math.min(2 * ZipDirectory.LONGEST, 2 * (keep + read))];
                System.arraycopy(bytes, length - keep, moved, 0, keep);
                bytes = moved;
                length = keep;
            }
            System.arraycopy(buffer, 0, bytes, length, read);
            length += read;
        }

        byte[] bytes() {
            return java.util.Arrays.copyOfRange(bytes, Math.max(0, length - ZipDirectory.LONGEST), length);
        }
    }
}
