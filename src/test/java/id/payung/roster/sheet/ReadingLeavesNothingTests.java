package id.payung.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/** Neither long files nor broken ones take memory that grows, and none leaves a thread or a temporary file behind. */
class ReadingLeavesNothingTests {

    @TempDir
    Path folder;

    /** Reads each file of a folder, and says how it went. */
    static final class ReadAll implements OwnProcess.Work {

        @Override
        public void run(List<String> arguments) throws IOException {
            // More rows than the corpora's own limit, for the long files.
            var limits = new RosterLimits(
                    DataSize.ofBytes(Long.parseLong(arguments.get(1))), Integer.parseInt(arguments.get(2)), 10);
            try (var files = Files.list(Path.of(arguments.get(0)))) {
                for (Path path : files.sorted().toList()) {
                    System.out.println(path.getFileName() + " " + read(path, limits));
                }
            }
        }

        private static String read(Path path, RosterLimits limits) {
            long letters = 0;
            int rows = 0;
            try (var file = RosterFile.open(new FileSystemResource(path), ReadRoster.REQUIRED, limits)) {
                for (var row = file.next(); row != null; row = file.next()) {
                    rows++;
                    letters += row.length();
                }
                return rows + " rows, " + letters + " letters";
            } catch (FileRefused refused) {
                return refused.findings().get(0).code().name();
            } catch (IOException | RuntimeException | Error e) {
                return e.toString();
            }
        }
    }

    @Test
    void everyBrokenFileOfTheCorpus() throws Exception {
        var corpus =
                Stream.concat(CsvFilesTests.refused(), XlsxFilesTests.refused()).toList();
        for (int i = 0; i < corpus.size(); i++) {
            Files.write(folder.resolve("%03d".formatted(i)), corpus.get(i).bytes());
        }

        // Beside 64 MiB of shared texts, which a file may have.
        var ended = OwnProcess.run("160m", ReadAll.class, folder.toString(), Integer.toString(8 << 20), "50");

        assertThat(ended.output())
                .containsExactlyElementsOf(IntStream.range(0, corpus.size())
                        .mapToObj(i -> "%03d %s".formatted(i, corpus.get(i).code()))
                        .toList());
        assertThat(ended.threads()).isEqualTo("[]");
        assertThat(ended.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aHundredThousandPeople(LongRoster.Kind kind) throws Exception {
        assertReadWithin("16m", kind, 100_000);
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void aMillionPeople(LongRoster.Kind kind) throws Exception {
        assertReadWithin("16m", kind, 1_000_000);
    }

    private void assertReadWithin(String heap, LongRoster.Kind kind, int people) throws Exception {
        long letters = LongRoster.write(folder.resolve("roster"), kind, people);

        var ended = OwnProcess.run(
                heap, ReadAll.class, folder.toString(), Long.toString(256L << 20), Integer.toString(people));

        assertThat(ended)
                .isEqualTo(new OwnProcess.Ended(
                        List.of("roster %d rows, %d letters".formatted(people, letters)), "[]", List.of()));
    }
}
