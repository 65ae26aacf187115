package id.payung.coverage;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.contribution.PostedBills.PostedBill;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The periods in which people are covered. Rows are only ever added, but for those of people who are refused. */
@Repository
class CoverPeriods {

    private final JdbcClient jdbc;

    CoverPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One period of one person.
     *
     * @param lastDay never after the day on which the agreement ended early
     */
    record Period(AgreementId agreement, LocalDate firstDay, LocalDate lastDay, List<Programme> programs) {
        boolean contains(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }
    }

    /**
     * Covers everybody on the bill but those who were refused since. Somebody whom an earlier bill of the same agreement
     * covers already goes on from there.
     *
     * @return how many people are covered by it
     */
    int add(PostedBill bill, LocalDate firstDay) {
        return jdbc.sql(anybodyCoveredBy(bill.agreement()) ? AFTER_EARLIER : FIRST)
                .param("bill", bill.id().value())
                .param("agreement", bill.agreement().value())
                .param("firstDay", firstDay)
                .param("lastDay", bill.lastDay())
                .param(
                        "programs",
                        bill.programs().stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .update();
    }

    private static final String INSERT =
            """
            insert into cover_period (nik_index, agreement_id, bill_id, person_id, first_day, last_day, follows, programs)
            """;

    private static final String FIRST = INSERT
            + """
            select p.nik_index, :agreement, l.bill_id, l.person_id, :firstDay, :lastDay, null, string_to_array(:programs, ',')
              from bill_line l join roster_person p on p.id = l.person_id
             where l.bill_id = :bill and p.state in ('VALID', 'WARNED')""";

    private static final String AFTER_EARLIER = INSERT
            + """
            select p.nik_index, :agreement, l.bill_id, l.person_id, greatest(:firstDay, earlier.last_day + 1), :lastDay,
                   earlier.last_day, string_to_array(:programs, ',')
              from bill_line l
              join roster_person p on p.id = l.person_id
              left join lateral (
                    select c.last_day from cover_period c
                     where c.nik_index = p.nik_index and c.agreement_id = :agreement
                     order by c.last_day desc limit 1) earlier on true
             where l.bill_id = :bill and p.state in ('VALID', 'WARNED')
               and (earlier.last_day is null or earlier.last_day < :lastDay)""";

    private boolean anybodyCoveredBy(AgreementId agreement) {
        return jdbc.sql("select exists (select 1 from cover_period where agreement_id = :agreement)")
                .param("agreement", agreement.value())
                .query(Boolean.class)
                .single();
    }

    /** The last day that these agreements cover anybody. */
    Optional<LocalDate> lastDayOf(Collection<AgreementId> agreements) {
        return jdbc.sql(
                        """
                select max(least(c.last_day, e.last_day))
                  from (select agreement_id, max(last_day) as last_day from cover_period
                         where agreement_id in (:agreements) group by agreement_id) c
                  left join cover_end e using (agreement_id)""")
                .param("agreements", agreements.stream().map(AgreementId::value).toList())
                .query(LocalDate.class)
                .optional();
    }

    /** Everything that a person was, is and will be covered by, earliest first. */
    List<Period> of(byte[] nikIndex) {
        return jdbc.sql(
                        """
                select c.agreement_id, c.first_day, least(c.last_day, e.last_day) as last_day, c.programs
                  from cover_period c left join cover_end e using (agreement_id)
                 where c.nik_index = :nik and c.first_day <= least(c.last_day, e.last_day)
                 order by c.first_day""")
                .param("nik", nikIndex)
                .query(CoverPeriods::period)
                .list();
    }

    private static Period period(ResultSet row, int number) throws SQLException {
        return new Period(
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Arrays.stream((String[]) row.getArray("programs").getArray())
                        .map(Programme::valueOf)
                        .toList());
    }
}
