package id.payung.platform;

import id.payung.support.PostgresForTests;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;

/** A bare engine for tests of decision tables: rights checked, nothing else of the application. */
public final class DecisionEngine {

    private DecisionEngine() {}

    public static ProcessEngine with(String resource) {
        var engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                .setProcessEngineName("decisions-" + UUID.randomUUID())
                .setDataSource(PostgresForTests.empty().pool(2))
                .setDatabaseSchemaUpdate("true")
                .setHistory("activity")
                .setAuthorizationEnabled(true)
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource(resource)
                .deploy();
        return engine;
    }

    public static DecisionTables tables(ProcessEngine engine) {
        return new DecisionTables(engine.getDecisionService(), engine.getIdentityService());
    }
}
