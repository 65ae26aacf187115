package id.payung.contribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payments. Rows are only ever added. */
@Repository
class Payments {

    private final JdbcClient jdbc;

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Payment> withReference(String municipality, String reference) {
        return jdbc.sql("select * from payment where municipality = :municipality and reference = :reference")
                .param("municipality", municipality)
                .param("reference", reference)
                .query(Payments::payment)
                .optional();
    }

    Optional<Payment> of(BillId bill) {
        return jdbc.sql("select * from payment where bill_id = :bill order by recorded_at, id limit 1")
                .param("bill", bill.value())
                .query(Payments::payment)
                .optional();
    }

    void add(Payment payment, String municipality) {
        jdbc.sql(
                        """
                insert into payment (id, bill_id, municipality, reference, amount, paid_at, sp2d, proof, recorded_by, recorded_at)
                values (:id, :bill, :municipality, :reference, :amount, :paidAt, :sp2d, :proof, :recordedBy, :recordedAt)""")
                .param("id", payment.id())
                .param("bill", payment.bill().value())
                .param("municipality", municipality)
                .param("reference", payment.reference())
                .param("amount", payment.amount())
                .param("paidAt", Timestamp.from(payment.paidAt()))
                .param("sp2d", payment.sp2d())
                .param("proof", payment.proof())
                .param("recordedBy", payment.recordedBy())
                .param("recordedAt", Timestamp.from(payment.recordedAt()))
                .update();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                new BillId(row.getObject("bill_id", UUID.class)),
                row.getString("reference"),
                row.getLong("amount"),
                row.getTimestamp("paid_at").toInstant(),
                row.getString("sp2d"),
                row.getObject("proof", UUID.class),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
