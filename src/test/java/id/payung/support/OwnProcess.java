package id.payung.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Work in a JVM of its own: with a heap as small as is asked for, and a folder for temporary files in which nobody else
 * writes.
 */
public final class OwnProcess {

    /** What a program in such a JVM does. */
    public interface Work {
        void run(List<String> arguments) throws Exception;
    }

    private static final String THREADS = "threads left: ";

    private OwnProcess() {}

    /**
     * How it ended.
     *
     * @param output what was printed, line by line
     * @param threads that were begun and still live
     * @param files that lie where temporary files are written
     */
    public record Ended(List<String> output, String threads, List<String> files) {}

    /**
     * Runs {@code work} to its end, and looks for what it has left behind.
     *
     * @param heap such as {@code 32m}
     */
    public static Ended run(String heap, Class<? extends Work> work, String... arguments)
            throws IOException, InterruptedException {
        var temporary = Files.createTempDirectory("payung-process");
        try {
            var output = run(heap, temporary, work, arguments);
            var threads = output.get(output.size() - 1);
            try (var left = Files.walk(temporary)) {
                return new Ended(
                        output.subList(0, output.size() - 1),
                        threads.substring(THREADS.length()),
                        left.filter(Predicate.not(temporary::equals))
                                .map(Path::toString)
                                .toList());
            }
        } finally {
            FileSystemUtils.deleteRecursively(temporary);
        }
    }

    private static List<String> run(String heap, Path temporary, Class<? extends Work> work, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                OwnProcess.class.getName(),
                work.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** In the new JVM. */
    public static void main(String[] arguments) throws Exception {
        var before = threads();
        var constructor = Class.forName(arguments[0]).asSubclass(Work.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        constructor.newInstance().run(Stream.of(arguments).skip(1).toList());
        var left = threads();
        left.removeAll(before);
        System.out.println(THREADS + left.stream().map(Thread::getName).sorted().toList());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
