package id.payung.support;

import id.payung.PayungApplication;
import id.payung.support.PostgresForTests.Database;
import java.time.Instant;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application on a database that is not empty: started as {@link PayungTest} starts it, at the time at which
 * the data stand still. Close it, and the database is there for whoever wants to look.
 */
public final class RunningPayung implements AutoCloseable {

    private final ConfigurableApplicationContext application;

    private RunningPayung(ConfigurableApplicationContext application) {
        this.application = application;
    }

    public static RunningPayung on(Database database, Instant now) {
        TimeMachine.set(now);
        var builder = new SpringApplicationBuilder(PayungApplication.class, PayungTestConfiguration.class)
                .initializers(OnlyTheProduct::in);
        try {
            return new RunningPayung(builder.run(
                    "--spring.config.additional-location=classpath:payung-test.properties",
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + Database.USER,
                    "--spring.datasource.password=" + Database.PASSWORD,
                    "--server.port=0"));
        } catch (RuntimeException e) {
            CamundaRegistries.forgetTheFailedApplication();
            throw e;
        }
    }

    public <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    public BeanFactory beans() {
        return application;
    }

    @Override
    public void close() {
        application.close();
        TimeMachine.reset();
    }
}
