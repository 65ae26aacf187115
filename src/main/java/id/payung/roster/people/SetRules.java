package id.payung.roster.people;

import id.payung.agreement.AgreementId;
import id.payung.roster.RosterId;
import id.payung.roster.sheet.FindingCode;
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
               and other.state in ('VALID', 'WARNED')""";

    private final JdbcClient jdbc;

    SetRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param nikColumn the letter of the sheet's column with the identity number; null where there is no sheet
     * @param familyColumn likewise for the family card
     */
    public void apply(
            PeopleTables tables,
            RosterId roster,
            @Nullable AgreementId agreement,
            @Nullable Integer maxPerFamily,
            @Nullable String nikColumn,
            @Nullable String familyColumn) {
        duplicatesInFile(tables, roster, nikColumn);
        if (agreement != null) {
            duplicatesInAgreement(tables, roster, agreement, nikColumn);
        }
        reject(tables, roster, FindingCode.DUPLICATE_IN_FILE, FindingCode.DUPLICATE_IN_AGREEMENT);
        if (maxPerFamily != null) {
            families(tables, roster, agreement, maxPerFamily, familyColumn);
            reject(tables, roster, FindingCode.FAMILY_LIMIT_EXCEEDED);
        }
    }

    /** Where some rows only are judged, the good ones that stay come first: a mended row never takes a good one's place. */
    private void duplicatesInFile(PeopleTables tables, RosterId roster, @Nullable String nikColumn) {
        jdbc.sql(
                        tables.in(
                                """
                insert into {findings} (roster_id, row_number, column_key, cell, code, severity, arguments)
                select :roster, row_number, 'nik', :column || row_number, 'DUPLICATE_IN_FILE', 'E', array[first_row::text]
                  from (select row_number, {judged} as judged, first_value(row_number) over (
                                   partition by nik_index order by ({judged} or state = 'REJECTED'), row_number) as first_row
                          from {people} person where roster_id = :roster and nik_index is not null) same
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

    public Counts counts(PeopleTables tables, RosterId roster) {
        return jdbc.sql(
                        tables.in(
                                """
                select count(*) filter (where state = 'VALID') as valid,
                       count(*) filter (where state = 'WARNED') as warned,
                       count(*) filter (where state = 'REJECTED') as rejected,
                       count(*) filter (where state = 'HELD') as held
                  from {people} where roster_id = :roster"""))
                .param("roster", roster.value())
                .query((row, number) -> Counts.of(
                        row.getInt("valid"), row.getInt("warned"), row.getInt("rejected"), row.getInt("held")))
                .single();
    }

    /** How many people the agreement's other rosters have. */
    public int peopleElsewhere(AgreementId agreement, RosterId roster) {
        return jdbc.sql("select count(*) " + ELSEWHERE)
                .param("agreement", agreement.value())
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
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
