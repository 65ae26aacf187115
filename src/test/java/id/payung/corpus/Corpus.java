package id.payung.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.payung.support.PostgresForTests;
import id.payung.support.PostgresForTests.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The waiting instances of one version: a folder with the tables' rows, and what is known about them. */
record Corpus(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/corpus");
    private static final String INDEX = "waiting.csv";
    private static final String ABOUT = "about.properties";

    /** In the order in which the engine makes them. */
    private static final List<String> ENGINE_TABLES =
            List.of("engine", "history", "identity", "decision.engine", "decision.history");

    static Corpus of(String version) {
        return new Corpus(ROOT.resolve(version));
    }

    /** Oldest first. */
    static List<Corpus> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .map(Corpus::new)
                    .sorted(Comparator.comparing(corpus -> Version.parse(corpus.version())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Corpus newest() {
        var all = all();
        return all.get(all.size() - 1);
    }

    String version() {
        return folder.getFileName().toString();
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /** When its time stands still. */
    Instant recordedAt() {
        return Instant.parse(about("recorded-at"));
    }

    private String about(String key) {
        var about = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve(ABOUT), UTF_8)) {
            about.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty(key);
    }

    List<WaitingInstance> instances() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(INDEX), UTF_8)) {
            return rows.stream()
                    .map(row -> new WaitingInstance(
                            row.getField("process"),
                            UUID.fromString(row.getField("business key")),
                            UUID.fromString(row.getField("agreement")),
                            new TreeSet<>(List.of(row.getField("waits").split(" "))),
                            Walk.valueOf(row.getField("walk")),
                            row.getField("ends"),
                            row.getField("story")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database as this version left it. */
    Database restore() {
        var database = PostgresForTests.migratedTo(about("flyway"));
        try {
            createEngineTables(database);
            Tables.read(folder, database);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Corpus %s does not fit into its own tables".formatted(version()), e);
        }
        return database;
    }

    private static void createEngineTables(Database database) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            connection.setSchema("public");
            for (String part : ENGINE_TABLES) {
                ScriptUtils.executeSqlScript(
                        connection,
                        new ClassPathResource(
                                "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql".formatted(part)));
            }
        }
    }

    /** @throws IllegalStateException where the folder is there already: what is recorded stays as it is */
    void record(Database from, String flyway, Instant at, List<WaitingInstance> instances)
            throws IOException, SQLException {
        if (exists()) {
            throw new IllegalStateException("%s is there already".formatted(folder));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(ABOUT), "recorded-at=%s\nflyway=%s\n".formatted(at, flyway));
        try (var index = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(INDEX), UTF_8)) {
            index.writeRecord("process", "waits", "walk", "ends", "story", "agreement", "business key");
            for (var instance : instances) {
                index.writeRecord(
                        instance.process(),
                        String.join(" ", instance.waits()),
                        instance.walk().name(),
                        instance.ends(),
                        instance.story(),
                        instance.agreement().toString(),
                        instance.businessKey().toString());
            }
        }
        var beforehand = PostgresForTests.migratedTo(flyway);
        Tables.write(from, beforehand, folder);
        beforehand.drop();
    }

    @Override
    public String toString() {
        return version();
    }
}
