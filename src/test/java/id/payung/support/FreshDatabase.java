package id.payung.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payung.support.PostgresForTests.Database;
import java.lang.reflect.Modifier;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The data source of a test application: before each test class it turns to a new clone of the database as it was when
 * the application had started. The application itself, which is slow to start, does not notice.
 */
final class FreshDatabase extends DelegatingDataSource implements DisposableBean {
    private final Database started;
    private Database current;

    FreshDatabase(HikariDataSource pool) {
        super(pool);
        var url = pool.getJdbcUrl();
        started = new Database(url.substring(url.lastIndexOf('/') + 1));
        current = started;
    }

    private void renew() {
        var pool = (HikariDataSource) getTargetDataSource();
        pool.close();
        if (!current.equals(started)) {
            current.drop();
        }
        current = started.copy();
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setJdbcUrl(current.url());
        setTargetDataSource(new HikariDataSource(settings));
    }

    @Override
    public void destroy() {
        ((HikariDataSource) getTargetDataSource()).close(); // the databases go with the server
    }

    /** Gives each application that a test starts an empty database. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TimeMachine.reset();
            TestPropertyValues.of(
                            "spring.datasource.url=" + PostgresForTests.empty().url(),
                            "spring.datasource.username=" + Database.USER,
                            "spring.datasource.password=" + Database.PASSWORD)
                    .applyTo(context);
            PostgresForTests.stopAfterApplications();
        }
    }

    /** Before any other listener touches the database. */
    static final class Listener extends AbstractTestExecutionListener {
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeTestClass(TestContext test) {
            if (isNested(test.getTestClass())) {
                return; // goes on where the class around it stands
            }
            var database = test.getApplicationContext().getBean(FreshDatabase.class);
            TimeMachine.reset();
            database.renew();
            CamundaRegistries.turnTo(test.getApplicationContext().getBean(ProcessEngine.class));
        }

        private static boolean isNested(Class<?> type) {
            return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        }
    }
}
