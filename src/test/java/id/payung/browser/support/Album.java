package id.payung.browser.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import id.payung.support.PdfPicture;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures in the order in which they were taken, as JPEG and small enough to be shown in a document. */
public final class Album {
    private static final int WIDTH = 1024;
    private static final float QUALITY = 0.55f;

    /** Longer pages are cut. */
    private static final int TALLEST = 1800;

    /** How much of the page, or of the form in Tasklist's own scrolling pane, lies out of sight. */
    private static final String OUT_OF_SIGHT =
            """
            () => {
              const hidden = [document.documentElement.scrollHeight - window.innerHeight];
              for (let e = document.querySelector('.payung-task'); e; e = e.parentElement) {
                if (/auto|scroll/.test(getComputedStyle(e).overflowY)) {
                  hidden.push(e.scrollHeight - e.clientHeight);
                }
              }
              return Math.max(0, ...hidden);
            }
            """;

    private final Path folder;
    private int pictures;

    public Album(String name) {
        this.folder = Path.of("target", "screenshots", name);
    }

    /** The whole of what the person could scroll to. */
    public void add(Page page, String name) {
        var screen = page.viewportSize();
        int outOfSight = ((Number) page.evaluate(OUT_OF_SIGHT)).intValue();
        page.setViewportSize(screen.width, Math.min(TALLEST, screen.height + outOfSight));
        var picture = page.screenshot(new ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        page.setViewportSize(screen.width, screen.height);
        keep(picture, folder.resolve("%02d-%s.jpg".formatted(++pictures, name)));
    }

    /** A page of a PDF, as a program that knows nothing of us shows it. */
    public void add(byte[] pdf, int page, String name) {
        keep(PdfPicture.of(pdf, page), folder.resolve("%02d-%s.jpg".formatted(++pictures, name)));
    }

    private static void keep(byte[] picture, Path file) {
        try {
            Files.createDirectories(file.getParent());
            var whole = ImageIO.read(new ByteArrayInputStream(picture));
            int height = whole.getHeight() * WIDTH / whole.getWidth();
            var small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
            var pen = small.createGraphics();
            pen.drawImage(whole.getScaledInstance(WIDTH, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
            pen.dispose();
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            Files.deleteIfExists(file);
            try (var out = ImageIO.createImageOutputStream(file.toFile())) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(small, null, null), quality);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
