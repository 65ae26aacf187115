package id.payung.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ours and a baseline, measured in turn in one process, so that what slows the machine slows both. Each case begins with a
 * round that only warms up; what counts is the median of the others.
 */
public final class Comparison {

    private static final int FEWEST_ROUNDS = 5;

    private final String name;
    private final int rounds;
    private final List<Case> cases = new ArrayList<>();

    public Comparison(String name, int rounds) {
        if (rounds < FEWEST_ROUNDS) {
            throw new IllegalArgumentException("A median needs at least %d rounds".formatted(FEWEST_ROUNDS));
        }
        this.name = name;
        this.rounds = rounds;
    }

    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /**
     * What is done in a round. Only {@code work} is timed.
     *
     * @param before brings the tables to the same state for every round, vacuumed and check-pointed
     * @param after asserts what was done: rows, answers
     */
    public record Side(Step before, Step work, Step after) {}

    /** One line of the report; the names are part of the public interface. */
    public record Case(
            @JsonProperty("case") String name,
            @JsonProperty("n") int size,
            @JsonProperty("rounds") int rounds,
            @JsonProperty("ours_s") double ours,
            @JsonProperty("baseline_s") double baseline,
            @JsonProperty("ratio") double ratio,
            @JsonProperty("what_is_baseline") String whatIsBaseline) {}

    private record Report(String name, String machine, String date, List<Case> cases) {}

    /** @param size how many of what the case is about, as its name says */
    public void add(String caseName, int size, Side ours, String whatIsBaseline, Side baseline) throws Exception {
        List<Double> ourTimes = new ArrayList<>();
        List<Double> baselineTimes = new ArrayList<>();
        time(ours);
        time(baseline);
        for (int round = 0; round < rounds; round++) {
            ourTimes.add(time(ours));
            baselineTimes.add(time(baseline));
        }
        double our = median(ourTimes);
        double other = median(baselineTimes);
        cases.add(new Case(caseName, size, rounds, rounded(our), rounded(other), rounded(our / other), whatIsBaseline));
        System.out.printf(
                Locale.ROOT,
                "%-60s %9d  ours %.3f s (%.3f to %.3f)  %s %.3f s (%.3f to %.3f)  ratio %.2f%n",
                caseName,
                size,
                our,
                ourTimes.get(0),
                ourTimes.get(rounds - 1),
                whatIsBaseline,
                other,
                baselineTimes.get(0),
                baselineTimes.get(rounds - 1),
                our / other);
    }

    private static double time(Side side) throws Exception {
        side.before().run();
        long begin = System.nanoTime();
        side.work().run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        side.after().run();
        return seconds;
    }

    /** Leaves the times sorted. */
    private static double median(List<Double> times) {
        times.sort(null);
        int half = times.size() / 2;
        return times.size() % 2 == 1 ? times.get(half) : (times.get(half - 1) + times.get(half)) / 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    /** Writes {@code target/bench/<name>.json}. */
    public void write() throws IOException {
        var report = new Report(
                name,
                "%d cores, Java %s".formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()),
                LocalDate.now(ZoneOffset.UTC).toString(),
                cases);
        var file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
    }
}
