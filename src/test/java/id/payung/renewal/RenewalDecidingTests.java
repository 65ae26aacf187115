package id.payung.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.RenewalDecision;
import id.payung.notification.Notifications;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Renewals with the real services, tables and engine. The agreements are rows, signed from the start. */
class RenewalDecidingTests extends SignedAgreements {

    private static final int CLICKS = 50;
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");

    @Autowired
    RenewalScheduling scheduling;

    @Autowired
    RenewalDeciding deciding;

    @Autowired
    RenewalDates dates;

    @Autowired
    Renewals renewals;

    @Autowired
    AgreementDirectory directory;

    @Autowired
    Journal journal;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Test
    void ofFiftyWhoDecideAtOnceOneDoesAndOneSuccessorIsDrafted() throws Exception {
        var agreement = signedForTheNextYear();
        scheduling.schedule(agreement);
        var id = renewalOf(agreement).id();

        var decisions = atOnce(() -> {
            deciding.recordDecision(id, RenewalDecision.RENEW, null);
            return true;
        });

        assertThat(decisions.done()).isEqualTo(1);
        assertThat(decisions.refused()).hasSize(CLICKS - 1).allSatisfy(refused -> {
            assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
            assertThat(refused.key()).isEqualTo("renewal.decidedAlready");
        });

        var drafts = atOnce(() -> {
            deciding.draftSuccessor(id);
            return true;
        });

        assertThat(drafts.done()).isEqualTo(1);
        assertThat(drafts.refused()).hasSize(CLICKS - 1).allSatisfy(refused -> assertThat(refused.kind())
                .isEqualTo(Refused.Kind.CONFLICT));
        assertThat(jdbc.sql("select count(*) from agreement where predecessor = :id")
                        .param("id", agreement.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        var successor = directory.facts(agreement).successor();
        assertThat(successor).isEqualTo(renewalOf(agreement).successor());
        assertThat(directory.facts(successor)).satisfies(facts -> {
            assertThat(facts.predecessor()).isEqualTo(agreement);
            assertThat(facts.status()).isEqualTo(AgreementStatus.DRAFT);
            assertThat(facts.period().firstDay())
                    .isEqualTo(directory.facts(agreement).period().lastDay().plusDays(1));
        });
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("agreement-lifecycle")
                        .processInstanceBusinessKey(successor.toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void oneRenewableAgreementHasOneRenewalHoweverOftenItIsScheduled() {
        var agreement = signedForTheNextYear();

        scheduling.schedule(agreement);
        scheduling.schedule(agreement);
        scheduling.keepUp();

        assertThat(instancesOf(agreement))
                .containsExactly(renewalOf(agreement).id().toString());
        assertThat(renewalOf(agreement).opensOn())
                .isEqualTo(directory.facts(agreement).period().lastDay().minusDays(270));
    }

    @Test
    void anAgreementThatIsNotRenewableHasNone() {
        var agreement = sign("3375", today().plusDays(60).toString(), 12, false);

        scheduling.schedule(agreement);
        scheduling.keepUp();

        assertThat(instancesOf(agreement)).isEmpty();
    }

    @Test
    void anAgreementThatWasForgottenIsFoundByTheDailySweep() {
        var agreement = signedForTheNextYear();

        scheduling.keepUp();

        assertThat(instancesOf(agreement)).hasSize(1);
    }

    @Test
    void itsDaysBeginAndEndInTheMunicipalitysZone() {
        var agreement = sign("6302", "2028-01-01", 12, true);
        scheduling.schedule(agreement);
        var id = renewalOf(agreement).id();

        assertThat(dates.opensAt(id))
                .isEqualTo(LocalDate.of(2028, 4, 5).atStartOfDay(MAKASSAR).toInstant());
        assertThat(dates.endsAt(id))
                .isEqualTo(LocalDate.of(2029, 1, 1).atStartOfDay(MAKASSAR).toInstant());
    }

    @Test
    void anotherLastDayMovesTheRenewalAndItsTimer() {
        var agreement = signedForTheNextYear();
        scheduling.schedule(agreement);
        var before = renewalOf(agreement);

        jdbc.sql("update agreement set months = months + 3 where id = :id")
                .param("id", agreement.value())
                .update();
        scheduling.keepUp();

        var after = renewalOf(agreement);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.lastDay())
                .isEqualTo(directory.facts(agreement).period().lastDay())
                .isAfter(before.lastDay());
        assertThat(timersOf(after)).containsExactly(after.opensOn());
    }

    @Test
    void aTerminatedAgreementNeedsNoDecisionAnyMore() {
        var agreement = signedForTheNextYear();
        scheduling.schedule(agreement);

        scheduling.terminated(directory.facts(agreement), today().plusDays(10));

        assertThat(renewalOf(agreement).closing().outcome()).isEqualTo(Renewal.Outcome.NO_LONGER_NEEDED);
        assertThat(instancesOf(agreement)).isEmpty();
        scheduling.terminated(directory.facts(agreement), today().plusDays(10));
        assertThat(events(agreement)).containsExactly("renewal.scheduled", "renewal.closed");
    }

    @Test
    void aSuccessorThatIsWithdrawnOpensTheQuestionAgain() {
        var agreement = signedForTheNextYear();
        var successor = renewed(agreement);

        set(successor, "status", "WITHDRAWN");
        scheduling.withdrawn(directory.facts(successor));

        assertThat(renewalOf(agreement).round()).isEqualTo(2);
        assertThat(renewalOf(agreement).isOpen()).isTrue();
        deciding.recordDecision(renewalOf(agreement).id(), RenewalDecision.RENEW, null);
        deciding.draftSuccessor(renewalOf(agreement).id());
        assertThat(directory.facts(agreement).successor()).isNotNull().isNotEqualTo(successor);
    }

    @Test
    void aSuccessorThatIsRejectedOpensTheQuestionAgainTheNextMorning() {
        var agreement = signedForTheNextYear();
        var successor = renewed(agreement);
        scheduling.keepUp();
        assertThat(renewalOf(agreement).round()).as("as long as it is in hand").isEqualTo(1);

        set(successor, "status", "REJECTED");
        scheduling.keepUp();
        scheduling.keepUp();

        assertThat(renewalOf(agreement).round()).isEqualTo(2);
    }

    @Test
    void aNoIsNotAskedAgain() {
        var agreement = signedForTheNextYear();
        scheduling.schedule(agreement);
        deciding.recordDecision(renewalOf(agreement).id(), RenewalDecision.DO_NOT_RENEW, "Anggaran dialihkan");

        scheduling.keepUp();

        assertThat(renewalOf(agreement).round()).isEqualTo(1);
        assertThat(renewalOf(agreement).closing().outcome()).isEqualTo(Renewal.Outcome.NOT_RENEWED);
        assertThat(directory.facts(agreement).renewalDecision()).isEqualTo(RenewalDecision.DO_NOT_RENEW);
    }

    @Test
    void aRefusedNoLeavesTheAgreementUndecided() {
        var agreement = signedForTheNextYear();
        scheduling.schedule(agreement);
        var id = renewalOf(agreement).id();

        assertThatThrownBy(() -> deciding.recordDecision(id, RenewalDecision.DO_NOT_RENEW, " "))
                .isInstanceOf(Refused.class);

        assertThat(directory.facts(agreement).renewalDecision()).isNull();
        assertThat(renewalOf(agreement).isOpen()).isTrue();
    }

    @Test
    void silenceUntilTheLastDayIsRecordedAndBothPartiesAreTold() {
        var agreement = sign("3375", today().minusMonths(2).toString(), 3, true);
        scheduling.schedule(agreement);
        driver.runDueJobs();
        assertThat(driver.waitsIn("evaluateAgreement", agreement)).isTrue();
        var lastDay = renewalOf(agreement).lastDay();

        time.travelTo(lastDay.plusDays(1).atStartOfDay(JAKARTA).toInstant().minusSeconds(1));
        assertThat(renewalOf(agreement).isOpen()).isTrue();
        time.travelTo(lastDay.plusDays(1).atStartOfDay(JAKARTA).toInstant().plusSeconds(1));

        assertThat(renewalOf(agreement).closing().outcome()).isEqualTo(Renewal.Outcome.SILENT);
        assertThat(driver.openTasks(agreement)).isEmpty();
        assertThat(notifications.about(agreement.value(), 0, 100))
                .filteredOn(mail -> mail.subject().contains("tanpa keputusan"))
                .extracting(Notifications.Delivery::recipient)
                .containsExactlyInAnyOrder("officer.pkl", "officer2.pkl", "head.pkl", "officer.3375", "head.3375");
    }

    @Test
    void fromTheEvaluationToTheSuccessorByTheTasksOfTheirRoles() {
        var agreement = sign("3375", today().minusMonths(6).toString(), 12, true);
        scheduling.schedule(agreement);
        driver.runDueJobs();

        driver.complete("officer.pkl", "evaluateAgreement", agreement, Map.of("evaluation", "Kuota terisi penuh"));
        assertThatThrownBy(() ->
                        driver.complete("head.3375", "decideRenewal", agreement, Map.of("decision", "DO_NOT_RENEW")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("renewal.reason.missing"));
        assertThat(driver.waitsIn("decideRenewal", agreement)).isTrue();
        driver.complete("head.3375", "decideRenewal", agreement, Map.of("decision", "RENEW"));

        assertThat(renewalOf(agreement).closing().outcome()).isEqualTo(Renewal.Outcome.SUCCESSOR_DRAFTED);
        assertThat(renewalOf(agreement).evaluation().text()).isEqualTo("Kuota terisi penuh");
        assertThat(events(agreement))
                .containsExactly(
                        "renewal.scheduled",
                        "renewal.evaluated",
                        "renewal.decided",
                        "agreement.successorDrafted",
                        "renewal.closed");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.now(), JAKARTA);
    }

    /** Begins in two months and lasts a year. */
    private AgreementId signedForTheNextYear() {
        return sign("3375", today().plusDays(60).toString(), 12, true);
    }

    private AgreementId renewed(AgreementId agreement) {
        scheduling.schedule(agreement);
        var id = renewalOf(agreement).id();
        deciding.recordDecision(id, RenewalDecision.RENEW, null);
        deciding.draftSuccessor(id);
        return directory.facts(agreement).successor();
    }

    private Renewal renewalOf(AgreementId agreement) {
        return renewals.latestOf(List.of(agreement)).get(0);
    }

    private List<String> instancesOf(AgreementId agreement) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("agreement-renewal")
                .variableValueEquals("agreementId", agreement.toString())
                .list()
                .stream()
                .map(instance -> instance.getBusinessKey())
                .toList();
    }

    private List<LocalDate> timersOf(Renewal renewal) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(renewal.id().toString())
                .singleResult();
        return jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                .map(timer -> LocalDate.ofInstant(timer.getDuedate().toInstant(), JAKARTA))
                .toList();
    }

    private List<String> events(AgreementId agreement) {
        return journal.of(agreement.value(), 0, 100).stream()
                .map(Journal.Entry::event)
                .toList();
    }

    private record AtOnce(int done, List<Refused> refused) {}

    private static AtOnce atOnce(Callable<Boolean> click) throws Exception {
        var ready = new CountDownLatch(CLICKS);
        var people = Executors.newFixedThreadPool(CLICKS);
        Callable<Boolean> person = () -> {
            ready.countDown();
            ready.await();
            return click.call();
        };
        var clicks = people.invokeAll(Collections.nCopies(CLICKS, person));
        people.shutdown();
        int done = 0;
        List<Refused> refused = new ArrayList<>();
        for (var each : clicks) {
            try {
                done += each.get(60, TimeUnit.SECONDS) ? 1 : 0;
            } catch (ExecutionException e) {
                refused.add((Refused) e.getCause());
            }
        }
        return new AtOnce(done, refused);
    }
}
