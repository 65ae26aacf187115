package id.payung.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * One real PostgreSQL per JVM, started at first use, outside any Spring context. Every caller gets a database of its
 * own; a database that stands for a state (empty, migrated, a started application) is cloned as a template, which is
 * much faster than building it again.
 */
public final class PostgresForTests {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PostgresForTests() {}

    /** A new database with nothing in it. */
    public static Database empty() {
        return create("template0");
    }

    /** A new database with all our migrations and no engine tables, for tests of SQL without a Spring context. */
    public static Database migrated() {
        return Migrated.TEMPLATE.copy();
    }

    /**
     * A new database as a release left it: our migrations up to that version, those in Java included, and no engine tables.
     */
    public static Database migratedTo(String version) {
        var database = empty();
        flyway(database).javaMigrations(javaMigrations()).target(version).load().migrate();
        return database;
    }

    /** Brings what a release left up to today. */
    public static void migrateFurther(Database database) {
        flyway(database).javaMigrations(javaMigrations()).load().migrate();
    }

    private static FluentConfiguration flyway(Database database) {
        return Flyway.configure()
                .dataSource(database.url(), Database.USER, Database.PASSWORD)
                .schemas("payung")
                .defaultSchema("payung");
    }

    /** The application has them as beans. */
    private static JavaMigration[] javaMigrations() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaMigration.class));
        return scanner.findCandidateComponents("id.payung").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .map(type -> (JavaMigration) BeanUtils.instantiateClass(type))
                .toArray(JavaMigration[]::new);
    }

    /** To be said while an application starts, so that it is closed before the server. */
    static void stopAfterApplications() {
        Server.RUNNING.stopAfterApplications();
    }

    private static Database create(String template) {
        var name = "t" + NUMBER.incrementAndGet();
        execute("create database %s template %s".formatted(name, template));
        return new Database(name);
    }

    private static void execute(String sql) {
        try (var connection = new Database("postgres").dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A database of the test server. */
    public record Database(String name) {
        public static final String USER = PostgresServer.USER;
        public static final String PASSWORD = "test";

        public String url() {
            return Server.RUNNING.url(name);
        }

        /** Unpooled; the default schema is {@code payung}, as in the application. */
        public DataSource dataSource() {
            var source = new PGSimpleDataSource();
            source.setUrl(url());
            source.setUser(USER);
            source.setPassword(PASSWORD);
            source.setCurrentSchema("payung,public");
            return source;
        }

        /** Pooled: a new connection for each of thousands of statements would take most of the time. */
        public HikariDataSource pool(int most) {
            var settings = new HikariConfig();
            settings.setDataSource(dataSource());
            settings.setMaximumPoolSize(most);
            settings.setMinimumIdle(1);
            return new HikariDataSource(settings);
        }

        /** A new database with the same content. Nobody may be connected to this one. */
        public Database copy() {
            return create(name);
        }

        /** Also ends the connections that are still open. */
        public void drop() {
            execute("drop database if exists %s with (force)".formatted(name));
        }
    }

    private static final class Migrated {
        static final Database TEMPLATE = build();

        private static Database build() {
            var database = empty();
            flyway(database).load().migrate();
            return database;
        }
    }

    private static final class Server {
        private static final Path FOLDER = Path.of("target", "postgresql").toAbsolutePath();
        private static final String PREFIX = "data-of-";
        static final PostgresServer RUNNING = start();

        /** Not durable, because nobody reads the data after the JVM has ended. */
        private static PostgresServer start() {
            try {
                removeWhatKilledRunsLeft();
                var data = FOLDER.resolve(PREFIX + ProcessHandle.current().pid());
                return PostgresServer.start(
                        data,
                        FOLDER,
                        new PostgresServer.Settings(
                                Database.PASSWORD,
                                Map.of(
                                        "fsync", "off",
                                        "synchronous_commit", "off",
                                        "full_page_writes", "off",
                                        "wal_level", "minimal",
                                        "max_wal_senders", "0",
                                        "max_connections", "300"),
                                false));
            } catch (IOException | CannotStart e) {
                throw new IllegalStateException(e);
            }
        }

        private static void removeWhatKilledRunsLeft() throws IOException, CannotStart {
            if (Files.isDirectory(FOLDER)) {
                try (var folders = Files.newDirectoryStream(FOLDER, PREFIX + "*")) {
                    for (var folder : folders) {
                        var pid = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
                        if (pid == ProcessHandle.current().pid()
                                || ProcessHandle.of(pid).isEmpty()) {
                            PostgresServer.remove(folder, FOLDER);
                        }
                    }
                }
            }
        }
    }
}
