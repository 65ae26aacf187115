package id.payung.agreement;

import id.payung.platform.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The numbers of a branch: {@code PER/<serial>/<MMYYYY>}, counted per office and year [K?: whether it resets each year],
 * without gaps. Each reservation is a row that stays, whatever becomes of it.
 */
@Component
class AgreementNumbers {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    AgreementNumbers(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** The lowest serial that nobody holds. Whoever reserves second waits for the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    String reserve(AgreementId agreement, String branch, LocalDate today) {
        int year = today.getYear();
        jdbc.sql(
                        """
                insert into agreement_number_series (branch, year, last_serial) values (:branch, :year, 0)
                on conflict (branch, year) do update set last_serial = agreement_number_series.last_serial""")
                .param("branch", branch)
                .param("year", year)
                .update();
        // A statement of its own: it sees what was committed while the one above waited.
        int serial = jdbc.sql(
                        """
                select min(serial) from (
                    select last_serial + 1 as serial from agreement_number_series where branch = :branch and year = :year
                    union all
                    select n.serial from agreement_number n
                     where n.branch = :branch and n.year = :year and n.outcome = 'GIVEN_BACK'
                       and not exists (
                           select 1 from agreement_number held
                            where held.branch = n.branch and held.year = n.year and held.serial = n.serial
                              and held.outcome is distinct from 'GIVEN_BACK')) free""")
                .param("branch", branch)
                .param("year", year)
                .query(Integer.class)
                .single();
        var number = "PER/%d/%02d%d".formatted(serial, today.getMonthValue(), year);
        jdbc.sql(
                        """
                insert into agreement_number (branch, year, serial, number, agreement_id, reserved_at, reserved_by)
                values (:branch, :year, :serial, :number, :agreement, :at, :by)""")
                .param("branch", branch)
                .param("year", year)
                .param("serial", serial)
                .param("number", number)
                .param("agreement", agreement.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", currentUser.actor().id())
                .update();
        jdbc.sql(
                        """
                update agreement_number_series set last_serial = :serial
                 where branch = :branch and year = :year and last_serial < :serial""")
                .param("branch", branch)
                .param("year", year)
                .param("serial", serial)
                .update();
        return number;
    }

    /** What becomes of the number of an agreement that comes to nothing. */
    enum Outcome {
        /** Nobody has signed under it: the next agreement takes it. */
        GIVEN_BACK,
        /** It stands above a signature: nobody takes it again. */
        SPENT
    }

    /** Which number it was; empty where none is reserved. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> end(AgreementId agreement, Outcome outcome, String reason) {
        return jdbc.sql(
                        """
                update agreement_number set outcome = :outcome, ended_at = :at, ended_by = :by, reason = :reason
                 where agreement_id = :agreement and outcome is null returning number""")
                .param("agreement", agreement.value())
                .param("outcome", outcome.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", currentUser.actor().id())
                .param("reason", reason)
                .query(String.class)
                .optional();
    }
}
