package id.payung.renewal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The days before an agreement's last day on which something happens. Every date of a renewal is counted here, and always
 * from the last day of the current period: never from the first day, the day of signing or an earlier reminder.
 *
 * @param decision how many days before the last day the decision opens
 * @param reminders how many days before the last day both parties are reminded, the earliest first
 */
public record Ladder(int decision, List<Integer> reminders) {

    public Ladder {
        reminders =
                reminders.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (decision < 0 || reminders.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException(
                    "Days are counted back from the last day: %d, %s".formatted(decision, reminders));
        }
    }

    LocalDate opensOn(LocalDate lastDay) {
        return lastDay.minusDays(decision);
    }

    /** The reminders whose day has come, the latest of them last. None once the last day is over: then it is too late. */
    List<Integer> reached(LocalDate lastDay, LocalDate today) {
        return today.isAfter(lastDay)
                ? List.of()
                : reminders.stream()
                        .filter(days -> !today.isBefore(lastDay.minusDays(days)))
                        .toList();
    }
}
