package id.payung.renewal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import id.payung.renewal.RenewalSweep;
import id.payung.support.PathEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every path and timer of daily-sweep, on the real engine with its services mocked. */
class DailySweepPathTests {

    /** Six in the morning in Jakarta, on the first morning after a test begins. */
    private static final Instant SIX = Instant.parse("2026-11-02T23:00:00Z");

    private final RenewalSweep renewals = mock(RenewalSweep.class);
    private final JavaDelegate remind = mock(JavaDelegate.class);
    private final JavaDelegate escalate = mock(JavaDelegate.class);
    private final JavaDelegate payments = mock(JavaDelegate.class);
    private final PathEngine path = new PathEngine(
            "daily-sweep",
            Map.of(
                    "sendRenewalReminders", new SendRenewalRemindersDelegate(renewals),
                    "remindOverdueTasks", remind,
                    "escalateOverdueTasks", escalate,
                    "tellPaymentsAgain", payments));

    @AfterEach
    void close() {
        path.close();
    }

    @Test
    void everyMorningAtSixInJakartaItDoesAllItsWork() throws Exception {
        path.time().travelTo(SIX.minusSeconds(1));
        verify(renewals, never()).run();

        path.time().travelTo(SIX.plusSeconds(1));

        verify(renewals).run();
        verify(remind).execute(any());
        verify(escalate).execute(any());
        verify(payments).execute(any());
        assertThat(path.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isZero();

        path.time().travelTo(SIX.plus(Duration.ofDays(6)).plusSeconds(1));
        verify(renewals, times(7)).run();
        verify(escalate, times(7)).execute(any());
    }

    @Test
    void whatFailsIsTriedAgainAndWhatWasDoneIsNotRepeated() throws Exception {
        doThrow(new IllegalStateException("down")).when(remind).execute(any());
        assertThatThrownBy(() -> path.time().travelTo(SIX.plusSeconds(1))).hasMessageContaining("down");

        doNothing().when(remind).execute(any());
        path.runDueJobs();

        verify(renewals, times(1)).run();
        verify(remind, times(2)).execute(any());
        verify(escalate, times(1)).execute(any());
    }

    @Test
    void whatFailsHoldsUpNothingElse() throws Exception {
        doThrow(new IllegalStateException("down")).when(renewals).run();
        assertThatThrownBy(() -> path.time().travelTo(SIX.plusSeconds(1))).hasMessageContaining("down");

        var jobs = path.engine().getManagementService().createJobQuery();
        for (var job : jobs.messages().list()) {
            try {
                path.engine().getManagementService().executeJob(job.getId());
            } catch (IllegalStateException stillDown) {
                assertThat(stillDown).hasMessage("down");
            }
        }
        verify(remind).execute(any());
        verify(escalate).execute(any());
        verify(payments).execute(any());
    }

    @Test
    void theNextMorningComesThoughTodaysSweepIsStuck() {
        doThrow(new IllegalStateException("down")).when(renewals).run();
        assertThatThrownBy(() -> path.time().travelTo(SIX.plusSeconds(1))).hasMessageContaining("down");

        assertThat(path.engine()
                        .getManagementService()
                        .createJobQuery()
                        .timers()
                        .processDefinitionKey("daily-sweep")
                        .list())
                .anySatisfy(
                        timer -> assertThat(timer.getDuedate().toInstant()).isEqualTo(SIX.plus(Duration.ofDays(1))));
    }
}
