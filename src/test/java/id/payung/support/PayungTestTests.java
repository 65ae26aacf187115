package id.payung.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Staff;
import id.payung.platform.FormField;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory.Desk;
import id.payung.platform.TaskForm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

class PayungTestTests {
    /** So that only the test's own models have timers. */
    static void removeModels(ProcessEngine engine) {
        var repository = engine.getRepositoryService();
        repository.createDeploymentQuery().list().forEach(model -> repository.deleteDeployment(model.getId(), true));
    }

    /** Two classes leave the same trace: neither may find the other's. */
    abstract static class LeavesATrace {
        @Autowired
        JdbcTemplate jdbc;

        @Autowired
        TimeMachine time;

        @Autowired
        ProcessEngine engine;

        @Test
        void findsADatabaseAndAClockThatNobodyTouched() {
            assertThat(time.now()).isEqualTo(MovableClock.START);
            jdbc.execute("create table public.trace ()");
            removeModels(engine);
            time.travel(Duration.ofDays(1));
        }

        @Nested
        class Within {
            @Test
            void goesOnWhereTheClassAroundItStands() {
                assertThat(jdbc.queryForObject("select to_regclass('public.trace')::text", String.class))
                        .isEqualTo("trace");
            }
        }
    }

    @PayungTest
    static class First extends LeavesATrace {}

    @PayungTest
    static class Second extends LeavesATrace {}

    @PayungTest
    @Import(Driving.Diary.class)
    static class Driving {
        @Autowired
        ProcessEngine engine;

        @Autowired
        ProcessDriver driver;

        @Autowired
        TimeMachine time;

        @Autowired
        Clock clock;

        @Autowired
        Diary diary;

        @Autowired
        Staff staff;

        @BeforeEach
        void removeModels() {
            PayungTestTests.removeModels(engine);
        }

        @Test
        void runsAYearOfDailyTimersEachAtItsOwnTime() {
            deploy(Bpmn.createExecutableProcess("daily")
                    .camundaHistoryTimeToLive(30)
                    .startEvent()
                    .timerWithCycle("R3/P1D")
                    .serviceTask()
                    .camundaDelegateExpression("${diary}")
                    .camundaAsyncAfter()
                    .endEvent()
                    .done());

            time.travelTo(MovableClock.START.plus(Duration.ofDays(365)));

            assertThat(diary.entries)
                    .containsExactly(
                            MovableClock.START.plus(Duration.ofDays(1)).plusMillis(1),
                            MovableClock.START.plus(Duration.ofDays(2)).plusMillis(1),
                            MovableClock.START.plus(Duration.ofDays(3)).plusMillis(1));
            assertThat(clock.instant()).isEqualTo(MovableClock.START.plus(Duration.ofDays(365)));
            assertThat(ClockUtil.now()).isEqualTo(clock.instant());
            assertThatThrownBy(() -> time.travel(Duration.ofDays(-1))).hasMessageContaining("only moves forward");
        }

        @Test
        void passesAFailureOnUnchanged() {
            deploy(Bpmn.createExecutableProcess("fails")
                    .camundaHistoryTimeToLive(30)
                    .startEvent()
                    .camundaAsyncAfter()
                    .serviceTask()
                    .camundaExpression("${diary.fail()}")
                    .endEvent()
                    .done());
            engine.getRuntimeService().startProcessInstanceByKey("fails");

            assertThatThrownBy(driver::runDueJobs).hasStackTraceContaining("the diary is full");
        }

        @Test
        void findsAndCompletesATaskOfAnAgreement() {
            deploy(Bpmn.createExecutableProcess("asks")
                    .camundaHistoryTimeToLive(30)
                    .startEvent()
                    .userTask("answer")
                    .camundaCandidateGroups("branchOfficer")
                    .camundaAsyncAfter()
                    .endEvent()
                    .done());
            engine.getIdentityService().saveUser(engine.getIdentityService().newUser("clerk"));
            engine.getIdentityService().createMembership("clerk", "branchOfficer");
            staff.register(new Desk("clerk", "Clerk", "pkl", null, null), Role.BRANCH_OFFICER, "clerk@example.test");
            var grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId("clerk");
            grant.setResource(Resources.PROCESS_DEFINITION);
            grant.setResourceId("asks");
            grant.addPermission(Permissions.UPDATE_TASK);
            engine.getAuthorizationService().saveAuthorization(grant);
            var instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("asks", java.util.Map.of("agreementId", "a-1", "branch", "pkl"));

            assertThat(driver.waitsIn("answer", "a-1")).isTrue();
            assertThatThrownBy(() -> driver.task("question", "a-1")).hasMessageContaining("open are [answer]");
            driver.complete("clerk", "answer", "a-1", Map.of());

            assertThat(driver.openTasks("a-1")).isEmpty();
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(instance.getId())
                            .finished()
                            .count())
                    .isEqualTo(1);
        }

        private void deploy(BpmnModelInstance model) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("test.bpmn", model)
                    .deploy();
        }

        @TestConfiguration(proxyBeanMethods = false)
        static class Diary {
            final List<Instant> entries = new ArrayList<>();

            @Bean
            TaskForm answer() {
                return new Answer();
            }

            @Bean
            JavaDelegate diary(Clock clock) {
                return new Entry(clock, entries);
            }
        }

        record Answer() implements TaskForm {
            @Override
            public List<String> tasks() {
                return List.of("answer");
            }

            @Override
            public List<FormField> fields() {
                return List.of();
            }
        }

        public record Entry(Clock clock, List<Instant> entries) implements JavaDelegate {
            @Override
            public void execute(DelegateExecution execution) {
                entries.add(clock.instant());
            }

            public void fail() {
                throw new IllegalStateException("the diary is full");
            }
        }
    }

    @Test
    void aMigratedDatabaseIsNobodyElses() throws Exception {
        var one = PostgresForTests.migrated();
        var other = PostgresForTests.migrated();
        try (var connection = one.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table payung.trace ()");
        }
        try (var connection = other.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('payung.trace')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNull();
        }
        one.drop();
        other.drop();
    }
}
