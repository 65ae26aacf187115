package id.payung.contribution;

import id.payung.agreement.AgreementId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What agreements were billed and paid, for overviews. */
@Component
public class BillingFigures {

    private final JdbcClient jdbc;

    BillingFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whole rupiah.
     *
     * @param billed frozen bills that were not cancelled
     * @param credit paid for months that could not be covered
     */
    public record Money(long billed, long paid, long credit) {
        public static final Money NONE = new Money(0, 0, 0);
    }

    /** By agreement; those without a bill are not in the map. */
    public Map<AgreementId, Money> of(Collection<AgreementId> agreements) {
        Map<AgreementId, Money> money = new HashMap<>();
        if (agreements.isEmpty()) {
            return money;
        }
        jdbc.sql(
                        """
                select b.agreement_id,
                       sum(b.amount) as billed,
                       coalesce(sum((select sum(p.amount) from payment p where p.bill_id = b.id)), 0) as paid,
                       coalesce(sum((select sum(c.amount) from bill_credit c where c.bill_id = b.id)), 0) as credit
                  from bill b
                 where b.agreement_id in (:agreements)
                   and b.status in ('CODE_ISSUED', 'PAID', 'POSTED', 'RECONCILED')
                 group by b.agreement_id""")
                .param("agreements", agreements.stream().map(AgreementId::value).toList())
                .query((row, number) -> money.put(
                        new AgreementId(row.getObject("agreement_id", UUID.class)),
                        new Money(row.getLong("billed"), row.getLong("paid"), row.getLong("credit"))))
                .list();
        return money;
    }
}
