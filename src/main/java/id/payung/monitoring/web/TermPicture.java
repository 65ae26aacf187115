package id.payung.monitoring.web;

import id.payung.monitoring.AgreementLine;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The term as a bar with its months and today, in the units of the picture.
 *
 * @param months where each month begins
 * @param today where today is; null outside the term
 * @param gone how much of the term is over
 * @param daysLeft days until the last day; negative after it
 * @param daysToGo days until the first day; negative after it
 */
record TermPicture(List<Mark> months, @Nullable Double today, double gone, long daysLeft, long daysToGo) {

    static final double WIDTH = 1000;
    private static final int MOST_LABELS = 13;

    TermPicture {
        months = List.copyOf(months);
    }

    record Mark(double x, LocalDate day) {}

    static TermPicture of(AgreementLine line, LocalDate today) {
        double days = ChronoUnit.DAYS.between(line.firstDay(), line.lastDay()) + 1;
        var marks = new ArrayList<Mark>();
        int step = (line.months() + MOST_LABELS - 1) / MOST_LABELS;
        for (int month = 0; month < line.months(); month += step) {
            var day = line.firstDay().plusMonths(month);
            if (!day.isAfter(line.lastDay())) {
                marks.add(new Mark(ChronoUnit.DAYS.between(line.firstDay(), day) / days * WIDTH, day));
            }
        }
        double at = ChronoUnit.DAYS.between(line.firstDay(), today) / days * WIDTH;
        return new TermPicture(
                marks,
                at < 0 || at >= WIDTH ? null : at,
                Math.max(0, Math.min(WIDTH, at)),
                ChronoUnit.DAYS.between(today, line.lastDay()),
                ChronoUnit.DAYS.between(today, line.firstDay()));
    }
}
