package id.payung.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says, page by page. */
public final class PrintedText {

    private PrintedText() {}

    /** Each page's lines, from top to bottom, without empty ones. */
    public static List<List<String>> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<List<String>>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
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
}
