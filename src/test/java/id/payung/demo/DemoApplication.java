package id.payung.demo;

import id.payung.LocalPayung;
import id.payung.PayungApplication;
import id.payung.support.CannotStart;
import id.payung.support.OnlyTheProduct;
import id.payung.support.PostgresServer;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Starts what the product needs around it, then the product itself with what the demo adds. */
public final class DemoApplication {
    private static final String DATABASE = "payung";

    private final DataFolder folder;

    public DemoApplication(DataFolder folder) {
        this.folder = folder;
    }

    /** @throws CannotStart where the person at the keyboard can help */
    public void run(String... arguments) throws CannotStart {
        LoggingSystem.get(LocalPayung.class.getClassLoader()).beforeInitialize(); // silent until Spring Boot sets it up
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        folder.occupy();
        var http = HttpPort.ofEnvironment();
        http.mustBeFree();
        Terminal.preparing(folder);
        try {
            folder.remember(http.url());
            var secrets = folder.secrets();
            var password = DataFolder.databasePassword(secrets);
            var database = PostgresServer.start(
                    folder.postgres(),
                    folder.path(),
                    new PostgresServer.Settings(
                            password,
                            Map.of("fsync", "on", "synchronous_commit", "on", "max_connections", "100"),
                            true));
            createDatabase(database, password);
            var mail = new MailDrawer(folder.mails());
            var clock = new DemoClock(folder);

            var all = new ArrayList<>(List.of(arguments));
            secrets.forEach((name, value) -> all.add("--%s=%s".formatted(name, value)));
            all.add("--spring.datasource.url=" + database.url(DATABASE));
            all.add("--spring.datasource.username=" + PostgresServer.USER);
            all.add("--spring.mail.host=127.0.0.1");
            all.add("--spring.mail.port=" + mail.port());
            all.add("--server.address=" + http.address());
            all.add("--server.port=" + http.port());
            all.add("--payung.base-url=" + http.url());
            all.add("--logging.file.name=" + folder.path().resolve("payung.log"));
            start(all, context -> {
                database.stopAfterApplications();
                OnlyTheProduct.in(context);
                context.registerBean("demoClock", DemoClock.class, () -> clock, bean -> bean.setPrimary(true));
                context.registerBean("mailDrawer", MailDrawer.class, () -> mail);
                context.registerBean("dataFolder", DataFolder.class, () -> folder);
                context.registerBean("httpPort", HttpPort.class, () -> http);
            });
        } catch (IOException | SQLException e) {
            throw new CannotStart(
                    "Payung tidak dapat dijalankan dengan folder data %s: %s.".formatted(folder.path(), e),
                    "Payung cannot be started with the data folder %s: %s.".formatted(folder.path(), e));
        }
    }

    private static void start(List<String> arguments, ApplicationContextInitializer<GenericApplicationContext> demo)
            throws CannotStart {
        try {
            SpringApplication.withHook(
                    application -> {
                        application.setAdditionalProfiles("local");
                        application.addPrimarySources(List.of(DemoConfiguration.class));
                        application.addInitializers(demo);
                        return null;
                    },
                    () -> PayungApplication.main(arguments.toArray(String[]::new)));
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "Payung tidak dapat dijalankan; sebabnya tertulis di atas.",
                    "Payung could not be started; the reason stands above.");
        }
    }

    private static void createDatabase(PostgresServer server, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("postgres"), PostgresServer.USER, password);
                var statement = connection.createStatement()) {
            var exists = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(DATABASE));
            if (!exists.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }
}
