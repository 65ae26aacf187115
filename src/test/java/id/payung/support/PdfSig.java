package id.payung.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What {@code pdfsig} of poppler-utils, which knows nothing of us, says about the signatures of a PDF. */
public final class PdfSig {

    private static final Path PROGRAM = Path.of("/usr/bin/pdfsig");

    private PdfSig() {}

    /** Skips the test where the program is not installed. */
    public static String says(byte[] pdf, Path folder) {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "pdfsig is not installed");
        try {
            var file = Files.write(folder.resolve("signed.pdf"), pdf);
            var process = new ProcessBuilder(PROGRAM.toString(), "-nocert", file.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
