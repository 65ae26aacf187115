package id.payung.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says, page by page. */
public final class PrintedText {

    private static final String WATERMARK = "DRAF";
    private static final Pattern FOOT =
            Pattern.compile("(Naskah putaran [0-9]+\\. )?(Dicetak [^.]+\\.)? ?(Halaman [0-9]+ dari [0-9]+)?");

    private PrintedText() {}

    /**
     * Each page's lines in the order in which they are drawn, without empty ones, the foot of the page and the watermark: sorted by
     * position, a watermark's large letters would fall between the lines they lie behind.
     */
    public static List<List<String>> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<List<String>>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()
                                && !line.equals(WATERMARK)
                                && !FOOT.matcher(line).matches())
                        .toList());
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it in one line. */
    public static String of(byte[] pdf) {
        return String.join(" ", pages(pdf).stream().flatMap(List::stream).toList())
                .replaceAll("\\s+", " ");
    }

    /** With the foot of each page and the watermark. */
    public static String whole(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
