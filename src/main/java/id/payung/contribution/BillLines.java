package id.payung.contribution;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One line for each person, written and added up as sets. */
@Repository
class BillLines {

    private final JdbcClient jdbc;
    private final WageRounding rounding;

    BillLines(JdbcClient jdbc, ContributionSettings settings) {
        this.jdbc = jdbc;
        this.rounding = settings.wageRounding();
    }

    /** How many people, and what they owe together. */
    record Total(int people, long amount) {}

    /** Writes the lines anew from the bill's stored rates and the people of the handed-over roster. */
    Total replace(BillId bill, UUID roster) {
        jdbc.sql("delete from bill_line where bill_id = :bill")
                .param("bill", bill.value())
                .update();
        return jdbc.sql(
                        """
                with flat as (
                    select coalesce(sum(rupiah), 0) as rupiah from bill_rate where bill_id = :bill
                ), share as materialized (%s), line as (
                    insert into bill_line (bill_id, person_id, wage, amount)
                    select :bill, p.id, p.wage, flat.rupiah + %s
                      from roster_person p, flat
                     where p.roster_id = :roster and p.state in ('VALID', 'WARNED')
                    returning amount
                )
                select count(*) as people, coalesce(sum(amount), 0) as amount from line"""
                                .formatted(shares("true"), ofWage("p.wage")))
                .param("bill", bill.value())
                .param("roster", roster)
                .query((row, number) -> new Total(row.getInt("people"), row.getLong("amount")))
                .single();
    }

    /** What all people of the bill owe for the months that begin before {@code day}. */
    long amountOfMonthsBefore(BillId bill, LocalDate day) {
        return amountOfMonths(bill, "month_first_day < :day", day);
    }

    /** What all people of the bill owe for the months that begin on {@code day} or later. */
    long amountOfMonthsFrom(BillId bill, LocalDate day) {
        return amountOfMonths(bill, "month_first_day >= :day", day);
    }

    private long amountOfMonths(BillId bill, String months, LocalDate day) {
        return jdbc.sql(
                        """
                with flat as (
                    select coalesce(sum(rupiah), 0) as rupiah
                      from bill_rate where bill_id = :bill and %s
                ), share as materialized (%s)
                select coalesce(sum(flat.rupiah + %s), 0) from bill_line l, flat where l.bill_id = :bill"""
                                .formatted(months, shares(months), ofWage("l.wage")))
                .param("bill", bill.value())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** The parts of a wage that a month costs, with how many months each holds. */
    private static String shares(String months) {
        return """
                    select percent, wage_ceiling, count(*) as months from bill_rate
                     where bill_id = :bill and kind = 'PERCENT' and %s
                     group by programme, percent, wage_ceiling"""
                .formatted(months);
    }

    /** Rounded per programme and person, then times the months. */
    private String ofWage(String wage) {
        return "coalesce((select sum(share.months * %s(least(%s, share.wage_ceiling) * share.percent / 100)) from share), 0)"
                .formatted(rounding.sqlFunction(), wage);
    }
}
