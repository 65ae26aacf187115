package id.payung.coverage;

import id.payung.agreement.AgreementFacts;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.roster.PeopleRefused;
import id.payung.roster.RosterId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the cover of people whom the social-security side refused, from the day on which that is known. [U, domain.md] Their
 * periods are cut, and kept as they were in {@code cover_cut}: so a person who comes back with a later wave is covered by
 * it, and nobody who asks for cover has to know of refusals.
 */
@Service
class RefusedCover implements PeopleRefused {

    private static final String OF_REFUSED =
            """
            p.roster_id = :roster and p.refused_at is not null and c.nik_index = p.nik_index
               and c.agreement_id = p.agreement_id and c.person_id = p.id and c.last_day >= :day""";

    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    RefusedCover(BusinessCalendar calendar, CurrentUser currentUser, JdbcClient jdbc, Clock clock) {
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void refused(AgreementFacts agreement, RosterId roster) {
        var today = calendar.today(agreement.municipality());
        jdbc.sql(
                        """
                insert into cover_cut (bill_id, person_id, first_day, last_day, cut_from, recorded_by, recorded_at)
                select c.bill_id, c.person_id, c.first_day, c.last_day, :day, :by, :at
                  from roster_person p, cover_period c where %s"""
                                .formatted(OF_REFUSED))
                .param("roster", roster.value())
                .param("day", today)
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        cut("delete from cover_period c using roster_person p where %s and c.first_day >= :day", roster, today);
        cut("update cover_period c set last_day = cast(:day as date) - 1 from roster_person p where %s", roster, today);
    }

    private void cut(String sql, RosterId roster, LocalDate day) {
        jdbc.sql(sql.formatted(OF_REFUSED))
                .param("roster", roster.value())
                .param("day", day)
                .update();
    }
}
