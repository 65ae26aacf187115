package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Twenty-four months, morning by morning, on two nodes at once: no reminder twice, none missed. */
class TwoYearsOfRemindersTests extends ReminderSimulation {

    private static final LocalDate DOWN_FROM = LocalDate.of(2027, 11, 25);
    private static final LocalDate UP_AGAIN = LocalDate.of(2027, 12, 27);

    @Test
    void eachStepIsRemindedOfOnceAndNoneIsMissed() throws Exception {
        var leapDay = sign("3375", "2027-03-01", 12, true);
        var throughTheDowntime = sign("6302", "2027-01-01", 12, true);
        var notRenewable = sign("3375", "2027-02-01", 6, false);
        var oneMonth = sign("3375", "2027-02-01", 1, true);
        var extended = sign("3375", "2026-07-01", 12, true);
        var shortened = sign("3375", "2027-05-01", 24, true);
        var decidedAgainst = sign("3375", "2027-04-01", 12, true);
        var renewed = sign("3375", "2027-03-01", 12, true);
        var givenUp = sign("3375", "2027-06-01", 12, true);
        List<AgreementId> successors = new ArrayList<>();

        Map<LocalDate, Runnable> onThatMorning = new LinkedHashMap<>();
        onThatMorning.put(LocalDate.of(2027, 5, 10), () -> endOn(extended, "2027-10-31"));
        onThatMorning.put(LocalDate.of(2028, 2, 10), () -> endOn(shortened, "2028-02-29"));
        onThatMorning.put(LocalDate.of(2028, 1, 10), () -> set(decidedAgainst, "renewal_decision", "DO_NOT_RENEW"));
        onThatMorning.put(LocalDate.of(2027, 12, 28), () -> successors.add(succeed(renewed, "DRAFT")));
        onThatMorning.put(LocalDate.of(2028, 2, 15), () -> set(successors.get(0), "status", "SIGNED"));
        onThatMorning.put(LocalDate.of(2028, 4, 1), () -> successors.add(succeed(givenUp, "IN_REVIEW")));
        onThatMorning.put(LocalDate.of(2028, 5, 10), () -> set(successors.get(1), "status", "REJECTED"));
        sweepEveryMorning(onThatMorning);

        // 29 February: 90 days before it, 30, and 7; in the downtime nothing falls due but the second is late.
        assertThat(mailsAbout(leapDay))
                .containsExactly(
                        mail("2027-12-27", "dalam 64 hari"), // due on 1 December, when everything stood still
                        mail("2028-01-30", "dalam 30 hari"),
                        mail("2028-02-22", "dalam 7 hari"));
        assertThat(mailsAbout(throughTheDowntime))
                .as("two steps were missed; both parties hear once, with the days that are really left")
                .containsExactly(mail("2027-10-02", "dalam 90 hari"), mail("2027-12-27", "dalam 4 hari"));
        assertThat(mailsAbout(notRenewable))
                .containsExactly(
                        mail("2027-05-02", "dalam 90 hari"),
                        mail("2027-07-01", "dalam 30 hari"),
                        mail("2027-07-24", "dalam 7 hari"));
        assertThat(mailsAbout(oneMonth))
                .as("shorter than the ladder")
                .containsExactly(
                        mail("2027-01-01", "dalam 58 hari"),
                        mail("2027-01-29", "dalam 30 hari"),
                        mail("2027-02-21", "dalam 7 hari"));
        assertThat(mailsAbout(extended))
                .as("the reminder of the old last day does not silence those of the new one")
                .containsExactly(
                        mail("2027-04-01", "dalam 90 hari"),
                        mail("2027-08-02", "dalam 90 hari"),
                        mail("2027-10-01", "dalam 30 hari"),
                        mail("2027-10-24", "dalam 7 hari"));
        assertThat(mailsAbout(shortened))
                .as("what the earlier last day has already passed is told once")
                .containsExactly(mail("2028-02-10", "dalam 19 hari"), mail("2028-02-22", "dalam 7 hari"));
        assertThat(mailsAbout(decidedAgainst))
                .as("nobody is reminded of what is decided")
                .containsExactly(mail("2028-01-01", "dalam 90 hari"));
        assertThat(mailsAbout(renewed))
                .as("until the successor is signed")
                .containsExactly(mail("2027-12-27", "dalam 64 hari"), mail("2028-01-30", "tersisa 30 hari"));
        assertThat(mailsAbout(successors.get(0)))
                .as("the second year is counted from its own last day, 28 February 2029")
                .containsExactly(mail("2028-11-30", "dalam 90 hari"));
        assertThat(mailsAbout(givenUp))
                .as("a successor that is given up does not silence the rest")
                .containsExactly(
                        mail("2028-03-02", "dalam 90 hari"),
                        mail("2028-05-01", "tersisa 30 hari"),
                        mail("2028-05-24", "dalam 7 hari"));
        assertThat(collapsed(throughTheDowntime)).containsExactly(30);
        assertThat(collapsed(leapDay)).isEmpty();
    }

    private void sweepEveryMorning(Map<LocalDate, Runnable> onThatMorning) throws Exception {
        var nodes = Executors.newFixedThreadPool(2);
        Callable<Integer> sweep = () -> reminding.remindOfAll();
        for (var day = FIRST_MORNING; !day.isAfter(LAST_MORNING); day = day.plusDays(1)) {
            travelTo(day);
            onThatMorning.getOrDefault(day, () -> {}).run();
            if (day.isBefore(DOWN_FROM) || !day.isBefore(UP_AGAIN)) {
                for (var node : nodes.invokeAll(Collections.nCopies(2, sweep))) {
                    node.get(60, TimeUnit.SECONDS);
                }
            }
        }
        nodes.shutdown();
    }
}
