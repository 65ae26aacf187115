package id.payung.contribution;

import id.payung.agreement.Programme;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rates that a bill uses, one for each month and programme. */
@Repository
class BillRates {

    private final JdbcClient jdbc;

    BillRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param month its first day, counted in months from the bill's first day */
    record MonthlyRate(LocalDate month, Programme programme, Rate rate) {}

    List<MonthlyRate> of(BillId bill) {
        return jdbc.sql("select * from bill_rate where bill_id = :bill order by month_first_day, programme")
                .param("bill", bill.value())
                .query(BillRates::rate)
                .list();
    }

    void replace(BillId bill, List<MonthlyRate> rates) {
        jdbc.sql("delete from bill_rate where bill_id = :bill")
                .param("bill", bill.value())
                .update();
        for (MonthlyRate monthly : rates) {
            var flat = monthly.rate() instanceof Rate.Flat f ? f : null;
            var share = monthly.rate() instanceof Rate.PercentOfWage p ? p : null;
            jdbc.sql(
                            """
                    insert into bill_rate (bill_id, month_first_day, programme, kind, rupiah, percent, wage_ceiling,
                        legal_basis, certainty)
                    values (:bill, :month, :programme, :kind, :rupiah, :percent, :ceiling, :legalBasis, :certainty)""")
                    .param("bill", bill.value())
                    .param("month", monthly.month())
                    .param("programme", monthly.programme().name())
                    .param("kind", flat == null ? "PERCENT" : "FLAT")
                    .param("rupiah", flat == null ? null : flat.rupiah(), java.sql.Types.BIGINT)
                    .param("percent", share == null ? null : share.percent(), java.sql.Types.NUMERIC)
                    .param("ceiling", share == null ? null : share.wageCeiling(), java.sql.Types.BIGINT)
                    .param("legalBasis", monthly.rate().source().legalBasis())
                    .param("certainty", monthly.rate().source().certainty().name())
                    .update();
        }
    }

    private static MonthlyRate rate(ResultSet row, int number) throws SQLException {
        var source = new Rate.Source(row.getString("legal_basis"), Rate.Certainty.valueOf(row.getString("certainty")));
        BigDecimal percent = row.getBigDecimal("percent");
        Rate rate = percent == null
                ? new Rate.Flat(row.getLong("rupiah"), source)
                : new Rate.PercentOfWage(percent, ceiling(row), source);
        return new MonthlyRate(
                row.getObject("month_first_day", LocalDate.class), Programme.valueOf(row.getString("programme")), rate);
    }

    private static @Nullable Long ceiling(ResultSet row) throws SQLException {
        return row.getObject("wage_ceiling", Long.class);
    }
}
