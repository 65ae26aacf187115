package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rosters, ward quotas and bills of one agreement. */
@Component
public class AgreementContents {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    AgreementContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param people accepted rows, those with a warning included
     * @param waiting good rows without a place under the quota
     * @param peopleSha256 hash of the people who were determined by decree; null before it
     */
    public record Roster(
            UUID id,
            int wave,
            String status,
            int rows,
            int people,
            int waiting,
            int rejected,
            int held,
            @Nullable String peopleSha256) {

        private static final Set<String> CLOSED = Set.of("VERIFIED", "DETERMINED", "HANDED_OVER", "REGISTERED");

        /** Who waits in such a roster finds a place in another wave only. */
        public boolean givesNoMorePlaces() {
            return CLOSED.contains(status);
        }
    }

    /** Whole rupiah. @param postedOn the day on which the branch posted the payment */
    public record Bill(
            UUID id,
            LocalDate firstDay,
            int people,
            String status,
            long amount,
            long paid,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate postedOn) {}

    /** By wave. */
    public List<Roster> rosters(AgreementId agreement) {
        return jdbc.sql(
                        """
                        select id, wave, status, people_rows, people_admitted as people, people_waiting,
                               people_rejected, people_held, people_sha256
                          from roster where agreement_id = :agreement order by wave limit :most""")
                .param("agreement", agreement.value())
                .param("most", MOST)
                .query((row, number) -> new Roster(
                        row.getObject("id", UUID.class),
                        row.getInt("wave"),
                        row.getString("status"),
                        row.getInt("people_rows"),
                        row.getInt("people"),
                        row.getInt("people_waiting"),
                        row.getInt("people_rejected"),
                        row.getInt("people_held"),
                        row.getString("people_sha256")))
                .list();
    }

    /** As people write them, one area each: {@code 33.75.01.1002;100}. */
    public List<String> wardQuotas(AgreementId agreement) {
        return jdbc.sql(
                        "select area_code || ';' || people from ward_quota where agreement_id = :agreement order by area_code")
                .param("agreement", agreement.value())
                .query(String.class)
                .list();
    }

    /** By first day. */
    public List<Bill> bills(AgreementId agreement) {
        return jdbc.sql(
                        """
                        select l.id, l.first_day, l.people, l.status, l.amount, l.due_on, l.posted_on,
                               coalesce((select sum(p.amount) from payment p where p.bill_id = l.id), 0) as paid
                          from bill l where l.agreement_id = :agreement order by l.first_day, l.id limit :most""")
                .param("agreement", agreement.value())
                .param("most", MOST)
                .query((row, number) -> new Bill(
                        row.getObject("id", UUID.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getInt("people"),
                        row.getString("status"),
                        row.getLong("amount"),
                        row.getLong("paid"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("posted_on", LocalDate.class)))
                .list();
    }
}
