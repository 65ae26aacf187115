package id.payung.roster.registration;

import id.payung.roster.RosterId;
import id.payung.roster.registration.ResultMistake.Code;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.SheetRow;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A result on its way into the tables: staged row by row, judged as a set, taken whole or not at all. Runs within the
 * caller's transaction, with which the stage ends; where it is refused, that transaction is to be rolled back.
 */
@Component
class StagedResult {

    /** One answer tells so many mistakes; who has more knows enough to begin. */
    private static final int MOST_MISTAKES = 1_000;

    private static final int CHUNK = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    StagedResult(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** How a row is read. */
    interface Reading {
        Optional<ResultAnswer> of(ResultFile file, SheetRow row, Consumer<ResultMistake> mistakes);
    }

    /** Writes the answers to the temporary table {@code staged_result}. @return what is wrong with single rows */
    List<ResultMistake> stage(ResultFile file, Reading reading) throws FileRefused {
        jdbc.sql("drop table if exists staged_result").update();
        jdbc.sql(
                        """
                create temporary table staged_result (row_number integer not null, nik_index bytea not null,
                    member_number text, reason text, agrees boolean not null) on commit drop""")
                .update();
        List<ResultMistake> mistakes = new ArrayList<>();
        List<ResultAnswer> chunk = new ArrayList<>(CHUNK);
        for (var row = file.next(); row != null; row = file.next()) {
            reading.of(file, row, mistake -> {
                        if (mistakes.size() < MOST_MISTAKES) {
                            mistakes.add(mistake);
                        }
                    })
                    .ifPresent(chunk::add);
            if (chunk.size() == CHUNK) {
                write(chunk);
                chunk.clear();
            }
        }
        write(chunk);
        jdbc.sql("create index on staged_result (nik_index)").update();
        jdbc.sql("analyze staged_result").update();
        return mistakes;
    }

    private void write(List<ResultAnswer> answers) {
        batches.batchUpdate(
                "insert into staged_result (row_number, nik_index, member_number, reason, agrees) values (?, ?, ?, ?, ?)",
                answers,
                CHUNK,
                (statement, answer) -> {
                    statement.setInt(1, answer.row());
                    statement.setBytes(2, answer.nikIndex());
                    statement.setObject(3, answer.memberNumber(), Types.VARCHAR);
                    statement.setObject(4, answer.reason(), Types.VARCHAR);
                    statement.setBoolean(5, answer.agrees());
                });
    }

    /**
     * Adds what is wrong with the whole.
     *
     * @param people which of the roster's people a result may name
     * @param rules what is wrong besides
     * @throws ResultRefused where anything is wrong
     */
    void requireFlawless(RosterId roster, List<ResultMistake> ofRows, String people, List<Rule> rules)
            throws ResultRefused {
        List<ResultMistake> mistakes = new ArrayList<>(ofRows);
        see(
                roster,
                Code.PERSON_TWICE,
                """
                select row_number, first_row from (
                    select row_number, min(row_number) over (partition by nik_index) as first_row from staged_result) same
                 where row_number > first_row""",
                mistakes);
        see(
                roster,
                Code.PERSON_UNKNOWN,
                """
                select s.row_number from staged_result s
                 where not exists (select 1 from roster_person p
                                    where p.roster_id = :roster and p.nik_index = s.nik_index and %s)"""
                        .formatted(people),
                mistakes);
        rules.forEach(rule -> see(roster, rule.code(), rule.sql(), mistakes));
        if (!mistakes.isEmpty()) {
            throw new ResultRefused(mistakes.stream()
                    .sorted(Comparator.comparingInt(ResultMistake::row))
                    .limit(MOST_MISTAKES)
                    .toList());
        }
    }

    /** Finds rows by a statement; a second column is what the sentence names. */
    record Rule(Code code, String sql) {}

    private void see(RosterId roster, Code code, String sql, List<ResultMistake> mistakes) {
        jdbc.sql(sql + " order by 1 limit " + MOST_MISTAKES)
                .param("roster", roster.value())
                .query((row, number) -> row.getMetaData().getColumnCount() > 1
                        ? ResultMistake.of(row.getInt(1), code, Integer.toString(row.getInt(2)))
                        : ResultMistake.of(row.getInt(1), code))
                .list()
                .forEach(mistakes::add);
    }
}
