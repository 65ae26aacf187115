package id.payung.monitoring.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Horizontal bars, one below the other, each a link to the list behind its figure. In the units of the picture: labels to
 * the left of {@link #LEFT}, bars up to {@link #WIDTH}.
 */
record BarPicture(List<Bar> bars) {

    static final int LEFT = 270;
    static final int WIDTH = 1000;
    static final int ROW = 34;

    /** Room for the value behind the longest bar. */
    private static final int VALUE = 340;

    BarPicture {
        bars = List.copyOf(bars);
    }

    /** @param part the width of the darker part in front */
    record Bar(int y, String label, String value, double width, double part, String href) {}

    /** What a bar says. @param whole how long it is; @param part how much of it is filled */
    record Row(String label, String value, long whole, long part, String href) {}

    public int height() {
        return bars.size() * ROW + 4;
    }

    static <T> BarPicture of(List<T> things, Function<T, Row> row) {
        var rows = things.stream().map(row).toList();
        long longest = Math.max(1, rows.stream().mapToLong(longest()).max().orElse(1));
        double unit = (double) (WIDTH - LEFT - VALUE) / longest;
        return new BarPicture(java.util.stream.IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    var r = rows.get(i);
                    return new Bar(i * ROW + 4, r.label(), r.value(), r.whole() * unit, r.part() * unit, r.href());
                })
                .toList());
    }

    private static ToLongFunction<Row> longest() {
        return row -> Math.max(row.whole(), row.part());
    }
}
