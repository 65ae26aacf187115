package id.payung.renewal;

import id.payung.agreement.AgreementId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which reminders are done, sent or collapsed into a later one. */
@Repository
class Reminders {

    private final JdbcClient jdbc;

    Reminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reminder is this one by agreement, last day and step: an agreement that gets another last day is reminded anew. */
    record Key(AgreementId agreement, LocalDate lastDay, int daysBefore) {}

    /** Those of last days from this one on. */
    Set<Key> done(LocalDate from) {
        return new HashSet<>(
                jdbc.sql("select agreement_id, last_day, days_before from renewal_reminder where last_day >= :from")
                        .param("from", from)
                        .query((row, number) -> new Key(
                                new AgreementId(row.getObject("agreement_id", UUID.class)),
                                row.getObject("last_day", LocalDate.class),
                                row.getInt("days_before")))
                        .list());
    }

    /** @return false where somebody else, on another node, has just done it */
    boolean add(Key key, boolean collapsed, Instant at) {
        return jdbc.sql(
                                """
                insert into renewal_reminder (agreement_id, last_day, days_before, collapsed, recipients, at)
                values (:agreement, :lastDay, :daysBefore, :collapsed, 0, :at)
                on conflict do nothing""")
                        .param("agreement", key.agreement().value())
                        .param("lastDay", key.lastDay())
                        .param("daysBefore", key.daysBefore())
                        .param("collapsed", collapsed)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void reached(Key key, int recipients) {
        jdbc.sql(
                        """
                update renewal_reminder set recipients = :recipients
                 where agreement_id = :agreement and last_day = :lastDay and days_before = :daysBefore""")
                .param("recipients", recipients)
                .param("agreement", key.agreement().value())
                .param("lastDay", key.lastDay())
                .param("daysBefore", key.daysBefore())
                .update();
    }
}
