package id.payung.agreement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import id.payung.agreement.AgreementApproval;
import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementInitials;
import id.payung.agreement.AgreementReview;
import id.payung.agreement.AgreementSigning;
import id.payung.agreement.AgreementSigning.ElectronicSignature;
import id.payung.agreement.AgreementSigning.PaperSignature;
import id.payung.agreement.AgreementTerm;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.Desk;
import id.payung.agreement.Side;
import id.payung.agreement.StampDuty;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Every path of agreement-lifecycle on the real engine, with our own services mocked. */
@PayungTest
class AgreementLifecycleTests {

    private static final String SCAN = "4be0643f-1d98-473b-97cd-ca98a65347dd";

    @MockitoBean
    AgreementDrafting drafting;

    @MockitoBean
    AgreementReview review;

    @MockitoBean
    AgreementInitials initials;

    @MockitoBean
    AgreementApproval approval;

    @MockitoBean
    AgreementSigning signing;

    @MockitoBean
    AgreementTerm term;

    @MockitoBean
    AgreementTermination termination;

    @MockitoBean
    AgreementCalendar calendar;

    @MockitoBean(name = "requestRoster")
    JavaDelegate requestRoster;

    @MockitoBean(name = "scheduleRenewal")
    JavaDelegate scheduleRenewal;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    private final AgreementId agreement = new AgreementId(UUID.randomUUID());

    @BeforeEach
    void everybodySaysYes() {
        given(review.conclude(agreement)).willReturn(true);
        given(initials.next(agreement)).willReturn(Optional.empty());
        given(approval.conclude(agreement)).willReturn(AgreementApproval.Outcome.APPROVED);
        given(signing.isTurnOf(any(), eq(agreement))).willReturn(true);
        given(calendar.firstDay(any())).willAnswer(call -> in(Duration.ofDays(10)));
        given(calendar.dayAfterLast(any())).willAnswer(call -> in(Duration.ofDays(100)));
        runtime.createProcessInstanceByKey("agreement-lifecycle")
                .businessKey(agreement.toString())
                .setVariables(Map.of(
                        "agreementId", agreement.toString(),
                        "municipality", "3375",
                        "branch", "pkl",
                        "agency", "kesra",
                        "drafterRole", "branchOfficer",
                        "counterpartRole", "municipalOfficer",
                        "branchHeadRole", "branchHead"))
                .execute();
        driver.runDueJobs();
    }

    private Date in(Duration duration) {
        return Date.from(time.now().plus(duration));
    }

    private void complete(String task, Map<String, Object> fields) {
        forms.submitTaskForm(driver.task(task, agreement).getId(), new HashMap<>(fields));
        driver.runDueJobs();
    }

    private void answerAll(String decision, String... tasks) {
        for (String task : tasks) {
            complete(task, Map.of("decision", decision, "reason", "Sesuai"));
        }
    }

    private void draftAndReview() {
        complete("completeDraft", Map.of());
        answerAll("AGREE", "reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal");
    }

    private void approveByBoth() {
        answerAll("APPROVE", "approveByBranchHead", "approveByAgencyHead");
    }

    private void sign(String task) {
        complete(
                task,
                Map.of(
                        "signer", "0f6b5f5e-26dd-4b8e-9b9a-0a4a6c6f0b11",
                        "signedOn", "2026-11-02",
                        "place", "Pekalongan",
                        "scan", SCAN));
    }

    private void signBoth() {
        complete("enterMunicipalNumber", Map.of("municipalNumber", "415.4/12/2027"));
        sign("signForBranch");
        sign("signForMunicipality");
    }

    private List<String> waiting() {
        return driver.openTasks(agreement).stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    private List<String> candidates(String task) {
        return tasks.getIdentityLinksForTask(driver.task(task, agreement).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private List<String> ends() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance()).list().stream()
                .filter(a ->
                        a.getActivityType().toLowerCase(java.util.Locale.ROOT).endsWith("endevent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private String instance() {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(agreement.toString())
                .singleResult()
                .getId();
    }

    private boolean isOver() {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(agreement.toString())
                        .count()
                == 0;
    }

    @Test
    void anAgreementRunsFromDraftToItsEnd() throws Exception {
        assertThat(waiting()).containsExactly("completeDraft");
        complete("completeDraft", Map.of("quota", "2100"));
        assertThat(waiting()).containsExactly("reviewByBranchLegal", "reviewByCounterpart", "reviewByMunicipalLegal");
        answerAll("AGREE", "reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal");
        verify(review).answer(agreement, Desk.COUNTERPART, "AGREE", "Sesuai");
        verify(review).answer(agreement, Desk.BRANCH_LEGAL, "AGREE", "Sesuai");
        verify(review).answer(agreement, Desk.MUNICIPAL_LEGAL, "AGREE", "Sesuai");
        approveByBoth();
        verify(approval).answer(agreement, Desk.BRANCH_HEAD, "APPROVE", "Sesuai");
        verify(approval).answer(agreement, Desk.AGENCY_HEAD, "APPROVE", "Sesuai");
        verify(signing).reserveBranchNumber(agreement);
        signBoth();
        verify(signing).enterMunicipalNumber(agreement, "415.4/12/2027");
        verify(signing).makeSigningCopy(agreement);
        verify(signing).sign(eq(agreement), eq(Side.BRANCH), any());
        verify(signing).sign(eq(agreement), eq(Side.MUNICIPALITY), any());
        verify(requestRoster).execute(any());
        verify(scheduleRenewal).execute(any());
        time.travel(Duration.ofDays(11));
        verify(term).putInForce(agreement);
        verify(term, never()).end(agreement);
        time.travel(Duration.ofDays(101));
        verify(term).end(agreement);
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("over").doesNotContain("endedEarly");
    }

    @Test
    void changesAskedForBringTheTextBackToItsDrafter() {
        given(review.conclude(agreement)).willReturn(false);
        draftAndReview();
        assertThat(waiting()).containsExactly("completeDraft");
        given(review.conclude(agreement)).willReturn(true);
        draftAndReview();
        assertThat(waiting()).containsExactly("approveByAgencyHead", "approveByBranchHead");
    }

    @Test
    void oneDeskAfterTheOtherInitialsBeforeTheHeadsApprove() {
        given(initials.next(agreement))
                .willReturn(Optional.of(Role.BRANCH_LEGAL), Optional.of(Role.REGIONAL_SECRETARY), Optional.empty());
        given(initials.answer(agreement, "INITIAL", "Sesuai")).willReturn(true);
        draftAndReview();
        assertThat(waiting()).containsExactly("initialText");
        assertThat(candidates("initialText")).containsExactly("branchLegal");
        answerAll("INITIAL", "initialText");
        assertThat(candidates("initialText")).containsExactly("regionalSecretary");
        answerAll("INITIAL", "initialText");
        assertThat(waiting()).containsExactly("approveByAgencyHead", "approveByBranchHead");
    }

    @Test
    void whoeverIsToInitialMayReturnTheText() {
        given(initials.next(agreement)).willReturn(Optional.of(Role.BRANCH_LEGAL));
        given(initials.answer(agreement, "RETURN", "Sesuai")).willReturn(false);
        draftAndReview();
        answerAll("RETURN", "initialText");
        assertThat(waiting()).containsExactly("completeDraft");
    }

    @Test
    void anAgreementMayBeWithdrawnWhileItIsInitialled() {
        given(initials.next(agreement)).willReturn(Optional.of(Role.BRANCH_LEGAL));
        draftAndReview();
        withdraw();
    }

    @Test
    void aHeadMayReturnTheText() {
        given(approval.conclude(agreement)).willReturn(AgreementApproval.Outcome.RETURNED);
        draftAndReview();
        approveByBoth();
        assertThat(waiting()).containsExactly("completeDraft");
    }

    @Test
    void aHeadMayReject() {
        given(approval.conclude(agreement)).willReturn(AgreementApproval.Outcome.REJECTED);
        draftAndReview();
        approveByBoth();
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("rejected");
    }

    @Test
    void theOtherSideWaitsForItsTurnToSign() {
        given(signing.isTurnOf(Side.MUNICIPALITY, agreement)).willReturn(false);
        draftAndReview();
        approveByBoth();
        complete("enterMunicipalNumber", Map.of());
        assertThat(waiting()).containsExactly("signForBranch");
        given(signing.isTurnOf(Side.MUNICIPALITY, agreement)).willReturn(true);
        sign("signForBranch");
        assertThat(waiting()).containsExactly("signForMunicipality");
    }

    @Test
    void aSideMaySignElectronicallyAndIsThenAskedForTheFileAlone() {
        draftAndReview();
        approveByBoth();
        complete("enterMunicipalNumber", Map.of());

        assertThatThrownBy(() -> complete("signForBranch", Map.of("signer", SCAN, "mode", "ELECTRONIC")))
                .hasMessage("signedFile: form.refused.missing[]");
        assertThatThrownBy(() -> complete(
                        "signForBranch",
                        Map.of("signer", SCAN, "mode", "ELECTRONIC", "signedFile", SCAN, "place", "Kotabaru")))
                .hasMessage("place: form.refused.notAsked[]");
        complete("signForBranch", Map.of("signer", SCAN, "mode", "ELECTRONIC", "signedFile", SCAN));

        verify(signing)
                .signElectronically(
                        agreement,
                        Side.BRANCH,
                        new ElectronicSignature(UUID.fromString(SCAN), UUID.fromString(SCAN), null));
        assertThat(waiting()).containsExactly("signForMunicipality");
    }

    @Test
    void witnessesAndStampDutyMayBeNotedOnPaper() {
        draftAndReview();
        approveByBoth();
        complete("enterMunicipalNumber", Map.of());
        Map<String, Object> paper = Map.of("signer", SCAN, "signedOn", "2026-10-05", "place", "Kotabaru", "scan", SCAN);
        var noted = new HashMap<>(paper);
        noted.put("witnesses", "Contoh Saksi Satu, S.H.\n\nContoh Saksi Dua");

        noted.put("stampDuty", "GIVEN_AWAY");
        assertThatThrownBy(() -> complete("signForBranch", noted)).hasMessage("stampDuty: form.refused.choice[]");
        noted.put("stampDuty", "E_STAMP");
        complete("signForBranch", noted);
        complete("signForMunicipality", paper);

        verify(signing)
                .sign(
                        agreement,
                        Side.BRANCH,
                        onPaper(List.of("Contoh Saksi Satu, S.H.", "Contoh Saksi Dua"), StampDuty.E_STAMP));
        verify(signing).sign(agreement, Side.MUNICIPALITY, onPaper(List.of(), null));
    }

    private static PaperSignature onPaper(List<String> witnesses, @Nullable StampDuty stampDuty) {
        return new PaperSignature(
                UUID.fromString(SCAN),
                LocalDate.of(2026, 10, 5),
                "Kotabaru",
                UUID.fromString(SCAN),
                null,
                witnesses,
                stampDuty,
                null);
    }

    @Test
    void onPaperIsAskedWhatThePaperSays() {
        draftAndReview();
        approveByBoth();
        complete("enterMunicipalNumber", Map.of());

        assertThatThrownBy(() -> complete("signForBranch", Map.of("signer", SCAN)))
                .hasMessage(
                        "signedOn: form.refused.missing[]; place: form.refused.missing[]; scan: form.refused.missing[]");
        assertThatThrownBy(() -> complete("signForBranch", Map.of("signer", SCAN, "signedFile", SCAN)))
                .hasMessageContaining("signedFile: form.refused.notAsked[]");
    }

    @Test
    void aRefusedValueLeavesTheTaskOpenAndNothingBehind() {
        willThrow(Refused.field("quota", "agreement.quota.outOfRange", 1))
                .given(drafting)
                .sendToReview(any(), any());
        assertThatThrownBy(() -> complete("completeDraft", Map.of("quota", "5")))
                .hasMessageContaining("quota");
        assertThat(waiting()).containsExactly("completeDraft");
        assertThat(runtime.createVariableInstanceQuery().variableName("quota").count())
                .isZero();
    }

    @Test
    void nobodySteersTheProcessByInventingAVariable() {
        assertThatThrownBy(() -> complete("completeDraft", Map.of("reviewAgreed", true)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("form.refused.unknown");
        assertThat(waiting()).containsExactly("completeDraft");
    }

    @Test
    void whatAPersonEnteredDoesNotStayInTheEngine() {
        complete("completeDraft", Map.of("title", "Perlindungan guru ngaji"));
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance())
                        .variableName("title")
                        .count())
                .isZero();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance())
                        .variableName("title")
                        .count())
                .isZero();
    }

    @Test
    void anAgreementMayBeWithdrawnWhileItIsDrafted() {
        withdraw();
    }

    @Test
    void anAgreementMayBeWithdrawnWhileItIsReviewed() {
        complete("completeDraft", Map.of());
        withdraw();
    }

    @Test
    void anAgreementMayBeWithdrawnWhileItIsToBeApproved() {
        draftAndReview();
        withdraw();
    }

    @Test
    void anAgreementMayBeWithdrawnWhileItIsSigned() {
        draftAndReview();
        approveByBoth();
        complete("enterMunicipalNumber", Map.of());
        sign("signForBranch");
        withdraw();
    }

    private void withdraw() {
        tell("agreementWithdrawn");
        assertThat(isOver()).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(ends()).contains("withdrawn");
    }

    private void tell(String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(agreement.toString())
                .correlate();
        driver.runDueJobs();
    }

    @Test
    void bothHeadsMayEndAnAgreementEarly() {
        given(termination.conclude(agreement)).willReturn(true);
        inForce();
        tell("terminationRequested");
        answerAll("AGREE", "decideTerminationByBranch", "decideTerminationByMunicipality");
        verify(termination).answer(agreement, Desk.BRANCH_HEAD, "AGREE", "Sesuai");
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("endedEarly");
    }

    @Test
    void aRefusedTerminationLeavesTheAgreementInForce() {
        given(termination.conclude(agreement)).willReturn(false);
        inForce();
        tell("terminationRequested");
        answerAll("REFUSE", "decideTerminationByBranch", "decideTerminationByMunicipality");
        assertThat(isOver()).isFalse();
        tell("terminationRequested");
        assertThat(waiting()).containsExactly("decideTerminationByBranch", "decideTerminationByMunicipality");
        time.travel(Duration.ofDays(101));
        verify(term).end(agreement);
    }

    @Test
    void whereNobodyDecidesOnAnEarlyEndItEndsOnItsLastDay() {
        inForce();
        tell("terminationRequested");
        time.travel(Duration.ofDays(101));
        verify(term).end(agreement);
        assertThat(waiting()).isEmpty();
        assertThat(isOver()).isTrue();
    }

    @Test
    void anEarlyEndMayBeAskedForAsSoonAsBothHaveSigned() {
        given(termination.conclude(agreement)).willReturn(true);
        draftAndReview();
        approveByBoth();
        signBoth();
        tell("terminationRequested");
        answerAll("AGREE", "decideTerminationByBranch", "decideTerminationByMunicipality");
        assertThat(isOver()).isTrue();
        verify(term, never()).putInForce(agreement);
    }

    private void inForce() {
        draftAndReview();
        approveByBoth();
        signBoth();
        time.travel(Duration.ofDays(11));
        verify(term).putInForce(agreement);
    }
}
