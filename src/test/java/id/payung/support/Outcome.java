package id.payung.support;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What became of a program that was run to its end. */
record Outcome(int status, String output) {
    boolean succeeded() {
        return status == 0;
    }

    String lastLine() {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }

    /** Runs it in English. The output goes through a file: a server that stays behind would keep a pipe open for ever. */
    static Outcome of(List<String> prefix, List<String> command) throws IOException {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        var output = Files.createTempFile("payung-", ".out");
        try {
            var builder = new ProcessBuilder(all)
                    .directory(new File(System.getProperty("java.io.tmpdir"))) // which every user may enter
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            int status = builder.start().waitFor();
            return new Outcome(status, Files.readString(output, Charset.defaultCharset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(all.toString());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static File nothing() {
        return new File(PostgresBinaries.onWindows() ? "NUL" : "/dev/null");
    }
}
