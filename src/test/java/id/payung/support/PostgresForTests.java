package id.payung.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;

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

    /** To be said while an application starts: closing it takes 30 s when the server goes away before it. */
    static void stopAfterApplications() {
        if (Runtime.getRuntime().removeShutdownHook(Server.AT_EXIT)) {
            SpringApplication.getShutdownHandlers().add(Server::stop);
        }
    }

    private static Database create(String template) {
        var name = "t" + NUMBER.incrementAndGet();
        execute("create database %s template %s".formatted(name, template));
        return new Database(name);
    }

    private static void execute(String sql) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A database of the test server. The user is {@code postgres}; any password does. */
    public record Database(String name) {
        public static final String USER = "postgres";

        public String url() {
            return "jdbc:postgresql://localhost:%d/%s".formatted(Server.RUNNING.getPort(), name);
        }

        /** Unpooled; the default schema is {@code payung}, as in the application. */
        public DataSource dataSource() {
            var source = new PGSimpleDataSource();
            source.setUrl(url());
            source.setUser(USER);
            source.setCurrentSchema("payung,public");
            return source;
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
            Flyway.configure()
                    .dataSource(database.url(), Database.USER, "")
                    .schemas("payung")
                    .defaultSchema("payung")
                    .load()
                    .migrate();
            return database;
        }
    }

    private static final class Server {
        private static final Thread AT_EXIT = new Thread(Server::stop, "stop-postgres");
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
                Runtime.getRuntime().addShutdownHook(AT_EXIT);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop() {
            try {
                RUNNING.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
