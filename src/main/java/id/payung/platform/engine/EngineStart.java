package id.payung.platform.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens to the engine before the first request and the first job: the guard is tried, the processes are deployed,
 * accounts, grants and filters are made. Two nodes that start together take turns.
 */
@Component
class EngineStart implements SmartLifecycle {

    /** Any number that nobody else in this database uses. */
    private static final long TURN = 0x5061_7975_6e67L;

    private final TaskService tasks;
    private final ProcessDeployer deployer;
    private final FirstAccounts accounts;
    private final Grants grants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    EngineStart(
            TaskService tasks,
            ProcessDeployer deployer,
            FirstAccounts accounts,
            Grants grants,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.deployer = deployer;
        this.accounts = accounts;
        this.grants = grants;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        tryTheGuard();
        deployer.deploy();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:turn)")
                    .param("turn", TURN)
                    .query((row, number) -> number)
                    .list();
            accounts.ensure();
            grants.ensure();
        });
        running = true;
    }

    /** Sends what an attacker would send. Not a look at the settings: whatever installs the guard may itself be missing. */
    private void tryTheGuard() {
        try {
            tasks.createTaskQuery()
                    .or()
                    .taskAssigneeExpression("${'guard'.concat('')}")
                    .endOr()
                    .count();
        } catch (RefusedExpression expected) {
            return;
        }
        throw new IllegalStateException("The engine evaluates expressions that users send (CVE-2026-109432): "
                + "it must not run without its expression guard");
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server (which is last) and everything that has no reason to be earlier. */
    @Override
    public int getPhase() {
        return 0;
    }
}
