package id.payung.party;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Loads the 91,000 administrative areas from the CSV files under {@code areas/}, as a migration of its own. */
@Component
class LoadAreas implements JavaMigration {

    private static final Map<String, Integer> DEPTH_OF_FILE =
            Map.of("provinces", 1, "regencies", 2, "districts", 3, "villages", 4);

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        var copy = context.getConnection().unwrap(PGConnection.class).getCopyAPI();
        try (var statement = context.getConnection().createStatement()) {
            for (var file : DEPTH_OF_FILE.entrySet()) {
                boolean withParent = file.getValue() > 1;
                statement.execute("create temporary table area_file (code text, %s name text) on commit drop"
                        .formatted(withParent ? "parent text," : ""));
                try (InputStream csv = new ClassPathResource("areas/" + file.getKey() + ".csv").getInputStream()) {
                    copy.copyIn("copy area_file from stdin with (format csv, header true)", csv);
                }
                statement.execute("insert into area (code, depth, name) select code, %d, name from area_file"
                        .formatted(file.getValue()));
                statement.execute("drop table area_file");
            }
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("012");
    }

    @Override
    public String getDescription() {
        return "party load areas";
    }

    /** The files are data of a decree; a new decree is a new migration. */
    @Override
    public @Nullable Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
