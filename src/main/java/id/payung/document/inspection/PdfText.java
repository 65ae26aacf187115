package id.payung.document.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of a PDF, for searching. Whatever hinders it ends it, and what was read until then is kept: a paper that cannot be
 * read is still a paper. Numbers as long as an identity number, a family card or a telephone are left out.
 */
public final class PdfText {

    private static final Logger LOG = LoggerFactory.getLogger(PdfText.class);

    static final int LONGEST = 200_000;

    /** Drawing steps: a few kilobytes can repeat themselves for ever. */
    private static final int MOST_STEPS = 5_000_000;

    private static final Pattern LONG_NUMBER = Pattern.compile(
            "[0-9]{10,}|[0-9](?:[\\s.\\-]{0,3}[0-9]){15,}|(?:\\+62|\\b0)[\\s.\\-]?8[0-9]{1,2}(?:[\\s.\\-]?[0-9]){6,}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}\\s]+");

    private PdfText() {}

    public static String of(byte[] content) {
        try (var pdf = new BoundedPdf(content).parse()) {
            return of(pdf);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            notReadOn(e);
            return "";
        }
    }

    static String of(PDDocument pdf) {
        var text = new Bounded();
        try {
            new Reader().writeText(pdf, text);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // Full, tired, or badly drawn: what there is will do.
            notReadOn(e);
        }
        return tidy(text.written);
    }

    private static void notReadOn(Throwable why) {
        LOG.debug("A paper was not read to its end: {}", why.getClass().getName());
    }

    private static String tidy(CharSequence text) {
        var printable = UNPRINTABLE.matcher(text).replaceAll(" ");
        var kept = LONG_NUMBER.matcher(printable).replaceAll(" ");
        return UNPRINTABLE.matcher(kept).replaceAll(" ").strip();
    }

    private static final class Reader extends PDFTextStripper {
        private int steps;

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++steps > MOST_STEPS) {
                throw new UncheckedIOException(new IOException("Drawn in too many steps"));
            }
            super.processOperator(operator, operands);
        }
    }

    private static final class Bounded extends Writer {
        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            written.append(text, offset, Math.min(length, LONGEST - written.length()));
            if (written.length() >= LONGEST) {
                throw new IOException("Enough");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
