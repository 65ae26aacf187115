package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.CoveragePeriod;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTests {

    private static final Ladder LADDER = new Ladder(270, List.of(30, 7, 90));

    /** First days over two leap years, month ends and the last of February among them, with terms of all usual lengths. */
    static Stream<CoveragePeriod> periods() {
        return LocalDate.of(2026, 12, 25).datesUntil(LocalDate.of(2033, 3, 3)).flatMap(firstDay -> Stream.of(
                        1, 2, 3, 6, 11, 12, 13, 15, 24, 60)
                .map(months -> new CoveragePeriod(firstDay, months)));
    }

    @ParameterizedTest
    @CsvSource({
        // last day, decision opens, reminders
        "2028-02-29, 2027-06-04, 2027-12-01, 2028-01-30, 2028-02-22",
        "2027-12-31, 2027-04-05, 2027-10-02, 2027-12-01, 2027-12-24",
        "2027-02-28, 2026-06-03, 2026-11-30, 2027-01-29, 2027-02-21",
        "2028-03-31, 2027-07-05, 2028-01-01, 2028-03-01, 2028-03-24",
    })
    void everyDateIsCountedBackFromTheLastDay(
            LocalDate lastDay, LocalDate opens, LocalDate first, LocalDate second, LocalDate third) {
        assertThat(LADDER.opensOn(lastDay)).isEqualTo(opens);
        assertThat(LADDER.reached(lastDay, first.minusDays(1))).isEmpty();
        assertThat(LADDER.reached(lastDay, first)).containsExactly(90);
        assertThat(LADDER.reached(lastDay, second)).containsExactly(90, 30);
        assertThat(LADDER.reached(lastDay, third)).containsExactly(90, 30, 7);
    }

    @Test
    void fromTheLastDayOnNothingIsLeftToRemindOf() {
        var lastDay = LocalDate.of(2028, 2, 29);

        assertThat(LADDER.reached(lastDay, lastDay)).containsExactly(90, 30, 7);
        assertThat(LADDER.reached(lastDay, lastDay.plusDays(1))).isEmpty();
    }

    @Test
    void whateverThePeriodEachStepIsReachedOnItsDayAndStaysReachedUntilTheLastDay() {
        periods().forEach(period -> {
            var lastDay = period.lastDay();
            for (int before = 91; before >= 0; before--) {
                var today = lastDay.minusDays(before);
                var reached = LADDER.reached(lastDay, today);
                assertThat(reached)
                        .as("%s on %s", period, today)
                        .hasSize(before > 90 ? 0 : before > 30 ? 1 : before > 7 ? 2 : 3);
                if (!reached.isEmpty()) {
                    assertThat(reached.get(reached.size() - 1)).isGreaterThanOrEqualTo(before);
                }
            }
            assertThat(ChronoUnit.DAYS.between(LADDER.opensOn(lastDay), lastDay))
                    .isEqualTo(270);
        });
    }

    /** The trap others fell into: a renewed term counted from the first one, or doubled. */
    @Test
    void theFirstSecondAndThirdRenewalAreEachCountedFromTheirOwnLastDay() {
        periods().forEach(period -> {
            var current = period;
            for (int renewal = 1; renewal <= 3; renewal++) {
                var next = current.next();
                assertThat(next.firstDay()).isEqualTo(current.lastDay().plusDays(1));
                assertThat(next.lastDay())
                        .isEqualTo(next.firstDay().plusMonths(period.months()).minusDays(1));
                assertThat(LADDER.reached(next.lastDay(), next.lastDay().minusDays(90)))
                        .containsExactly(90);
                assertThat(LADDER.reached(next.lastDay(), next.lastDay().minusDays(91)))
                        .isEmpty();
                current = next;
            }
        });
    }

    @Test
    void theOrderOfTheTableDoesNotMatterAndADayCountsOnce() {
        assertThat(new Ladder(270, List.of(7, 90, 7, 30))).isEqualTo(LADDER);
    }

    @Test
    void aStepAfterTheLastDayIsNoReminder() {
        assertThatThrownBy(() -> new Ladder(270, List.of(90, -1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ladder(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
