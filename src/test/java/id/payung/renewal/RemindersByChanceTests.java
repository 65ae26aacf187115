package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.agreement.CoveragePeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Agreements and downtimes by chance, against the rule said once for each step. */
class RemindersByChanceTests extends ReminderSimulation {

    private static final List<Integer> STEPS = List.of(90, 30, 7);

    @Test
    void whateverTheAgreementsAndTheDowntimesTheRuleHolds() throws Exception {
        var chance = new Random(20270301);
        Map<AgreementId, LocalDate> lastDays = new LinkedHashMap<>();
        for (int i = 0; i < 80; i++) {
            var firstDay = LocalDate.of(2026, 6, 1).plusDays(chance.nextInt(700));
            var months = List.of(1, 2, 3, 6, 12, 15).get(chance.nextInt(6));
            var period = new CoveragePeriod(firstDay, months);
            if (period.lastDay().isAfter(FIRST_MORNING.plusDays(90))
                    && period.lastDay().isBefore(LAST_MORNING)) {
                var municipality = chance.nextBoolean() ? "3375" : "6302";
                lastDays.put(sign(municipality, firstDay.toString(), months, true), period.lastDay());
            }
        }
        var mornings = new TreeSet<LocalDate>();
        for (var day = FIRST_MORNING; day.isBefore(LAST_MORNING); day = day.plusDays(1)) {
            if (chance.nextInt(60) == 0) {
                day = day.plusDays(chance.nextInt(45)); // everything stands still for up to six weeks
            }
            mornings.add(day);
        }

        for (LocalDate morning : mornings) {
            travelTo(morning);
            reminding.remindOfAll();
        }

        assertThat(lastDays).hasSizeGreaterThan(40);
        lastDays.forEach((agreement, lastDay) -> {
            var expected = new ArrayList<LocalDate>();
            for (int step : STEPS) {
                var morning = mornings.ceiling(lastDay.minusDays(step));
                boolean laterStepIsDueToo = morning != null
                        && STEPS.stream()
                                .anyMatch(later -> later < step && !morning.isBefore(lastDay.minusDays(later)));
                if (morning != null && !morning.isAfter(lastDay) && !laterStepIsDueToo) {
                    expected.add(morning);
                }
            }
            assertThat(mailsAbout(agreement).stream().map(Mail::on))
                    .as("agreement until %s", lastDay)
                    .containsExactlyElementsOf(expected);
        });
    }
}
