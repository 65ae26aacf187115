package id.payung.roster.people;

import id.payung.agreement.AgreementId;
import id.payung.roster.RosterId;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.rule.PersonState;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import java.sql.ResultSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules that need more than one row: each is one statement over the whole roster. */
@Component
public class SetRules {

    /** People of the agreement's other rosters count, whether verified yet or not: two waves may be on their way. */
    private static final String ELSEWHERE =
            """
            from roster_person other join roster r on r.id = other.roster_id
             where other.agreement_id = :agreement and other.roster_id <> :roster and r.status <> 'CANCELLED'
               and other.state in ('VALID', 'WARNED', 'HELD')""";

    private static final int ROWS_THAT_DESERVE_STATISTICS = 10_000;

    /** What one step of a rule may keep in memory before it writes to the disk. A node checks one roster at a time. */
    private static final String MEMORY = "128MB";

    private final JdbcClient jdbc;
    private final KnownPeople knownPeople;

    SetRules(JdbcClient jdbc, KnownPeople knownPeople) {
        this.jdbc = jdbc;
        this.knownPeople = knownPeople;
    }

    /** @param header of the sheet: findings name its cells */
    public void apply(
            PeopleTables tables,
            RosterId roster,
            @Nullable AgreementId agreement,
            CheckTerms terms,
            RosterHeader header) {
        var nikColumn = header.letters(RosterColumn.NIK);
        tellThePlanner(tables, roster);
        duplicatesInFile(tables, roster, nikColumn);
        if (agreement != null) {
            duplicatesInAgreement(tables, roster, agreement, nikColumn);
        }
        reject(tables, roster, FindingCode.DUPLICATE_IN_FILE, FindingCode.DUPLICATE_IN_AGREEMENT);
        if (terms.maxPerFamily() != null) {
            families(tables, roster, agreement, terms.maxPerFamily(), header.letters(RosterColumn.FAMILY_CARD));
            reject(tables, roster, FindingCode.FAMILY_LIMIT_EXCEEDED);
        }
        knownPeople.apply(tables, roster, agreement, terms, header);
    }

    /**
     * Rows written in this transaction are unknown to the planner, which then joins a million of them one by one. And to it
     * a page read out of turn costs what it costs on a disk that turns: ten million people would be read from end to end for
     * the sake of a hundred thousand.
     */
    private void tellThePlanner(PeopleTables tables, RosterId roster) {
        jdbc.sql("set local random_page_cost = 1.1").update();
        jdbc.sql("set local work_mem = '%s'".formatted(MEMORY)).update();
        boolean many = tables == PeopleTables.DRY_RUN
                || jdbc.sql(
                                        "select count(*) from (select 1 from roster_person where roster_id = :roster limit :most) r")
                                .param("roster", roster.value())
                                .param("most", ROWS_THAT_DESERVE_STATISTICS)
                                .query(Integer.class)
                                .single()
                        == ROWS_THAT_DESERVE_STATISTICS;
        if (many) {
            jdbc.sql(tables.in("analyze {people} (roster_id, state, nik_index, family_index, name_birth, name_serial)"))
                    .update();
        }
    }

    /** Where some rows only are judged, the good ones that stay come first: a mended row never takes a good one's place. */
    private void duplicatesInFile(PeopleTables tables, RosterId roster, @Nullable String nikColumn) {
        jdbc.sql(
                        tables.in(
                                """
                with several as (
                    select nik_index from {people} where roster_id = :roster and nik_index is not null
                     group by nik_index having count(*) > 1)
                insert into {findings} (roster_id, row_number, column_key, cell, code, severity, arguments)
                select :roster, row_number, 'nik', :column || row_number, 'DUPLICATE_IN_FILE', 'E', array[first_row::text]
                  from (select row_number, {judged} as judged, first_value(row_number) over (
                                   partition by nik_index order by ({judged} or state = 'REJECTED'), row_number) as first_row
                          from {people} person join several using (nik_index) where roster_id = :roster) same
                 where judged and row_number <> first_row"""))
                .param("roster", roster.value())
                .param("column", nikColumn, java.sql.Types.VARCHAR)
                .update();
    }

    private void duplicatesInAgreement(
            PeopleTables tables, RosterId roster, AgreementId agreement, @Nullable String nikColumn) {
        jdbc.sql(tables.in(
                        """
                insert into {findings} (roster_id, row_number, column_key, cell, code, severity, arguments)
                select :roster, row_number, 'nik', :column || row_number, 'DUPLICATE_IN_AGREEMENT', 'E', array[]::text[]
                  from {people} person
                 where roster_id = :roster and {judged}
                   and exists (select 1 %s and other.nik_index = person.nik_index)"""
                                .formatted(ELSEWHERE)))
                .param("roster", roster.value())
                .param("agreement", agreement.value())
                .param("column", nikColumn, java.sql.Types.VARCHAR)
                .update();
    }

    /** In file order: who comes after the family is full is one too many. A person counted twice is told once. */
    private void families(
            PeopleTables tables,
            RosterId roster,
            @Nullable AgreementId agreement,
            int maxPerFamily,
            @Nullable String familyColumn) {
        jdbc.sql(tables.in(
                        """
                insert into {findings} (roster_id, row_number, column_key, cell, code, severity, arguments)
                select :roster, row_number, 'no_kk', :column || row_number, 'FAMILY_LIMIT_EXCEEDED', 'E', array[:most::text]
                  from (select row_number, family_index, {judged} as judged,
                               count(*) filter (where state in ('VALID', 'WARNED')) over (
                                   partition by family_index order by {judged}, row_number
                                   rows between unbounded preceding and 1 preceding) as before
                          from {people} person where roster_id = :roster and family_index is not null) person
                 where judged and before + (select count(*) %s and other.family_index = person.family_index) >= :most
                   and not exists (select 1 from {findings} f
                                    where f.roster_id = :roster and f.row_number = person.row_number
                                      and f.code in ('DUPLICATE_IN_FILE', 'DUPLICATE_IN_AGREEMENT'))"""
                                .formatted(ELSEWHERE)))
                .param("roster", roster.value())
                .param("agreement", agreement == null ? null : agreement.value(), java.sql.Types.OTHER)
                .param("most", maxPerFamily)
                .param("column", familyColumn, java.sql.Types.VARCHAR)
                .update();
    }

    private void reject(PeopleTables tables, RosterId roster, FindingCode... codes) {
        jdbc.sql(
                        tables.in(
                                """
                update {people} person set state = 'REJECTED'
                 where person.roster_id = :roster and person.state <> 'REJECTED'
                   and exists (select 1 from {findings} f where f.roster_id = :roster
                                  and f.row_number = person.row_number and f.code in (:codes))"""))
                .param("roster", roster.value())
                .param("codes", java.util.Arrays.stream(codes).map(Enum::name).toList())
                .update();
    }

    /** Who waits for a place is counted as what the row is: valid, or valid with a warning. */
    public Counts counts(PeopleTables tables, RosterId roster) {
        return jdbc.sql(
                        tables.in(
                                """
                select state, count(*) as people, count(*) filter (where state = 'WAITING' and exists (
                           select 1 from {findings} f
                            where f.roster_id = :roster and f.row_number = person.row_number and f.severity = 'W')) as warned
                  from {people} person where roster_id = :roster group by state"""))
                .param("roster", roster.value())
                .query((ResultSet found) -> {
                    Map<PersonState, Integer> people = new EnumMap<>(PersonState.class);
                    int waitingWarned = 0;
                    while (found.next()) {
                        people.put(PersonState.valueOf(found.getString("state")), found.getInt("people"));
                        waitingWarned += found.getInt("warned");
                    }
                    return counts(people, waitingWarned);
                });
    }

    private static Counts counts(Map<PersonState, Integer> people, int waitingWarned) {
        int waiting = people.getOrDefault(PersonState.WAITING, 0);
        int valid = people.getOrDefault(PersonState.VALID, 0) + waiting - waitingWarned;
        int warned = people.getOrDefault(PersonState.WARNED, 0) + waitingWarned;
        int rejected = people.getOrDefault(PersonState.REJECTED, 0);
        int held = people.getOrDefault(PersonState.HELD, 0);
        return new Counts(valid + warned + rejected + held, valid, warned, rejected, held, waiting);
    }

    /** Tables of the same shape for a dry run; they end with the transaction. */
    public void makeRoomForDryRun() {
        jdbc.sql("create temporary table checked_person (like roster_person) on commit drop")
                .update();
        jdbc.sql("create temporary table checked_finding (like roster_finding including identity) on commit drop")
                .update();
    }

    public void clear(RosterId roster) {
        for (String table : List.of("roster_person", "roster_finding", "roster_row_cells")) {
            jdbc.sql("delete from " + table + " where roster_id = :roster")
                    .param("roster", roster.value())
                    .update();
        }
    }

    public Map<String, Integer> totals(PeopleTables tables, RosterId roster) {
        Map<String, Integer> totals = new TreeMap<>();
        jdbc.sql(
                        tables.in(
                                """
                select code, count(*) as found from {findings}
                 where roster_id = :roster and row_number > 0 group by code"""))
                .param("roster", roster.value())
                .query(row -> {
                    totals.put(row.getString("code"), row.getInt("found"));
                });
        return totals;
    }
}
