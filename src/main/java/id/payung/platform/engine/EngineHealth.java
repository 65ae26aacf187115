package id.payung.platform.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Ready when the engine answers a question that goes to its tables. */
@Component("engineHealthIndicator")
class EngineHealth extends AbstractHealthIndicator {

    private final RepositoryService repository;

    EngineHealth(RepositoryService repository) {
        super("The engine does not answer");
        this.repository = repository;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        repository.createDeploymentQuery().deploymentName(ProcessDeployer.NAME).count();
        builder.up();
    }
}
