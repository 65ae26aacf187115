package id.payung.renewal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import id.payung.agreement.RenewalDecision;
import id.payung.platform.ProcessStart;
import id.payung.platform.Refused;
import id.payung.renewal.RenewalDates;
import id.payung.renewal.RenewalDeciding;
import id.payung.renewal.RenewalId;
import id.payung.support.MovableClock;
import id.payung.support.PathEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path and timer of agreement-renewal, on the real engine with its services mocked. */
class AgreementRenewalPathTests {

    private static final Instant OPENS = MovableClock.START.plus(Duration.ofDays(100));
    private static final Instant ENDS = MovableClock.START.plus(Duration.ofDays(370));

    private final RenewalDeciding deciding = mock(RenewalDeciding.class);
    private final RenewalDates dates = mock(RenewalDates.class);
    private final UUID id = UUID.randomUUID();
    private final RenewalId renewal = new RenewalId(id);
    private final PathEngine path = new PathEngine(
            "agreement-renewal",
            Map.of(
                    "renewalCalendar", new RenewalCalendar(dates),
                    "recordEvaluation", new RecordEvaluationDelegate(deciding),
                    "recordRenewalDecision", new RecordRenewalDecisionDelegate(deciding),
                    "draftSuccessor", new DraftSuccessorDelegate(deciding),
                    "recordSilence", new RecordSilenceDelegate(deciding)));

    @BeforeEach
    void dates() {
        when(dates.opensAt(renewal)).thenReturn(OPENS);
        when(dates.endsAt(renewal)).thenReturn(ENDS);
    }

    @AfterEach
    void close() {
        path.close();
    }

    @Test
    void aYesLeadsToTheSuccessor() {
        var instance = start();
        path.time().travelTo(OPENS.minusSeconds(1));
        assertThat(path.taskKeys()).as("not before its day").isEmpty();
        path.time().travelTo(OPENS.plusSeconds(1));
        assertThat(path.taskKeys()).containsExactly("evaluateAgreement");
        path.complete("evaluateAgreement", Map.of("evaluation", "Kuota terisi penuh"));
        path.runDueJobs();
        assertThat(path.taskKeys()).containsExactly("decideRenewal");
        path.complete("decideRenewal", Map.of("decision", "RENEW"));
        verify(deciding, never()).draftSuccessor(any());
        path.runDueJobs();

        var order = inOrder(deciding);
        order.verify(deciding).recordEvaluation(renewal, "Kuota terisi penuh");
        order.verify(deciding).recordDecision(renewal, RenewalDecision.RENEW, null);
        order.verify(deciding).draftSuccessor(renewal);
        order.verifyNoMoreInteractions();
        assertThat(path.isOver(instance)).isTrue();
        assertThat(path.endsOf(instance)).containsExactlyInAnyOrder("renewalDecided", "successorDrafted");
    }

    @Test
    void aNoEndsWithoutASuccessor() {
        var instance = start();
        path.time().travelTo(OPENS.plusSeconds(1));
        evaluate();
        path.complete("decideRenewal", Map.of("decision", "DO_NOT_RENEW", "reason", "Anggaran dialihkan"));
        path.runDueJobs();

        verify(deciding).recordDecision(renewal, RenewalDecision.DO_NOT_RENEW, "Anggaran dialihkan");
        verify(deciding, never()).draftSuccessor(any());
        assertThat(path.endsOf(instance)).containsExactlyInAnyOrder("renewalDecided", "notRenewed");
        assertThat(path.isOver(instance)).isTrue();
    }

    @Test
    void silenceOfTheBranchEndsAfterTheLastDay() {
        var instance = start();
        path.time().travelTo(OPENS.plusSeconds(1));
        assertThat(path.taskKeys()).containsExactly("evaluateAgreement");
        path.time().travelTo(ENDS.minusSeconds(1));
        assertThat(path.taskKeys())
                .as("the municipality does not wait for the branch")
                .containsExactly("decideRenewal");

        path.time().travelTo(ENDS.plusSeconds(1));

        verify(deciding).recordSilence(renewal);
        assertThat(path.endsOf(instance)).containsExactly("noDecision");
        assertThat(path.isOver(instance)).isTrue();
    }

    @Test
    void theMunicipalityDecidesWithoutTheBranchWhereThatDoesNotEvaluate() {
        var instance = start();
        path.time().travelTo(OPENS.plus(Duration.ofDays(20)).plusSeconds(2));
        assertThat(path.taskKeys()).containsExactly("decideRenewal");

        path.complete("decideRenewal", Map.of("decision", "RENEW"));
        path.runDueJobs();

        verify(deciding, never()).recordEvaluation(any(), any());
        verify(deciding).draftSuccessor(renewal);
        assertThat(path.isOver(instance)).isTrue();
    }

    @Test
    void silenceOfTheMunicipalityEndsAfterTheLastDay() {
        var instance = start();
        path.time().travelTo(OPENS.plusSeconds(1));
        evaluate();

        path.time().travelTo(ENDS.plusSeconds(1));

        verify(deciding).recordSilence(renewal);
        assertThat(path.endsOf(instance)).containsExactly("noDecision");
        assertThat(path.isOver(instance)).isTrue();
    }

    @Test
    void whatIsLateAlreadyOpensAtOnce() {
        when(dates.opensAt(renewal)).thenReturn(MovableClock.START.minus(Duration.ofDays(40)));

        start();
        path.runDueJobs();

        assertThat(path.taskKeys()).containsExactly("evaluateAgreement");
    }

    @Test
    void anAgreementThatEndsEarlyNeedsNoDecisionWhereverItWaits() {
        var waiting = start();
        path.tell("renewalClosed", id);
        assertThat(path.endsOf(waiting)).containsExactly("renewalClosedEnd");
        assertThat(path.isOver(waiting)).isTrue();

        var evaluating = start();
        path.time().travelTo(OPENS.plusSeconds(1));
        assertThat(path.taskKeys()).containsExactly("evaluateAgreement");
        path.tell("renewalClosed", id);
        assertThat(path.isOver(evaluating)).isTrue();

        var undecided = start();
        path.runDueJobs();
        evaluate();
        assertThat(path.taskKeys()).containsExactly("decideRenewal");
        path.tell("renewalClosed", id);
        assertThat(path.isOver(undecided)).isTrue();

        path.time().travelTo(ENDS.plusSeconds(1));
        verify(deciding, never()).recordSilence(any());
        assertThat(path.taskKeys()).isEmpty();
    }

    @Test
    void theMessageToNobodyIsNoError() {
        var instance = start();

        path.tell("renewalClosed", UUID.randomUUID());

        assertThat(path.isOver(instance)).isFalse();
    }

    @Test
    void aRefusedDecisionLeavesTheTaskOpen() {
        start();
        path.time().travelTo(OPENS.plusSeconds(1));
        evaluate();
        doThrow(Refused.field("reason", "renewal.reason.missing"))
                .when(deciding)
                .recordDecision(renewal, RenewalDecision.DO_NOT_RENEW, null);

        assertThatThrownBy(() -> path.complete("decideRenewal", Map.of("decision", "DO_NOT_RENEW")))
                .isInstanceOf(Refused.class);

        assertThat(path.taskKeys()).containsExactly("decideRenewal");
    }

    @Test
    void aSuccessorThatCannotBeDraftedIsTriedAgainAndTheDecisionStands() {
        var instance = start();
        path.time().travelTo(OPENS.plusSeconds(1));
        evaluate();
        path.complete("decideRenewal", Map.of("decision", "RENEW"));
        doThrow(new IllegalStateException("down")).when(deciding).draftSuccessor(renewal);
        assertThatThrownBy(path::runDueJobs).hasMessageContaining("down");
        assertThat(path.isOver(instance)).isFalse();

        doNothing().when(deciding).draftSuccessor(renewal);
        path.runDueJobs();

        verify(deciding, times(2)).draftSuccessor(renewal);
        verify(deciding, times(1)).recordDecision(renewal, RenewalDecision.RENEW, null);
        assertThat(path.endsOf(instance)).contains("successorDrafted");
    }

    /** The decision falls at the last minute: the timer may fire between its record and what follows it. */
    @Test
    void aDecisionAtTheLastMinuteIsNotTakenForSilence() {
        var instance = start();
        path.time().travelTo(ENDS.minusSeconds(60));

        path.complete("decideRenewal", Map.of("decision", "RENEW"));
        doThrow(Refused.conflict("renewal.decidedAlready", "head.3375"))
                .when(deciding)
                .recordSilence(renewal);
        var jobs = path.engine().getManagementService();
        var timer = jobs.createJobQuery().timers().singleResult();

        assertThatThrownBy(() -> jobs.executeJob(timer.getId())).isInstanceOf(Refused.class);
        path.runDueJobs();

        verify(deciding).draftSuccessor(renewal);
        assertThat(path.isOver(instance)).isTrue();
        assertThat(path.endsOf(instance)).doesNotContain("noDecision");
    }

    @Test
    void anotherLastDayMovesWhatWaits() {
        var workflow = new CamundaRenewalWorkflow(
                mock(ProcessStart.class),
                path.engine().getRuntimeService(),
                path.engine().getManagementService());
        var instance = start();
        when(dates.opensAt(renewal)).thenReturn(OPENS.plus(Duration.ofDays(50)));
        when(dates.endsAt(renewal)).thenReturn(ENDS.plus(Duration.ofDays(50)));
        workflow.moved(renewal);
        path.time().travelTo(OPENS.plus(Duration.ofDays(49)));
        assertThat(path.taskKeys()).isEmpty();
        path.time().travelTo(OPENS.plus(Duration.ofDays(51)));
        assertThat(path.taskKeys()).containsExactly("evaluateAgreement");

        when(dates.endsAt(renewal)).thenReturn(OPENS.plus(Duration.ofDays(60)));
        workflow.moved(renewal);
        path.time().travelTo(OPENS.plus(Duration.ofDays(61)));

        assertThat(path.isOver(instance)).isTrue();
        verify(deciding).recordSilence(renewal);
    }

    @Test
    void eachTaskHasItsRoleItsDueDateAndItsForm() {
        start();
        path.time().travelTo(OPENS.plusSeconds(1));
        assertTask("evaluateAgreement", "branchOfficer");
        evaluate();
        assertTask("decideRenewal", "agencyHead");
    }

    private void assertTask(String key, String role) {
        assertThat(path.tasks()).singleElement().satisfies(task -> {
            assertThat(task.getTaskDefinitionKey()).isEqualTo(key);
            assertThat(task.getDueDate()).isNotNull();
            assertThat(task.getFormKey()).isEqualTo("embedded:deployment:forms/task.html");
            assertThat(path.engine().getTaskService().getIdentityLinksForTask(task.getId()))
                    .singleElement()
                    .satisfies(link -> assertThat(link.getGroupId()).isEqualTo(role));
        });
    }

    private String start() {
        return path.start(
                "agreement-renewal", id, Map.of("agreementId", UUID.randomUUID().toString()));
    }

    private void evaluate() {
        path.complete("evaluateAgreement", Map.of("evaluation", "Baik"));
        path.runDueJobs();
    }
}
