package id.payung.roster;

import id.payung.agreement.AgreementAmended;
import id.payung.agreement.AgreementFacts;
import id.payung.platform.Refused;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An amendment takes no place from people who were determined by decree. */
@Component
class QuotaInUse implements AgreementAmended {

    private final JdbcClient jdbc;

    QuotaInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Refused.Reason> refused(AgreementFacts before, AgreementFacts after) {
        if (after.cover() == null) {
            return List.of();
        }
        int people = jdbc.sql(
                        """
                select coalesce(sum(people_admitted), 0) from roster
                 where agreement_id = :agreement and status in ('DETERMINED', 'HANDED_OVER', 'REGISTERED')""")
                .param("agreement", before.id().value())
                .query(Integer.class)
                .single();
        return after.quota() < before.quota() && after.quota() < people
                ? List.of(Refused.Reason.of("quota", "roster.amendment.quotaInUse", people))
                : List.of();
    }
}
