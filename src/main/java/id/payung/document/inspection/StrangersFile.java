package id.payung.document.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.payung.platform.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks into what somebody uploads: it is to be one paper and nothing else, whatever its name says. */
public final class StrangersFile {

    /** Readers look for the beginning of a PDF this far in. */
    private static final int PDF_MAY_BEGIN = 1024;

    private static final int ZIP_END = 0x06054b50;
    private static final int ZIP_END_LENGTH = 22;
    private static final int ZIP_LONGEST_REMARK = 0xffff;

    private StrangersFile() {}

    /**
     * What it is.
     *
     * @throws Refused where it is anything but one paper, each time with what to do next
     */
    public static FileType typeOf(byte[] content) {
        var type = FileType.of(content).orElseThrow(() -> Refused.field("file", "document.type"));
        if (endsAsZip(content) || type != FileType.PDF && beginsAsPdf(content)) {
            throw PaperRefused.severalFiles();
        }
        if (type == FileType.PDF) {
            StrangersPdf.require(content);
        } else {
            StrangersPicture.require(type, content);
        }
        return type;
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
