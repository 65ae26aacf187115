package id.payung.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

    @TempDir
    Path parent;

    Path folder;
    PostgresServer server;

    @BeforeEach
    void start() throws Exception {
        folder = parent.resolve("data of a demo");
        server = started();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
    }

    @Test
    void keepsWhatWasWrittenForTheNextStart() throws Exception {
        sql(server, "create table kept as select 42 as answer");
        server.close();

        server = started();

        assertThat(sql(server, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void writesToTheDiskBeforeItAnswers() throws Exception {
        assertThat(sql(server, "show fsync")).isEqualTo("on");
        assertThat(sql(server, "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void listensOnThisMachineOnlyAndAsksForThePassword() throws Exception {
        assertThat(sql(server, "show listen_addresses")).isEqualTo("localhost");
        assertThatExceptionOfType(java.sql.SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.url("postgres"), PostgresServer.USER, "guess"))
                .withMessageContaining("password");
    }

    @Test
    void stopsTheServerThatAKilledRunLeft() throws Exception {
        sql(server, "create table kept as select 42 as answer");
        var orphan = processOf(folder);

        var next = started(); // the first was never closed, as after kill -9

        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(sql(next, "select answer from kept")).isEqualTo("42");
        next.close();
    }

    @Test
    void survivesThatItsServerIsKilled() throws Exception {
        sql(server, "create table kept as select 42 as answer");
        var process = processOf(folder);
        process.destroyForcibly();
        process.onExit().get();

        var next = started();

        assertThat(sql(next, "select answer from kept")).isEqualTo("42");
        next.close();
    }

    @Test
    void isNotFooledByAnotherProgramThatGotTheProcessIdSince() throws Exception {
        server.close();
        var pidFile = folder.resolve("database/postmaster.pid");
        Files.writeString(pidFile, "%d\n%s\n".formatted(ProcessHandle.current().pid(), folder.resolve("database")));

        server = started();

        assertThat(sql(server, "select 1")).isEqualTo("1");
    }

    @Test
    void beginsAnewWhereMakingTheDatabaseWasInterrupted() throws Exception {
        server.close();
        Files.move(folder.resolve("database"), folder.resolve("database.unfinished"));
        Files.delete(folder.resolve("database.unfinished/PG_VERSION"));

        server = started();

        assertThat(sql(server, "select 1")).isEqualTo("1");
    }

    @Test
    void refusesDataOfAnotherMajorVersionInASentence() throws Exception {
        server.close();
        Files.writeString(folder.resolve("database/PG_VERSION"), "16\n");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(this::started)
                .withMessageContaining("ditulis oleh PostgreSQL 16, sedangkan versi ini memakai 17")
                .withMessageContaining("were written by PostgreSQL 16, and this version uses 17");

        Files.writeString(folder.resolve("database/PG_VERSION"), "17\n");
    }

    private PostgresServer started() throws CannotStart {
        return PostgresServer.start(
                folder,
                PROGRAMS,
                new PostgresServer.Settings("secret", Map.of("fsync", "on", "synchronous_commit", "on"), false));
    }

    private static ProcessHandle processOf(Path folder) throws Exception {
        var pid = Files.readAllLines(folder.resolve("database/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String sql(PostgresServer server, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(server.url("postgres"), PostgresServer.USER, "secret");
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
