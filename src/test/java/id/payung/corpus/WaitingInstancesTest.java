package id.payung.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.AgreementWithdrawal;
import id.payung.agreement.TerminationGround;
import id.payung.contribution.PaymentReception;
import id.payung.platform.Role;
import id.payung.support.PostgresForTests.Database;
import id.payung.support.ProcessDriver;
import id.payung.support.RunningPayung;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits since an earlier version goes on with today's code, models and migrations. */
class WaitingInstancesTest {

    /** Longer than any agreement of a corpus with its successor. */
    private static final int MOST_WEEKS = 80;

    /** The states of things, whichever process they are the business key of. */
    private static final Map<String, String> STATE = Map.of(
            "agreement-lifecycle", "select status from agreement where id = ?",
            "agreement-amendment", "select status from agreement where id = ?",
            "memorandum-lifecycle", "select status from agreement where id = ?",
            "roster-submission", "select status from roster where id = ?",
            "contribution-billing", "select status from bill where id = ?",
            "agreement-renewal", "select outcome from renewal where id = ?");

    @Test
    void theNewestCorpusHasAnInstanceInEveryWaitStateOfTodaysDiagrams() throws IOException {
        var newest = Corpus.newest();
        Waits.inDiagrams(Path.of("processes")).forEach((process, waits) -> {
            var missing = new TreeSet<>(waits);
            newest.instances().stream()
                    .filter(instance -> instance.process().equals(process))
                    .forEach(instance -> missing.removeAll(instance.waits()));
            assertThat(missing)
                    .as(
                            "where %s may wait and no instance of corpus %s does; put one there in RecordCorpus and record the version in work",
                            process, newest)
                    .isEmpty();
        });
    }

    static List<Corpus> corpora() {
        return Corpus.all();
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("corpora")
    void everyWaitingInstanceReachesItsEnd(Corpus corpus) throws IOException {
        var database = corpus.restore();
        try (var payung = start(corpus, database)) {
            new Journey(corpus, payung).toTheEnd();
        } finally {
            database.drop();
        }
    }

    private static RunningPayung start(Corpus corpus, Database database) {
        try {
            return RunningPayung.on(database, corpus.recordedAt());
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "The application does not start on what version %s left: %s"
                            .formatted(
                                    corpus,
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    e);
        }
    }

    private static final class Journey {

        private final Corpus corpus;
        private final Map<UUID, WaitingInstance> instances;
        private final ProcessEngine engine;
        private final JdbcClient jdbc;
        private final ProcessDriver driver;
        private final TimeMachine time;
        private final RunningPayung payung;
        private final Desks desks;

        Journey(Corpus corpus, RunningPayung payung) throws IOException {
            this.corpus = corpus;
            this.payung = payung;
            instances = corpus.instances().stream()
                    .collect(Collectors.toMap(
                            WaitingInstance::businessKey,
                            Function.identity(),
                            (one, other) -> one,
                            LinkedHashMap::new));
            engine = payung.get(ProcessEngine.class);
            jdbc = payung.get(JdbcClient.class);
            driver = payung.get(ProcessDriver.class);
            time = payung.get(TimeMachine.class);
            desks = new Desks(payung.beans(), RecordCorpus.PEOPLE + 1);
        }

        void toTheEnd() {
            allStillWait();
            instances.values().forEach(instance -> attempt(instance + " is told", () -> tell(instance)));
            for (int week = 0; week < MOST_WEEKS && !running().isEmpty(); week++) {
                workOnWhatIsOpen();
                attempt("a week passes", () -> time.travel(Duration.ofDays(7)));
            }
            allHaveEnded();
        }

        private void allStillWait() {
            var waits = Waits.now(engine);
            var found = running().stream()
                    .collect(Collectors.toMap(
                            instance -> UUID.fromString(instance.getBusinessKey()),
                            instance -> waits.getOrDefault(instance.getId(), new TreeSet<>())));
            instances.forEach((key, instance) -> assertThat(found.get(key))
                    .as("where %s waits now", instance)
                    .isEqualTo(instance.waits()));
            assertThat(found.keySet()).isEqualTo(instances.keySet());
        }

        private List<ProcessInstance> running() {
            return engine.getRuntimeService().createProcessInstanceQuery().list();
        }

        private void tell(WaitingInstance instance) {
            var agreement = new AgreementId(instance.agreement());
            switch (instance.walk()) {
                case WITHDRAW ->
                    asBranchOfficer(
                            () -> payung.get(AgreementWithdrawal.class).withdraw(agreement, "Anggaran tidak tersedia"));
                case TERMINATE ->
                    asBranchOfficer(() -> payung.get(AgreementTermination.class)
                            .ask(agreement, desks.today(), TerminationGround.MUTUAL, "Program dihentikan"));
                case MESSAGE -> {
                    if (instance.process().equals("contribution-billing")) {
                        pay(instance.businessKey());
                    } else {
                        endCheck(instance.businessKey());
                    }
                }
                case AGREE, REFUSE, LEAVE_ALONE -> {}
            }
            driver.runDueJobs();
        }

        private void asBranchOfficer(Runnable work) {
            desks.as("pkl", Role.BRANCH_OFFICER, () -> {
                work.run();
                return null;
            });
        }

        private void pay(UUID bill) {
            var code = jdbc.sql("select billing_code from bill where id = ?")
                    .param(bill)
                    .query(String.class)
                    .single();
            desks.as("3375", Role.MUNICIPAL_FINANCE, () -> payung.get(PaymentReception.class)
                    .receive(new PaymentReception.Notice(
                            code, desks.amount(bill), desks.today().toString(), "API-" + code, null)));
        }

        /** The node that worked on it is gone: another takes over. */
        private void endCheck(UUID roster) {
            jdbc.sql(
                            """
                    update roster_check set lease_until = clock_timestamp() - interval '1 second'
                     where roster_id = ? and state = 'RUNNING'""")
                    .param(roster)
                    .update();
        }

        private void workOnWhatIsOpen() {
            for (var open = tasksToDo(); !open.isEmpty(); open = tasksToDo()) {
                for (var task : open) {
                    var instance = instances.get(task.businessKey());
                    boolean yes =
                            instance == null ? !task.key().equals("decideRenewal") : instance.walk() != Walk.REFUSE;
                    attempt(
                            "%s is done by %s of %s".formatted(task, task.role(), task.organisation()),
                            () -> desks.complete(task, yes));
                }
            }
        }

        private List<Desks.Waiting> tasksToDo() {
            return desks.waiting().stream()
                    .filter(task -> {
                        var instance = instances.get(task.businessKey());
                        return instance == null || instance.walk() != Walk.LEAVE_ALONE;
                    })
                    .toList();
        }

        /** Says of whom the failure is: an exception from a job tells only of a bean or a row. */
        private void attempt(String what, Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                var failed = engine.getManagementService().createJobQuery().withException().list().stream()
                        .map(job -> job.getProcessInstanceId())
                        .flatMap(id -> running().stream().filter(i -> i.getId().equals(id)))
                        .map(i -> instances.getOrDefault(UUID.fromString(i.getBusinessKey()), null))
                        .toList();
                throw new AssertionError(
                        "Corpus %s cannot go on when %s%s: %s"
                                .formatted(
                                        corpus.version(),
                                        what,
                                        failed.isEmpty() ? "" : ", in the job of " + failed,
                                        e.getMessage()),
                        e);
            }
        }

        private void allHaveEnded() {
            assertThat(running())
                    .as("instances that still wait after %d weeks", MOST_WEEKS)
                    .isEmpty();
            assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
            assertThat(desks.waiting()).isEmpty();
            for (var instance : instances.values()) {
                assertThat(jdbc.sql(STATE.get(instance.process()))
                                .param(instance.businessKey())
                                .query(String.class)
                                .single())
                        .as("the state in which %s ended", instance)
                        .isEqualTo(instance.ends());
            }
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .list())
                    .extracting(HistoricProcessInstance::getState)
                    .containsOnly(HistoricProcessInstance.STATE_COMPLETED);
        }
    }
}
