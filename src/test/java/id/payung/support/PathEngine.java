package id.payung.support;

import com.zaxxer.hikari.HikariDataSource;
import id.payung.support.PostgresForTests.Database;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;

/**
 * A real engine on PostgreSQL with one diagram and the beans it calls, and nothing else: for walking every path of a diagram
 * with its services mocked. Time stands still until {@link #time()} moves it.
 */
public final class PathEngine implements AutoCloseable {

    private final HikariDataSource connections;
    private final ProcessEngine engine;
    private final ProcessDriver driver;
    private final TimeMachine time;

    /** @param beans by the names that the diagram uses; {@code deadlines} is there already */
    public PathEngine(String diagram, Map<String, Object> beans) {
        TimeMachine.reset();
        connections = WithEngineTables.TEMPLATE.copy().pool(4);
        var configuration = on(connections);
        var all = new HashMap<Object, Object>(beans);
        all.putIfAbsent("deadlines", new InTwoDays());
        configuration.setBeans(all);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/" + diagram + ".bpmn")
                .deploy();
        var jobs = new DueJobs(engine.getManagementService());
        driver = new ProcessDriver(engine, jobs);
        time = new TimeMachine(jobs, driver);
    }

    private static ProcessEngineConfigurationImpl on(DataSource source) {
        var configuration =
                (ProcessEngineConfigurationImpl) ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                        .setProcessEngineName("paths-" + UUID.randomUUID())
                        .setDataSource(source)
                        .setDatabaseSchemaUpdate("true")
                        .setHistory("activity");
        configuration.setMetricsEnabled(false);
        return configuration;
    }

    private static final class WithEngineTables {
        static final Database TEMPLATE = build();

        private static Database build() {
            var database = PostgresForTests.empty();
            on(database.dataSource()).buildProcessEngine().close();
            return database;
        }
    }

    /** Every task is due in two days. Public, because expressions call it. */
    public static final class InTwoDays {
        public Date of(DelegateExecution execution) {
            return Date.from(MovableClock.SHARED.instant().plus(Duration.ofDays(2)));
        }

        public Date givenUp(DelegateExecution execution) {
            return Date.from(MovableClock.SHARED.instant().plus(Duration.ofDays(20)));
        }
    }

    public ProcessEngine engine() {
        return engine;
    }

    public TimeMachine time() {
        return time;
    }

    /** Runs what is due now, until nothing is. */
    public void runDueJobs() {
        driver.runDueJobs();
    }

    /** Starts the diagram; nothing asynchronous runs yet. */
    public String start(String process, UUID businessKey, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, businessKey.toString(), variables)
                .getId();
    }

    public List<Task> tasks() {
        return engine.getTaskService().createTaskQuery().initializeFormKeys().list();
    }

    public List<String> taskKeys() {
        return tasks().stream().map(Task::getTaskDefinitionKey).toList();
    }

    /** Completes the one open task with this key; what comes after a save point does not run yet. */
    public void complete(String key, Map<String, Object> input) {
        var task =
                engine.getTaskService().createTaskQuery().taskDefinitionKey(key).singleResult();
        engine.getTaskService().complete(task.getId(), input);
    }

    public void tell(String message, UUID businessKey) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey.toString())
                .correlateAll();
    }

    public boolean isOver(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** The end events that the instance reached, sub-processes included. */
    public List<String> endsOf(String instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    @Override
    public void close() {
        engine.close();
        connections.close();
    }
}
