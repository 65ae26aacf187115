package id.payung.agreement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import id.payung.agreement.AgreementApproval;
import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementInitials;
import id.payung.agreement.AgreementOffer;
import id.payung.agreement.AgreementReview;
import id.payung.agreement.AgreementSigning;
import id.payung.agreement.AgreementTerm;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.Desk;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The paths of memorandum-lifecycle that are its own, on the real engine, with our own services mocked. */
@PayungTest
class MemorandumLifecycleTests {

    private static final String SCAN = "4be0643f-1d98-473b-97cd-ca98a65347dd";

    @MockitoBean
    AgreementDrafting drafting;

    @MockitoBean
    AgreementReview review;

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

    @MockitoBean
    AgreementOffer offer;

    @MockitoBean
    AgreementInitials initials;

    @Autowired
    RuntimeService runtime;

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
        given(offer.review(eq(agreement), any(), any())).willReturn(AgreementOffer.Outcome.ACCEPTED);
        given(calendar.isOver(any())).willReturn(true);
        given(initials.next(agreement)).willReturn(Optional.empty());
        given(review.conclude(agreement)).willReturn(true);
        given(approval.conclude(agreement)).willReturn(AgreementApproval.Outcome.APPROVED);
        given(signing.isTurnOf(any(), eq(agreement))).willReturn(true);
        given(calendar.firstDay(any())).willAnswer(call -> in(Duration.ofDays(10)));
        given(calendar.dayAfterLast(any())).willAnswer(call -> in(Duration.ofDays(100)));
        runtime.createProcessInstanceByKey("memorandum-lifecycle")
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

    private void prepareOffer() {
        complete("prepareOffer", Map.of("offerLetter", SCAN, "termsOfReference", SCAN));
    }

    private void reviewOffer(AgreementOffer.Outcome outcome, String decision) {
        given(offer.review(eq(agreement), any(), any())).willReturn(outcome);
        complete("reviewOffer", Map.of("decision", decision, "reason", "Sesuai"));
    }

    private void signed() {
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.ACCEPTED, "ACCEPT");
        complete("completeMemorandum", Map.of("months", "36"));
        answerAll("AGREE", "reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal");
        approveByBoth();
        signBoth();
    }

    @Test
    void anUmbrellaRunsFromItsOfferToItsEnd() {
        assertThat(waiting()).containsExactly("prepareOffer");
        signed();
        assertThat(waiting()).isEmpty();
        time.travel(Duration.ofDays(11));
        verify(term).putInForce(agreement);
        time.travel(Duration.ofDays(101));
        verify(term).end(agreement);
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("over");
    }

    @Test
    void anOfferComesBackUntilItIsGoodEnough() {
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.TO_IMPROVE, "IMPROVE");
        assertThat(waiting()).containsExactly("prepareOffer");
        prepareOffer();
        assertThat(waiting()).containsExactly("reviewOffer");
    }

    @Test
    void aRejectedOfferEndsThere() {
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.REJECTED, "REJECT");
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("offerRejected");
    }

    @Test
    void theCouncilGrantsOrRefuses() {
        given(offer.recordCouncil(eq(agreement), any(), any(), any())).willReturn(AgreementOffer.Outcome.ACCEPTED);
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.TO_COUNCIL, "COUNCIL");
        assertThat(waiting()).containsExactly("recordCouncilDecision");
        complete("recordCouncilDecision", Map.of("decision", "GRANTED", "decisionPaper", SCAN));
        assertThat(waiting()).containsExactly("completeMemorandum");
    }

    @Test
    void whatTheCouncilRefusesEndsThere() {
        given(offer.recordCouncil(eq(agreement), any(), any(), any())).willReturn(AgreementOffer.Outcome.REJECTED);
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.TO_COUNCIL, "COUNCIL");
        complete("recordCouncilDecision", Map.of("decision", "REFUSED", "decisionPaper", SCAN, "reason", "Tidak"));
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("offerRejected");
    }

    @Test
    void itsTextIsInitialledBeforeTheHeadsApprove() {
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.ACCEPTED, "ACCEPT");
        given(initials.next(agreement)).willReturn(Optional.of(Role.REGIONAL_SECRETARY), Optional.empty());
        given(initials.answer(agreement, "INITIAL", "Sesuai")).willReturn(true);
        complete("completeMemorandum", Map.of());
        answerAll("AGREE", "reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal");
        assertThat(waiting()).containsExactly("initialText");
        answerAll("INITIAL", "initialText");
        assertThat(waiting()).containsExactly("approveByAgencyHead", "approveByBranchHead");
    }

    @Test
    void anUmbrellaThatGrewIsWaitedForAgain() {
        signed();
        time.travel(Duration.ofDays(11));
        given(calendar.isOver(any())).willReturn(false);
        time.travel(Duration.ofDays(101));
        verify(term, never()).end(agreement);
        assertThat(isOver()).isFalse();
        given(calendar.isOver(any())).willReturn(true);
        time.travel(Duration.ofDays(101));
        verify(term).end(agreement);
        assertThat(isOver()).isTrue();
    }

    @Test
    void anUmbrellaMayBeWithdrawnWhileTheCouncilIsAwaited() {
        prepareOffer();
        reviewOffer(AgreementOffer.Outcome.TO_COUNCIL, "COUNCIL");
        tell("agreementWithdrawn");
        assertThat(isOver()).isTrue();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theHeadsOfTheOfficeAndOfTheMunicipalityMayEndItEarly() {
        given(termination.conclude(agreement)).willReturn(true);
        signed();
        tell("terminationRequested");
        answerAll("AGREE", "decideTerminationByBranch", "decideTerminationByMunicipality");
        verify(termination).answer(agreement, Desk.BRANCH_HEAD, "AGREE", "Sesuai");
        verify(termination).answer(agreement, Desk.MUNICIPAL_HEAD, "AGREE", "Sesuai");
        assertThat(isOver()).isTrue();
        assertThat(ends()).contains("endedEarly");
    }

    private void tell(String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(agreement.toString())
                .correlate();
        driver.runDueJobs();
    }
}
