package id.payung.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.OwnProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * However a file is bent, it is read or refused: nothing else is thrown, the memory suffices, and nothing is left behind.
 * {@code -Dbent.rounds=} bends more of them, {@code -Dbent.first=} begins at another lot.
 */
class BentFilesTests {

    @Test
    void aFewAreReadOrRefused() throws Exception {
        assertReadOrRefused(0, 1_500);
    }

    @Test
    @Tag("faults")
    void manyAreReadOrRefused() throws Exception {
        assertReadOrRefused(Long.getLong("bent.first", 1_000_000), Integer.getInteger("bent.rounds", 200_000));
    }

    private static void assertReadOrRefused(long first, int rounds) throws Exception {
        var ended = OwnProcess.run("64m", Bend.class, Long.toString(first), Integer.toString(rounds));

        System.out.println(String.join("\n", ended.output()));
        assertThat(ended.threads()).isEqualTo("[]");
        assertThat(ended.files()).isEmpty();
        assertThat(ended.output()).hasSize(1);
        assertThat(ended.output().get(0))
                .startsWith("From lot %d on, of %d: ".formatted(first, rounds))
                .doesNotContain(" 0 read", " 0 refused");
    }

    /** Ends with the lot that goes wrong, or with one line. */
    static final class Bend implements OwnProcess.Work {

        @Override
        public void run(List<String> arguments) throws IOException {
            long first = Long.parseLong(arguments.get(0));
            int rounds = Integer.parseInt(arguments.get(1));
            var files = new BentFiles();
            int read = 0;
            int refused = 0;
            Map<String, Finding> said = new TreeMap<>();
            for (long lot = first; lot < first + rounds; lot++) {
                try {
                    ReadRoster.read(files.file(lot));
                    read++;
                } catch (FileRefused e) {
                    var finding = e.findings().get(0);
                    said.putIfAbsent(finding.code() + "." + finding.variant(), finding);
                    refused++;
                } catch (Exception | Error e) {
                    throw new AssertionError("Lot " + lot, e);
                }
            }
            for (Finding finding : said.values()) {
                ReadRoster.assertSaid(finding);
            }
            System.out.println("From lot %d on, of %d: %d read, %d refused as %s"
                    .formatted(first, rounds, read, refused, said.keySet()));
        }
    }
}
