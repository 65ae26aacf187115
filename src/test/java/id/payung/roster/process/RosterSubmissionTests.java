package id.payung.roster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import id.payung.agreement.Side;
import id.payung.platform.Refused;
import id.payung.roster.Acceptance;
import id.payung.roster.Correction;
import id.payung.roster.HeldRows;
import id.payung.roster.RosterDetermination;
import id.payung.roster.RosterId;
import id.payung.roster.RosterSubmission;
import id.payung.roster.RosterSubmission.Check;
import id.payung.roster.RosterVerification;
import id.payung.roster.RosterWorkflow;
import id.payung.roster.Verdict;
import id.payung.roster.WardVerification;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Every path of roster-submission on the real engine, with our own services mocked. */
@PayungTest
class RosterSubmissionTests {

    private static final UUID SCAN = UUID.fromString("4be0643f-1d98-473b-97cd-ca98a65347dd");

    @MockitoBean
    RosterSubmission submission;

    @MockitoBean
    RosterVerification verification;

    @MockitoBean
    HeldRows heldRows;

    @MockitoBean
    WardVerification wards;

    @MockitoBean
    RosterDetermination determination;

    @MockitoBean(name = "openBill")
    JavaDelegate openBill;

    @Autowired
    RosterWorkflow workflow;

    @Autowired
    RuntimeService runtime;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    private final UUID agreement = UUID.randomUUID();
    private final RosterId roster = new RosterId(UUID.randomUUID());

    @BeforeEach
    void everythingIsClean() {
        given(submission.submit(any(), any())).willReturn(new Check(true, true));
        given(submission.correct(any(), any(), any())).willReturn(new Check(true, true));
        given(verification.conclude(roster)).willReturn(true);
        runtime.createProcessInstanceByKey("roster-submission")
                .businessKey(roster.toString())
                .setVariables(Map.of(
                        "agreementId", agreement.toString(),
                        "municipality", "3375",
                        "branch", "pkl",
                        "agency", "kesra"))
                .execute();
        driver.runDueJobs();
    }

    private void complete(String task, Map<String, Object> fields) {
        forms.submitTaskForm(driver.task(task, agreement).getId(), new HashMap<>(fields));
        driver.runDueJobs();
    }

    private void submit() {
        complete("submitRoster", Map.of("roster", roster.toString()));
    }

    private void verifyByBoth() {
        complete("verifyByMunicipality", Map.of("decision", "VERIFY"));
        complete("verifyByBranch", Map.of("decision", "VERIFY"));
    }

    private List<String> waiting() {
        return driver.openTasks(agreement).stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    private boolean isOver() {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(roster.toString())
                        .count()
                == 0;
    }

    private List<String> passed() {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(roster.toString())
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    @Test
    void wardsAreAskedEachTimeThatVerificationBeginsAndNothingWaitsForThem() {
        submit();
        verify(wards, times(1)).ask(roster);
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");

        given(verification.conclude(roster)).willReturn(false);
        verifyByBoth();
        complete("correctRoster", Map.of("decision", "PROCEED_WITHOUT_REJECTED"));
        verify(wards, times(2)).ask(roster);
    }

    @Test
    void aCleanRosterRunsFromItsRequestToItsBill() throws Exception {
        assertThat(waiting()).containsExactly("submitRoster");
        submit();
        verify(submission).submit(roster, roster.value());
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
        complete("verifyByMunicipality", Map.of("decision", "VERIFY"));
        verify(verification).answer(roster, Side.MUNICIPALITY, Verdict.VERIFY, null);
        verify(verification, never()).conclude(any());
        complete("verifyByBranch", Map.of("decision", "VERIFY", "reason", "Sesuai"));
        verify(verification).answer(roster, Side.BRANCH, Verdict.VERIFY, "Sesuai");
        verify(verification).conclude(roster);
        assertThat(waiting()).containsExactly("determineRoster");
        complete(
                "determineRoster",
                Map.of("decreeNumber", "400.9/113", "decreeDate", "2027-01-20", "scan", SCAN.toString()));
        verify(determination).determine(roster, "400.9/113", LocalDate.of(2027, 1, 20), SCAN);
        assertThat(waiting()).containsExactly("handOverRoster");
        complete(
                "handOverRoster",
                Map.of("minutesNumber", "BA-21", "handedOverOn", "2027-01-21", "scan", SCAN.toString()));
        verify(determination).handOver(roster, "BA-21", LocalDate.of(2027, 1, 21), SCAN);
        verify(openBill).execute(any());
        assertThat(isOver()).isTrue();
        assertThat(passed()).contains("rosterHandedOver").doesNotContain("correctRoster", "rosterCheckedEvent");
    }

    @Test
    void heldRowsAreDecidedBeforeBothSidesVerify() {
        given(heldRows.areLeft(roster)).willReturn(true);
        submit();
        assertThat(waiting()).containsExactly("decideHeldRows");
        complete("decideHeldRows", Map.of("decision", "REFUSE_ALL", "reason", "Sudah dibayar provinsi."));
        verify(heldRows).decideAll(roster, Acceptance.REFUSE, "Sudah dibayar provinsi.");
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
    }

    @Test
    void rowsDecidedOnTheSheetEndTheTaskOnlyWhereNoneIsLeft() {
        given(heldRows.areLeft(roster)).willReturn(true);
        willThrow(Refused.field("decision", "roster.held.left", 2))
                .willDoNothing()
                .given(heldRows)
                .requireNoneLeft(roster);
        submit();
        assertThatThrownBy(() -> complete("decideHeldRows", Map.of("decision", "AS_ON_SHEET")))
                .hasMessageContaining("held.left");
        assertThat(waiting()).containsExactly("decideHeldRows");
        complete("decideHeldRows", Map.of("decision", "AS_ON_SHEET"));
        verify(heldRows, never()).decideAll(any(), any(), any());
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
    }

    @Test
    void rejectedRowsAreCorrectedUntilTheRosterIsClean() {
        given(submission.submit(any(), any())).willReturn(new Check(true, false));
        given(submission.correct(any(), any(), any()))
                .willReturn(new Check(true, false))
                .willReturn(new Check(true, true));
        submit();
        assertThat(waiting()).containsExactly("correctRoster");
        complete("correctRoster", Map.of("decision", "CORRECTED", "roster", roster.toString()));
        verify(submission).correct(roster, Correction.CORRECTED, roster.value());
        assertThat(waiting()).containsExactly("correctRoster");
        complete("correctRoster", Map.of("decision", "PROCEED_WITHOUT_REJECTED"));
        verify(submission).correct(roster, Correction.PROCEED_WITHOUT_REJECTED, null);
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
    }

    @Test
    void aReturnedRosterIsCorrectedAndVerifiedAnew() {
        given(verification.conclude(roster)).willReturn(false).willReturn(true);
        submit();
        complete("verifyByMunicipality", Map.of("decision", "VERIFY"));
        complete("verifyByBranch", Map.of("decision", "RETURN", "reason", "Alamat tidak lengkap"));
        verify(verification).answer(roster, Side.BRANCH, Verdict.RETURN, "Alamat tidak lengkap");
        assertThat(waiting()).containsExactly("correctRoster");
        complete("correctRoster", Map.of("decision", "CORRECTED", "roster", roster.toString()));
        verifyByBoth();
        verify(verification, times(2)).conclude(roster);
        assertThat(waiting()).containsExactly("determineRoster");
    }

    @Test
    void whileTheCheckRunsTheProcessWaitsForItsEnd() {
        given(submission.submit(any(), any())).willReturn(new Check(false, false));
        submit();
        assertThat(waiting()).isEmpty();
        workflow.checked(roster, true);
        driver.runDueJobs();
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
    }

    @Test
    void aCheckThatEndsWithRejectedRowsAsksForCorrection() {
        given(submission.submit(any(), any())).willReturn(new Check(false, false));
        submit();
        workflow.checked(roster, false);
        driver.runDueJobs();
        assertThat(waiting()).containsExactly("correctRoster");
    }

    @Test
    void aCheckThatEndedBeforeTheRosterWasSubmittedIsNotWaitedFor() {
        workflow.checked(roster, true);
        driver.runDueJobs();
        assertThat(waiting()).containsExactly("submitRoster");
        submit();
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
    }

    @Test
    void aRefusalLeavesTheTaskOpenAndNothingBehind() {
        willThrow(Refused.forbidden("roster.verification.ownWork"))
                .given(verification)
                .answer(any(), eq(Side.MUNICIPALITY), any(), any());
        submit();
        assertThatThrownBy(() -> complete("verifyByMunicipality", Map.of("decision", "VERIFY")))
                .hasMessageContaining("ownWork");
        assertThat(waiting()).containsExactly("verifyByBranch", "verifyByMunicipality");
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("decision")
                        .count())
                .isZero();
    }

    @Test
    void nobodySteersTheProcessByInventingAVariable() {
        assertThatThrownBy(() -> complete("submitRoster", Map.of("roster", roster.toString(), "rosterVerified", true)))
                .isInstanceOf(Refused.class);
        assertThat(waiting()).containsExactly("submitRoster");
    }

    @Test
    void aCancelledRosterEndsWhileItIsAskedFor() {
        cancel();
    }

    @Test
    void aCancelledRosterEndsWhileItIsCorrected() {
        given(submission.submit(any(), any())).willReturn(new Check(true, false));
        submit();
        cancel();
    }

    @Test
    void aCancelledRosterEndsWhileItIsChecked() {
        given(submission.submit(any(), any())).willReturn(new Check(false, false));
        submit();
        cancel();
    }

    @Test
    void aCancelledRosterEndsWhileItIsVerified() {
        submit();
        complete("verifyByBranch", Map.of("decision", "VERIFY"));
        cancel();
    }

    @Test
    void aCancelledRosterEndsBeforeItIsDetermined() {
        submit();
        verifyByBoth();
        cancel();
    }

    private void cancel() {
        workflow.cancelled(roster);
        driver.runDueJobs();
        assertThat(isOver()).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(passed()).contains("rosterCancelledEnd").doesNotContain("rosterHandedOver");
    }
}
