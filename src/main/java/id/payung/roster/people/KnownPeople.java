package id.payung.roster.people;

import id.payung.agreement.AgreementId;
import id.payung.roster.RosterId;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known of these people beyond their own rows: another payer, a death, a list that excludes them, a second identity
 * number. Rows are held or warned, never rejected: a person decides. Nothing of what other municipalities know is told but
 * that somebody else pays, and from which month.
 */
@Component
class KnownPeople {

    private static final String INTO =
            "insert into {findings} (roster_id, row_number, column_key, cell, code, severity, variant, arguments) ";

    /** People whom an agreement already brings to BPJS, or will: from their hand-over on. */
    private static final String HANDED_OVER = "r.status in ('HANDED_OVER', 'REGISTERED')";

    /** The six digits of the birth date within the identity number, read back from the row: the number is sealed. */
    private static final String BIRTH_DIGITS =
            """
            (lpad((extract(day from %1$s.birth_date)::int + case %1$s.sex when 'P' then 40 else 0 end)::text, 2, '0')
                || to_char(%1$s.birth_date, 'MMYY'))""";

    private final JdbcClient jdbc;

    KnownPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(
            PeopleTables tables,
            RosterId roster,
            @Nullable AgreementId agreement,
            CheckTerms terms,
            RosterHeader header) {
        var at = new At(tables, roster, agreement, header);
        alreadyCovered(at, terms);
        onLists(at, terms);
        hold(at);
        twinsInFile(at);
        twinsElsewhere(at);
        oneDigitAway(at);
        warn(at);
    }

    /** Where findings go, and what cells they name. */
    private record At(PeopleTables tables, RosterId roster, @Nullable AgreementId agreement, RosterHeader header) {

        JdbcClient.StatementSpec sql(JdbcClient jdbc, RosterColumn column, String sql) {
            return jdbc.sql(tables.in(sql))
                    .param("roster", roster.value())
                    .param("agreement", agreement == null ? null : agreement.value(), Types.OTHER)
                    .param("column", header.letters(column), Types.VARCHAR);
        }
    }

    /** In the same months, under another agreement, whoever pays for it. */
    private void alreadyCovered(At at, CheckTerms terms) {
        at.sql(
                        jdbc,
                        RosterColumn.NIK,
                        INTO
                                + """
                select :roster, person.row_number, 'nik', :column || person.row_number, 'ALREADY_COVERED', 'D', null,
                       array[to_char(min(greatest(r.coverage_from, a.first_day)), 'MM/YYYY')]
                  from {people} person
                  join roster_person other on other.nik_index = person.nik_index
                  join roster r on r.id = other.roster_id
                  join agreement a on a.id = other.agreement_id
                 where person.roster_id = :roster and person.state <> 'REJECTED' and {judged}
                   and other.state in ('VALID', 'WARNED') and other.agreement_id is distinct from :agreement::uuid
                   and other.roster_id <> :roster and %s
                   and r.coverage_from <= :through and coalesce(a.terminated_on, a.last_day) >= :from
                 group by person.row_number"""
                                        .formatted(HANDED_OVER))
                .param("from", terms.coverageFrom())
                .param("through", terms.coverageThrough())
                .update();
    }

    private void onLists(At at, CheckTerms terms) {
        at.sql(
                        jdbc,
                        RosterColumn.NIK,
                        INTO
                                + """
                select :roster, person.row_number, 'nik', :column || person.row_number,
                       case l.kind when 'DECEASED' then 'KNOWN_DECEASED' else 'EXCLUDED_BY_LIST' end, 'D', null,
                       case l.kind when 'DECEASED' then array[]::text[] else array[min(l.name)] end
                  from person_list l
                  join person_list_entry entry on entry.list_id = l.id
                  join {people} person on person.nik_index = entry.nik_index
                 where person.roster_id = :roster and person.state <> 'REJECTED' and {judged} and l.withdrawn_at is null
                   and (l.kind = 'DECEASED'
                       or (l.valid_from <= :from and (l.valid_until is null or l.valid_until >= :from)
                           and l.municipality in (select id from municipality where area_code = :area)))
                 group by person.row_number, l.kind""")
                .param("from", terms.coverageFrom())
                .param("area", terms.areaCode())
                .update();
    }

    /** The same name and birth date in another row with another number. */
    private void twinsInFile(At at) {
        at.sql(
                        jdbc,
                        RosterColumn.NAME,
                        """
                with twin as (
                    select name_birth from {people} person
                     where roster_id = :roster and state <> 'REJECTED' and name_birth is not null and nik_index is not null
                     group by name_birth having count(*) > 1),
                candidate as (
                    select row_number, nik_index, name_birth, {judged} as judged from {people} person join twin using (name_birth)
                     where roster_id = :roster and state <> 'REJECTED' and nik_index is not null)
                """
                                + INTO
                                + """
                select :roster, one.row_number, 'nama', :column || one.row_number, 'NEAR_DUPLICATE', 'W', 'FILE',
                       array[min(two.row_number)::text]
                  from candidate one join candidate two
                    on two.name_birth = one.name_birth and two.nik_index <> one.nik_index
                 where one.judged
                 group by one.row_number""")
                .update();
    }

    /** The same name and birth date under another number in another roster: of this agreement, or handed over by any. */
    private void twinsElsewhere(At at) {
        at.sql(
                        jdbc,
                        RosterColumn.NAME,
                        INTO
                                + """
                select :roster, person.row_number, 'nama', :column || person.row_number, 'NEAR_DUPLICATE', 'W',
                       case when bool_or(other.agreement_id = :agreement::uuid) then 'AGREEMENT' else 'ELSEWHERE' end,
                       array[]::text[]
                  from {people} person
                  join roster_person other on other.name_birth = person.name_birth and other.nik_index <> person.nik_index
                  join roster r on r.id = other.roster_id
                 where person.roster_id = :roster and person.state <> 'REJECTED' and {judged} and other.roster_id <> :roster
                   and other.state in ('VALID', 'WARNED')
                   and (%s or (other.agreement_id = :agreement::uuid and r.status <> 'CANCELLED'))
                 group by person.row_number"""
                                        .formatted(HANDED_OVER))
                .update();
    }

    /**
     * The same name, and a number that differs in one digit. A difference outside the birth date leaves name and birth date
     * equal and is found above; so only one within it is left to look for.
     */
    private void oneDigitAway(At at) {
        at.sql(
                        jdbc,
                        RosterColumn.NIK,
                        """
                with own as (
                    select row_number, nik_index, name_serial, %1$s as birth_digits, {judged} as judged from {people} person
                     where roster_id = :roster and state <> 'REJECTED' and name_serial is not null
                       and birth_date is not null and sex is not null),
                twin as (select name_serial from own group by name_serial having count(*) > 1),
                inside as (
                    select one.row_number, min(two.row_number)::text as other_row
                      from own one join twin using (name_serial)
                      join own two on two.name_serial = one.name_serial and two.nik_index <> one.nik_index
                     where one.judged and %3$s = 1
                     group by one.row_number),
                outside as (
                    select one.row_number
                      from own one join (
                          select other.name_serial, %2$s as birth_digits
                            from roster_person other join roster r on r.id = other.roster_id
                           where r.agreement_id = :agreement::uuid and r.id <> :roster and r.status <> 'CANCELLED'
                             and other.state in ('VALID', 'WARNED') and other.name_serial is not null) two
                        on two.name_serial = one.name_serial
                     where one.judged and %3$s = 1
                     group by one.row_number)
                """
                                        .formatted(
                                                BIRTH_DIGITS.formatted("person"),
                                                BIRTH_DIGITS.formatted("other"),
                                                """
                                                (select count(*) from generate_series(1, 6) as place
                                                  where substr(one.birth_digits, place, 1) <> substr(two.birth_digits, place, 1))""")
                                + INTO
                                + """
                select :roster, row_number, 'nik', :column || row_number, 'NEAR_DUPLICATE', 'W', variant, arguments
                  from (select row_number, 'ONE_DIGIT' as variant, array[other_row] as arguments from inside
                        union all
                        select row_number, 'ONE_DIGIT_IN_AGREEMENT', array[]::text[] from outside) found""")
                .update();
    }

    private void hold(At at) {
        jdbc.sql(
                        at.tables()
                                .in(
                                        """
                update {people} person set state = 'HELD'
                 where person.roster_id = :roster and person.state in ('VALID', 'WARNED') and {judged}
                   and person.row_number in (
                       select f.row_number from {findings} f where f.roster_id = :roster and f.severity = 'D')"""))
                .param("roster", at.roster().value())
                .update();
    }

    private void warn(At at) {
        jdbc.sql(
                        at.tables()
                                .in(
                                        """
                update {people} person set state = 'WARNED'
                 where person.roster_id = :roster and person.state = 'VALID' and {judged}
                   and person.row_number in (
                       select f.row_number from {findings} f where f.roster_id = :roster and f.code = 'NEAR_DUPLICATE')"""))
                .param("roster", at.roster().value())
                .update();
    }
}
