package id.payung.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server with its data and log in a folder of its own, reachable from this machine only. Whoever starts one
 * must have the folder alone: a server that still runs there was left by a process that was killed, and is stopped.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "postgres";

    private static final int ATTEMPTS = 3;

    private final Path data;
    private final Path log;
    private final Path programs;
    private final PostgresUser user;
    private final Thread atExit = new Thread(this::close, "stop-postgres");
    private int port;
    private boolean closed;

    private PostgresServer(Path folder, Path programs) throws IOException, CannotStart {
        this.data = folder.resolve("database");
        this.log = folder.resolve("database.log");
        this.programs = programs;
        this.user = PostgresUser.of(folder, programs);
    }

    /** How a server is made and run. */
    public record Settings(String password, Map<String, String> configuration, boolean syncNewData) {}

    /**
     * Makes the database in the folder where there is none yet, and starts the server on a free port.
     *
     * @throws CannotStart with a sentence for the person at the keyboard
     */
    public static PostgresServer start(Path folder, Path programs, Settings settings) throws CannotStart {
        try {
            Files.createDirectories(folder);
            var server = new PostgresServer(folder.toRealPath(), PostgresBinaries.unpackInto(programs));
            Runtime.getRuntime().addShutdownHook(server.atExit);
            try {
                server.start(settings);
                return server;
            } catch (IOException | CannotStart | RuntimeException e) {
                server.close();
                Runtime.getRuntime().removeShutdownHook(server.atExit);
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "Basis data PostgreSQL tidak dapat disiapkan di %s: %s".formatted(folder, e.getMessage()),
                    "PostgreSQL could not be prepared in %s: %s".formatted(folder, e.getMessage()));
        }
    }

    /** Stops what a killed process left running in the folder, and deletes the folder. */
    public static void remove(Path folder, Path programs) throws CannotStart, IOException {
        new PostgresServer(folder.toRealPath(), PostgresBinaries.unpackInto(programs)).stopOrphan();
        FileSystemUtils.deleteRecursively(folder);
    }

    private synchronized void start(Settings settings) throws IOException, CannotStart {
        if (closed) {
            throw new IOException("stopped while starting");
        }
        if (Files.exists(data)) {
            refuseOtherVersion();
            stopOrphan();
            Files.deleteIfExists(log);
        } else {
            initialise(settings);
        }
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            var result = run(startCommand(settings.configuration()));
            if (result.succeeded()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new CannotStart(
                        "Basis data PostgreSQL tidak mau berjalan; sebabnya tertulis di %s. %s"
                                .formatted(log, lastLineOf(log)),
                        "PostgreSQL does not start; the reason is in %s. %s".formatted(log, lastLineOf(log)));
            }
            stopOrphan();
        }
    }

    private void refuseOtherVersion() throws IOException, CannotStart {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        var ours = majorVersion();
        if (!version.equals(ours)) {
            throw new CannotStart(
                    "Data di %s ditulis oleh PostgreSQL %s, sedangkan versi ini memakai %s; pindahkan folder itu atau pilih folder lain dengan PAYUNG_DATA_DIR."
                            .formatted(data, version, ours),
                    "The data in %s were written by PostgreSQL %s, and this version uses %s; move that folder away or choose another with PAYUNG_DATA_DIR."
                            .formatted(data, version, ours));
        }
    }

    private String majorVersion() throws IOException {
        return run(List.of(program("postgres"), "--version")).output().replaceAll("(?s).*?(\\d+)\\..*", "$1");
    }

    /** Under another name until it is complete, so that a kill in the middle leaves nothing that looks like data. */
    private void initialise(Settings settings) throws IOException, CannotStart {
        var unfinished = data.resolveSibling("database.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        var password = data.resolveSibling("database.password");
        try {
            Files.deleteIfExists(password);
            writePrivately(password, settings.password());
            user.own(password);
            var command = new ArrayList<>(List.of(program("initdb"), "-D", unfinished.toString(), "-U", USER));
            command.addAll(List.of("-E", "UTF8", "--locale=C"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password));
            if (!settings.syncNewData()) {
                command.add("--no-sync");
            }
            var result = run(command);
            if (!result.succeeded()) {
                throw new CannotStart(
                        "Basis data PostgreSQL tidak dapat dibuat di %s: %s".formatted(data, result.lastLine()),
                        "The PostgreSQL database could not be made in %s: %s".formatted(data, result.lastLine()));
            }
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static void writePrivately(Path file, String content) throws IOException {
        Files.createFile(file);
        if (!PostgresBinaries.onWindows()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, content);
    }

    private List<String> startCommand(Map<String, String> configuration) {
        var all = new TreeMap<>(configuration);
        all.put("port", Integer.toString(port));
        all.put("listen_addresses", "localhost");
        all.put("unix_socket_directories", "");
        all.put("timezone", "UTC");
        var options = new StringBuilder();
        all.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append('\''));
        return List.of(
                program("pg_ctl"),
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                PostgresBinaries.onWindows() ? options.toString().replace('\'', '"') : options.toString(),
                "-w",
                "-t",
                "120",
                "start");
    }

    /**
     * A file {@code postmaster.pid} is left by a server that still runs, or by one that was killed. PostgreSQL itself takes
     * the second for the first when another program has got the same process id since.
     */
    private void stopOrphan() throws IOException, CannotStart {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (runningServer(pidFile).isEmpty()) {
            Files.deleteIfExists(pidFile);
        } else if (!stop()) {
            throw new CannotStart(
                    "Server PostgreSQL dari proses lama di %s tidak mau berhenti; hentikan proses %s."
                            .formatted(data, firstLineOf(pidFile)),
                    "The PostgreSQL server that an earlier run left in %s does not stop; end process %s."
                            .formatted(data, firstLineOf(pidFile)));
        }
    }

    private Optional<ProcessHandle> runningServer(Path pidFile) throws IOException {
        long pid;
        try {
            pid = Long.parseLong(firstLineOf(pidFile));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurServer);
    }

    /** What has neither arguments nor a command has ended already and only waits for its parent to notice. */
    private boolean isOurServer(ProcessHandle process) {
        var info = process.info();
        return info.arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .or(() ->
                        info.command().map(command -> command.contains("postgres"))) // Windows does not tell arguments
                .orElse(false);
    }

    private boolean stop() throws IOException {
        var stopped = run(List.of(program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop"));
        return stopped.succeeded() || !Files.exists(data.resolve("postmaster.pid"));
    }

    /** To be said while an application starts, so that it is closed before the server. */
    public void stopAfterApplications() {
        if (Runtime.getRuntime().removeShutdownHook(atExit)) {
            SpringApplication.getShutdownHandlers().add(this::close);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    private String program(String name) {
        return programs.resolve("bin")
                .resolve(PostgresBinaries.onWindows() ? name + ".exe" : name)
                .toString();
    }

    private Outcome run(List<String> command) throws IOException {
        return Outcome.of(user.prefix(), command);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String firstLineOf(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("").strip();
    }

    private static String lastLineOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().reduce("", (earlier, later) -> later) : "";
    }
}
