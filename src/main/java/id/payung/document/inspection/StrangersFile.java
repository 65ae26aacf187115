package id.payung.document.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.payung.platform.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Looks into what somebody uploads: it is to be one paper and nothing else, whatever its name says. */
public final class StrangersFile {

    /** Readers look for the beginning of a PDF this far in. */
    private static final int PDF_MAY_BEGIN = 1024;

    private static final int ZIP_END = 0x06054b50;
    private static final int ZIP_END_LENGTH = 22;
    private static final int ZIP_LONGEST_REMARK = 0xffff;

    private StrangersFile() {}

    /** What is to be found out about a PDF while it is open anyway. */
    public interface Question<T> {
        T ask(PDDocument pdf);
    }

    /**
     * What one pass through a file found.
     *
     * @param text its words, for searching; null for a picture
     * @param answer null for a picture, of which nothing is asked
     */
    public record Inspected<T>(FileType type, @Nullable String text, @Nullable T answer) {}

    /**
     * Looks into it once, for everything.
     *
     * @param question asked of a PDF that is paper and no more
     * @throws Refused where it is anything but one paper, each time with what to do next
     */
    public static <T> Inspected<T> inspect(byte[] content, Question<T> question) {
        var type = FileType.of(content).orElseThrow(() -> Refused.field("file", "document.type"));
        if (endsAsZip(content) || type != FileType.PDF && beginsAsPdf(content)) {
            throw PaperRefused.severalFiles();
        }
        if (type != FileType.PDF) {
            StrangersPicture.require(type, content);
            return new Inspected<>(type, null, null);
        }
        return StrangersPdf.require(content, pdf -> {
            var answer = question.ask(pdf);
            return new Inspected<>(type, PdfText.of(pdf), answer);
        });
    }

    /** Opens a PDF that was let in before, or an earlier state of one, in the same bounds. */
    public static PDDocument open(byte[] content) throws IOException {
        return new BoundedPdf(content).parse();
    }

    private static boolean beginsAsPdf(byte[] content) {
        return new String(content, 0, Math.min(content.length, PDF_MAY_BEGIN), ISO_8859_1).contains("%PDF-");
    }

    /** An archive is found from its end: the record there, with a remark as long as the rest of the file. */
    private static boolean endsAsZip(byte[] content) {
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int first = Math.max(0, content.length - ZIP_END_LENGTH - ZIP_LONGEST_REMARK);
        for (int at = content.length - ZIP_END_LENGTH; at >= first; at--) {
            if (bytes.getInt(at) == ZIP_END
                    && at + ZIP_END_LENGTH + (bytes.getShort(at + ZIP_END_LENGTH - 2) & 0xffff) <= content.length) {
                return true;
            }
        }
        return false;
    }
}
