package id.payung.browser.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;

/** Pictures in the order in which they were taken, small enough to be shown in a document. */
public final class Album {
    private static final int QUALITY = 75;

    /** Longer pages are cut. */
    private static final int TALLEST = 2400;

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
        page.screenshot(new ScreenshotOptions()
                .setPath(folder.resolve("%02d-%s.jpg".formatted(++pictures, name)))
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setAnimations(ScreenshotAnimations.DISABLED));
        page.setViewportSize(screen.width, screen.height);
    }
}
