package id.payung.monitoring.web;

import id.payung.monitoring.Dashboard;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The days ahead from left to right, with a line for each agreement up to its last day. */
record EndsPicture(List<End> ends, List<Mark> marks) {

    static final int WIDTH = 1000;
    static final int ROW = 40;
    private static final int TOP = 30;
    private static final int STEP = 30;

    EndsPicture {
        ends = List.copyOf(ends);
        marks = List.copyOf(marks);
    }

    /** @param labelLeft whether the label stands to the left of the end, where there is more room */
    record End(
            int y,
            double x,
            boolean labelLeft,
            UUID agreement,
            String title,
            LocalDate lastDay,
            long people,
            boolean renewed) {}

    record Mark(double x, LocalDate day, int days) {}

    public int height() {
        return TOP + ends.size() * ROW + 6;
    }

    static EndsPicture of(List<Dashboard.End> ends, LocalDate today) {
        double day = (double) WIDTH / Dashboard.DAYS_AHEAD;
        return new EndsPicture(
                IntStream.range(0, ends.size())
                        .mapToObj(i -> {
                            var end = ends.get(i);
                            double x = end.daysLeft() * day;
                            return new End(
                                    TOP + i * ROW,
                                    x,
                                    x > WIDTH / 2.0,
                                    end.agreement(),
                                    end.title(),
                                    end.lastDay(),
                                    end.people(),
                                    end.renewed());
                        })
                        .toList(),
                IntStream.rangeClosed(0, Dashboard.DAYS_AHEAD / STEP)
                        .mapToObj(i -> new Mark(i * STEP * day, today.plusDays((long) i * STEP), i * STEP))
                        .toList());
    }
}
