package id.payung.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.support.PostgresForTests.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The rows of a database as one text file a table: {@code <schema>.<table>.tsv}, in PostgreSQL's own COPY format with the
 * columns' names on top. Empty tables have no file.
 */
final class Tables {

    private static final String SUFFIX = ".tsv";
    private static final String HISTORY = "payung.flyway_schema_history";

    private Tables() {}

    /** Without what {@code beforehand} holds too: reference data that migrations bring. */
    static void write(Database from, Database beforehand, Path folder) throws SQLException, IOException {
        Set<String> reference = new HashSet<>();
        try (var connection = beforehand.dataSource().getConnection()) {
            for (String table : tables(connection)) {
                if (!table.equals(HISTORY) && !isEmpty(connection, table)) {
                    reference.add(table);
                }
            }
        }
        try (var connection = from.dataSource().getConnection()) {
            for (String table : tables(connection)) {
                if (!reference.contains(table) && !isEmpty(connection, table)) {
                    try (var file = Files.newOutputStream(folder.resolve(table + SUFFIX))) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut(
                                        "copy (select %s from %s order by 1, 2) to stdout with (header)"
                                                .formatted(columns(connection, table), table),
                                        file);
                    }
                }
            }
        }
    }

    /** Instead of what the tables hold. No trigger fires and no reference is checked: the rows were right together. */
    static void read(Path folder, Database into) throws SQLException, IOException {
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        try (var connection = into.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            for (Path file : files) {
                String name = file.getFileName().toString();
                String table = name.substring(0, name.length() - SUFFIX.length());
                statement.execute("delete from " + table);
                try (var rows = Files.newInputStream(file)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy %s (%s) from stdin with (header match)".formatted(table, header(file)), rows);
                }
                continueSequences(connection, table);
            }
            connection.commit();
        }
    }

    private static String header(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file, UTF_8)) {
            return lines.readLine().replace('\t', ',');
        }
    }

    private static void continueSequences(Connection connection, String table) throws SQLException {
        for (String column : strings(
                connection,
                "select attname from pg_attribute where attrelid = to_regclass('%s') and attidentity <> ''"
                        .formatted(table))) {
            strings(
                    connection,
                    "select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s)) from %1$s"
                            .formatted(table, column));
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select schemaname || '.' || tablename from pg_tables where schemaname in ('payung', 'public') order by 1");
    }

    /** Generated columns are computed again. */
    private static String columns(Connection connection, String table) throws SQLException {
        return String.join(
                ",",
                strings(
                        connection,
                        """
                select quote_ident(attname) from pg_attribute
                 where attrelid = to_regclass('%s') and attnum > 0 and not attisdropped and attgenerated = ''
                 order by attnum"""
                                .formatted(table)));
    }

    private static boolean isEmpty(Connection connection, String table) throws SQLException {
        return strings(connection, "select 1 from %s limit 1".formatted(table)).isEmpty();
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
        }
    }
}
