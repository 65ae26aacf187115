package id.payung.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.bench.Comparison;
import id.payung.bench.Comparison.Side;
import id.payung.platform.Actor;
import id.payung.platform.Journal;
import id.payung.platform.Role;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.people.Counts;
import id.payung.roster.sheet.RosterLimits;
import id.payung.support.PayungTest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes to judge a roster against ten million people who are covered already: from the file to rows that are
 * stored and can be asked for, beside a bare {@code COPY} of the same finished rows and the two joins that no way of doing it
 * could save. One row in a hundred is brought by another payer already, one has a twin there, one is rejected; each round
 * asserts that they were found. A smaller {@code -Dbench.covered} or {@code -Dbench.most} only tries out whether it runs.
 */
@Tag("bench-roster")
@PayungTest
class RosterBenchmark {

    private static final int COVERED = Integer.getInteger("bench.covered", 10_000_000);
    private static final int MOST = Integer.getInteger("bench.most", 1_000_000);
    private static final int PAYERS = 100;
    private static final int ROUNDS = 5;
    private static final int ONE_IN = 100;
    private static final Actor OFFICER =
            new Actor("officer.3375", "Officer", Set.of(Role.MUNICIPAL_OFFICER), "3375", "kesra");
    private static final String BASELINE = "COPY of the finished rows, and two joins";

    @Autowired
    BeanFactory application;

    @Autowired
    RosterRecords records;

    @Autowired
    CheckQueue queue;

    @Autowired
    RosterTerms terms;

    @Autowired
    RosterLimits limits;

    @Autowired
    FindingSentences sentences;

    @Autowired
    AgreementDirectory directory;

    @Autowired
    Journal journal;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RosterCheckRun checks;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private RosterFixture fixture;
    private RosterUpload upload;

    @BeforeEach
    void coverTenMillion() throws Exception {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        upload = new RosterUpload(
                records, queue, terms, limits, sentences, directory, journal, () -> OFFICER, clock, transaction);
        for (String table : List.of("roster_person", "roster_finding", "cover_period")) {
            jdbc.sql("alter table " + table + " set (autovacuum_enabled = false)")
                    .update(); // or it comes by itself in the middle of a round
        }
        covered();
        planted();
        for (String table : List.of("roster_person", "roster_finding", "cover_period", "roster", "agreement")) {
            jdbc.sql("vacuum (analyze) " + table).update();
        }
    }

    @Test
    void rostersAgainstTenMillion() throws Exception {
        var comparison = new Comparison("roster", ROUNDS);
        for (int size : new int[] {2_170, 100_000, 250_000, 1_000_000}) {
            if (size <= MOST) {
                compare(comparison, size + " csv", size, csv(size));
            }
        }
        compare(comparison, "100000 xlsx", 100_000, xlsx(100_000));
        comparison.write();
    }

    private void compare(Comparison comparison, String name, int size, Path file) throws Exception {
        var round = new Round(size, file);
        comparison.add(name, size, round.ours(), BASELINE, round.baseline());
        round.clear();
    }

    /** The rows as ours left them, for the baseline to copy. */
    private final class Round {

        private final int size;
        private final Path file;
        private final Path people;
        private final Path findings;
        private AgreementId agreement;
        private RosterId roster;
        private RosterId finished;
        private int overlaps;
        private int twins;

        Round(int size, Path file) {
            this.size = size;
            this.file = file;
            this.people = folder.resolve("people-" + file.getFileName());
            this.findings = folder.resolve("findings-" + file.getFileName());
        }

        Side ours() {
            return new Side(
                    () -> {
                        clear();
                        agreement = fixture.agreement(size);
                        roster = fixture.askedFor(agreement, 1);
                        settle();
                    },
                    () -> {
                        upload.upload(agreement, null, new FileSystemResource(file));
                        checks.runNext();
                    },
                    () -> {
                        assertThat(Rosters.require(records.findById(roster.value()))
                                        .counts())
                                .isEqualTo(expected());
                        if (finished == null) {
                            finished = roster;
                            dump("roster_person", "row_number", people);
                            dump("roster_finding", "id", findings);
                        }
                    });
        }

        private Counts expected() {
            int planted = (size + ONE_IN - 1) / ONE_IN;
            int warned = (size + ONE_IN - 2) / ONE_IN;
            int rejected = (size + ONE_IN - 3) / ONE_IN;
            return Counts.of(size - planted - warned - rejected, warned, rejected, planted);
        }

        Side baseline() {
            return new Side(
                    () -> {
                        clear();
                        settle();
                    },
                    () -> transaction.executeWithoutResult(status -> {
                        jdbc.sql("set local random_page_cost = 1.1").update(); // as ours
                        jdbc.sql("set local work_mem = '128MB'").update();
                        copyIn("roster_person", people);
                        copyIn("roster_finding", findings);
                        overlaps = join("other.nik_index = person.nik_index");
                        twins = join("other.name_birth = person.name_birth and other.nik_index <> person.nik_index");
                    }),
                    () -> {
                        assertThat(overlaps).isEqualTo((size + ONE_IN - 1) / ONE_IN);
                        assertThat(twins).isEqualTo((size + ONE_IN - 2) / ONE_IN);
                        assertThat(count("roster_person")).isEqualTo(size);
                    });
        }

        private int join(String on) {
            return jdbc.sql(
                            """
                    select count(*) from roster_person person join roster_person other on %s
                      join roster r on r.id = other.roster_id
                     where person.roster_id = :roster and other.roster_id <> :roster and r.status = 'HANDED_OVER'"""
                                    .formatted(on))
                    .param("roster", finished.value())
                    .query(Integer.class)
                    .single();
        }

        private int count(String table) {
            return jdbc.sql("select count(*) from " + table + " where roster_id = :roster")
                    .param("roster", finished.value())
                    .query(Integer.class)
                    .single();
        }

        private void dump(String table, String order, Path to) throws Exception {
            try (var connection = dataSource.getConnection();
                    var out = new BufferedOutputStream(Files.newOutputStream(to))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select %s from %s where roster_id = '%s' order by %s) to stdout"
                                        .formatted(columns(table), table, roster, order),
                                out);
            }
        }

        private void copyIn(String table, Path from) {
            var connection = org.springframework.jdbc.datasource.DataSourceUtils.getConnection(dataSource);
            try (var in = new BufferedInputStream(Files.newInputStream(from), 1 << 16)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy %s (%s) from stdin".formatted(table, columns(table)), in);
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                org.springframework.jdbc.datasource.DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }

        void clear() {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local session_replication_role = replica").update(); // nothing refers to these rows
                for (var gone : new RosterId[] {roster, finished}) {
                    if (gone != null) {
                        for (var table : List.of("roster_finding", "roster_row_cells", "roster_person")) {
                            jdbc.sql("delete from " + table + " where roster_id = :r")
                                    .param("r", gone.value())
                                    .update();
                        }
                    }
                }
            });
        }
    }

    private String columns(String table) {
        return jdbc.sql(
                        """
                select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                 where table_schema = 'payung' and table_name = :table and is_identity = 'NO' and is_generated = 'NEVER'""")
                .param("table", table)
                .query(String.class)
                .single();
    }

    private void settle() {
        jdbc.sql("vacuum roster_person").update();
        jdbc.sql("vacuum roster_finding").update();
        jdbc.sql("vacuum roster_row_cells").update();
        jdbc.sql("checkpoint").update();
    }

    /** Row i of a file: the first of a hundred is brought by another payer, the second has a twin there, the third is wrong. */
    private static String row(int i) {
        var row = row(i, 0);
        return i % ONE_IN == 2 ? row.replaceFirst(";Jl[^;]*;", ";;") : row;
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final int DAYS = 15_000;

    private static String row(int i, int serialsLater) {
        var birth = LocalDate.of(1963, 1, 1).plusDays(i % DAYS);
        return "337501%02d%02d%02d%04d;%s;%s;L;Jl. Melati No. %d;33.75.01.1002;lebe;33750101012%05d"
                .formatted(
                        birth.getDayOfMonth(),
                        birth.getMonthValue(),
                        birth.getYear() % 100,
                        1 + i / DAYS + serialsLater,
                        name(i),
                        DAY.format(birth),
                        1 + i % 200,
                        i % 100_000);
    }

    private static String name(int i) {
        var letters = new StringBuilder("Slamet ");
        for (int rest = i + 1; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    private Path csv(int size) throws IOException {
        var file = folder.resolve(size + ".csv");
        try (var out = new PrintWriter(Files.newBufferedWriter(file, UTF_8))) {
            out.print(RosterFixture.HEADER);
            for (int i = 0; i < size; i++) {
                out.print(row(i) + "\n");
            }
        }
        return file;
    }

    private Path xlsx(int size) throws IOException {
        var file = folder.resolve(size + ".xlsx");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "Payung", "1.0")) {
            var sheet = workbook.newWorksheet("Peserta");
            for (int i = -1; i < size; i++) {
                var line = i < 0 ? RosterFixture.HEADER.strip() : row(i);
                var cells = line.split(";");
                for (int c = 0; c < cells.length; c++) {
                    sheet.value(i + 1, c, cells[c]);
                }
                if (i % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    /** Those whom another payer brings already, and the twins of others, brought there as everybody is. */
    private void planted() throws IOException {
        var file = folder.resolve("planted.csv");
        int people = 0;
        try (var out = new PrintWriter(Files.newBufferedWriter(file, UTF_8))) {
            out.print(RosterFixture.HEADER);
            for (int i = 0; i < MOST; i++) {
                if (i % ONE_IN < 2) {
                    out.print(row(i, i % ONE_IN == 0 ? 0 : 5_000) + "\n");
                    people++;
                }
            }
        }
        var agreement = fixture.agreement(people);
        var roster = fixture.askedFor(agreement, 1);
        upload.upload(agreement, null, new FileSystemResource(file));
        checks.runNext();
        assertThat(Rosters.require(records.findById(roster.value())).counts()).isEqualTo(Counts.of(people, 0, 0, 0));
        jdbc.sql("update roster set status = 'HANDED_OVER' where id = :id")
                .param("id", roster.value())
                .update();
    }

    /** People of a hundred payers, with a cover each. Written by SQL: nobody's numbers, but as wide as everybody's. */
    private void covered() throws Exception {
        int each = COVERED / PAYERS;
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica"); // no foreign keys: of bills there are none
            sql.execute("set maintenance_work_mem = '1GB'");
            var afterwards = withoutIndexes(sql);
            for (int payer = 0; payer < PAYERS; payer++) {
                var agreement = fixture.agreement(each);
                var roster = fixture.askedFor(agreement, 1);
                sql.execute(
                        """
                        insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index,
                            nik_masked, name, birth_date, sex, address, area_code, occupation, name_birth, name_serial)
                        select lpad(to_hex(%d::bigint * %d + n), 32, '0')::uuid, '%s', '%s', n, 'VALID', 1,
                               sha256(n::text::bytea) || '\\x000102030405060708090a0b',
                               sha256(('%d.' || n)::bytea), '3375**********01', 'Slamet ' || n, date '1963-01-01' + n %% 15000,
                               'L', 'Jl. Melati No. 5', '33.75.01.1002', 'LEBE', hashint8extended(n, %d), hashint8extended(n, -%d)
                          from generate_series(1, %d) as n"""
                                .formatted(payer, each, roster, agreement, payer, payer + 1, payer + 1, each));
                sql.execute(
                        """
                        insert into cover_period (nik_index, agreement_id, bill_id, person_id, first_day, last_day, programs)
                        select nik_index, agreement_id, '%s', id, date '2027-03-01', date '2028-02-29', '{JKK,JKM}'
                          from roster_person where roster_id = '%s'"""
                                .formatted(UUID.randomUUID(), roster));
                sql.execute("update roster set status = 'HANDED_OVER' where id = '%s'".formatted(roster));
            }
            for (var statement : afterwards) {
                sql.execute(statement);
            }
            sql.execute("set session_replication_role = origin");
        }
    }

    /**
     * Takes away what would be kept in order row by row, as for a restore: ten million random values otherwise take half an
     * hour. @return what brings it back; foreign keys hold for the rows to come
     */
    private List<String> withoutIndexes(Statement sql) throws SQLException {
        List<String[]> pairs = new ArrayList<>();
        try (var found = sql.executeQuery(
                """
                select format('alter table cover_period drop constraint %I', conname),
                       format('alter table cover_period add constraint %I %s %s', conname, pg_get_constraintdef(oid),
                              case contype when 'f' then 'not valid' end)
                  from pg_constraint where conrelid = 'payung.cover_period'::regclass and contype in ('p', 'u', 'f')
                 order by contype = 'f' desc""")) {
            while (found.next()) {
                pairs.add(new String[] {found.getString(1), found.getString(2)});
            }
        }
        try (var found = sql.executeQuery(
                """
                select 'drop index payung.' || indexname, indexdef from pg_indexes
                 where schemaname = 'payung' and tablename in ('roster_person', 'cover_period')
                   and indexname not in (select conname from pg_constraint)""")) {
            while (found.next()) {
                pairs.add(new String[] {found.getString(1), found.getString(2)});
            }
        }
        List<String> afterwards = new ArrayList<>();
        for (var pair : pairs) {
            sql.execute(pair[0]);
            afterwards.add(0, pair[1]);
        }
        return afterwards;
    }
}
