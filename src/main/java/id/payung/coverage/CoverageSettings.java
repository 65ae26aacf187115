package id.payung.coverage;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is not settled by any source and may have to change.
 *
 * @param jkmWaitingMonths months of membership before the full death benefit (Permenaker 1/2025 [V]; whether they must be
 *     consecutive [U]: here a gap longer than the grace starts them anew)
 * @param graceMonths months after the last day in which arrears may be paid [V PB59]; after them membership has ended
 */
@ConfigurationProperties("payung.coverage")
public record CoverageSettings(@DefaultValue("3") int jkmWaitingMonths, @DefaultValue("3") int graceMonths) {

    /** The last day of grace after cover that ended on {@code lastDay}. */
    LocalDate graceEnds(LocalDate lastDay) {
        return lastDay.plusDays(1).plusMonths(graceMonths).minusDays(1);
    }
}
