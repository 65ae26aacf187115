package id.payung.document.signature;

import id.payung.document.inspection.StrangersFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a visible signature shows on a page, in points from its lower left corner.
 *
 * @param page counted from 1
 */
public record Mark(int page, int x, int y, int width, int height) {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 44;
    private static final int ABOVE = 14;
    private static final int MARGIN = 72;

    /** Over the last place where the name is printed, where a pen would sign; else at the foot of the last page. */
    static Mark above(byte[] pdf, String name) {
        try (var document = StrangersFile.open(pdf)) {
            var found = new Search(name).last(document);
            return found == null
                    ? new Mark(document.getNumberOfPages(), MARGIN, MARGIN, WIDTH, HEIGHT)
                    : new Mark(found.page(), found.x(), found.y() + ABOVE, WIDTH, HEIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException("A paper that is kept cannot be read", e);
        }
    }

    private static final class Search extends PDFTextStripper {
        private final String name;
        private @Nullable Mark last;

        Search(String name) {
            this.name = name;
            setSortByPosition(true);
        }

        @Nullable
        Mark last(PDDocument document) throws IOException {
            getText(document);
            return last;
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            int at = text.lastIndexOf(name);
            if (at >= 0 && at < positions.size()) {
                var first = Objects.requireNonNull(positions.get(at));
                last = new Mark(
                        getCurrentPageNo(),
                        Math.round(first.getXDirAdj()),
                        Math.round(getCurrentPage().getMediaBox().getHeight() - first.getYDirAdj()),
                        0,
                        0);
            }
        }
    }
}
