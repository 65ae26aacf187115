package id.payung.coverage;

import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the cover of everybody under an agreement that is terminated early. What was paid for stays on record. */
@Service
public class CoverEnding implements AgreementEnded {

    private final Journal journal;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    CoverEnding(Journal journal, CurrentUser currentUser, JdbcClient jdbc, Clock clock) {
        this.journal = journal;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        jdbc.sql(
                        """
                insert into cover_end (agreement_id, last_day, recorded_by, recorded_at)
                values (:agreement, :lastDay, :by, :at)""")
                .param("agreement", agreement.id().value())
                .param("lastDay", lastDay)
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        journal.record(agreement.id().value(), "cover.ended", null, lastDay.toString(), null);
    }
}
