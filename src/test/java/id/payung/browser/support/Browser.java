package id.payung.browser.support;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium, the one of this machine: nothing is downloaded. One per test class; each person gets a session of
 * their own by {@link #signIn}.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> CANDIDATES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable");

    /** The screen of an ordinary office computer. */
    private static final int WIDTH = 1366;

    private static final int HEIGHT = 768;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    private static final double PATIENCE_MS = 90_000;

    public static boolean installed() {
        return executable().isPresent();
    }

    public static Browser launch() {
        // The first page of a server that has just started takes its time, more so on a busy machine.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        // Chromium's own sandbox cannot be had as root, as in most containers.
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        return new Browser(playwright, chromium);
    }

    /** A new session in Indonesian, in western Indonesian time. */
    public Page page() {
        return page("id-ID");
    }

    public Page page(String language) {
        var page = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(language)
                        .setTimezoneId("Asia/Jakarta")
                        .setViewportSize(WIDTH, HEIGHT)
                        .setAcceptDownloads(true))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /** Signs a person in, in a session of their own, by the form that everybody uses. */
    public Person signIn(String address, String user, String password) {
        var page = page();
        page.navigate(address + "/login");
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit], input[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/login"));
        return new Person(address, page);
    }

    /** Under {@code target/screenshots}, for people to look at. */
    public static void screenshot(Page page, String name) {
        screenshot(page, name, false);
    }

    public static void screenshot(Page page, String name, boolean whole) {
        var folder = Path.of("target", "screenshots");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(whole));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CANDIDATES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
