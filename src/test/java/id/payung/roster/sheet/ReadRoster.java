package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.unit.DataSize;

/**
 * A file that was read to its end.
 *
 * @param empty rows without text below the header
 * @param warnings what was said about the whole
 */
record ReadRoster(List<Row> rows, int empty, List<FindingCode> warnings) {

    static final RosterLimits LIMITS = new RosterLimits(DataSize.ofMegabytes(8), 50, 10);
    static final Set<RosterColumn> REQUIRED = Set.of(RosterColumn.NIK, RosterColumn.NAME);

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    record Row(int number, List<String> cells) {}

    /** A file in memory that knows how often it was opened and not closed. */
    static final class Watched implements InputStreamSource {

        private final byte[] bytes;
        private final AtomicInteger open = new AtomicInteger();

        Watched(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getInputStream() {
            open.incrementAndGet();
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private boolean closed;

                @Override
                public void close() {
                    if (!closed) {
                        closed = true;
                        open.decrementAndGet();
                    }
                }
            };
        }
    }

    static ReadRoster read(byte[] bytes) throws FileRefused, IOException {
        return read(bytes, LIMITS);
    }

    static ReadRoster read(byte[] bytes, RosterLimits limits) throws FileRefused, IOException {
        var content = new Watched(bytes);
        try (var file = RosterFile.open(content, REQUIRED, limits)) {
            List<Row> rows = new ArrayList<>();
            for (var row = file.next(); row != null; row = file.next()) {
                var each = row;
                rows.add(new Row(
                        row.number(),
                        IntStream.range(0, row.cells().length)
                                .mapToObj(each::cell)
                                .toList()));
            }
            return new ReadRoster(
                    rows,
                    file.emptyRows(),
                    file.warnings().stream().map(Finding::code).toList());
        } finally {
            assertThat(content.open).as("streams left open").hasValue(0);
        }
    }

    /** Why the file is refused whole. */
    static Finding refusal(byte[] bytes) {
        return catchThrowableOfType(FileRefused.class, () -> read(bytes))
                .findings()
                .get(0);
    }

    List<Integer> numbers() {
        return rows.stream().map(Row::number).toList();
    }

    List<String> column(int position) {
        return rows.stream().map(row -> row.cells().get(position)).toList();
    }

    /** There is a sentence for it in both languages, and it names no more than the finding brings. */
    static void assertSaid(Finding finding) throws IOException {
        var key = "roster.finding." + finding.code() + (finding.variant() == null ? "" : "." + finding.variant());
        var arguments =
                Stream.concat(Stream.of("A1"), finding.arguments().stream()).toArray();
        for (String bundle : List.of("roster.properties", "roster_en.properties")) {
            var sentence = sentences(bundle).getProperty(key);

            assertThat(sentence).as(key).isNotBlank();
            assertThat(PLACE.matcher(sentence).results().map(place -> Integer.parseInt(place.group(1))))
                    .as(sentence)
                    .allMatch(place -> place < arguments.length);
            assertThat(new MessageFormat(sentence).format(arguments))
                    .endsWith(".")
                    .doesNotContain("\n");
        }
    }

    private static Properties sentences(String bundle) throws IOException {
        var sentences = new Properties();
        try (var text = new InputStreamReader(ReadRoster.class.getResourceAsStream("/messages/" + bundle), UTF_8)) {
            sentences.load(text);
        }
        return sentences;
    }
}
