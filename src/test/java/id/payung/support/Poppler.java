package id.payung.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of poppler-utils, which know nothing of us. A test that asks one is skipped where it is not installed. */
final class Poppler {

    private Poppler() {}

    /** What it writes, told of a file with this content as its last argument. */
    static byte[] run(String program, byte[] pdf, String... arguments) {
        var executable = Path.of("/usr/bin", program);
        Assumptions.assumeTrue(Files.isExecutable(executable), program + " is not installed");
        try {
            var file = Files.createTempFile("payung", ".pdf");
            try {
                Files.write(file, pdf);
                List<String> command = new ArrayList<>(List.of(executable.toString()));
                command.addAll(List.of(arguments));
                command.add(file.toString());
                var process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                var written = process.getInputStream().readAllBytes();
                process.waitFor();
                return written;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
