package id.payung.roster.rule;

import id.payung.agreement.Regime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all agreements from some day on. An agreement's own terms win over it: both parties signed them.
 *
 * @param municipality null for one that holds everywhere
 * @param validFrom the first day of cover for which it holds; null for one that has always held
 * @param minAge youngest age in years, where there is no agreement
 * @param ageLimit from this age on nobody registers for the first time
 * @param longestGapMonths a longer gap ends membership, and the next registration counts as the first
 * @param maxPerFamily most people with one family card, where the agreement does not say; null where not limited
 * @param source the regulation, and how certain it is
 */
public record RuleVersion(
        long id,
        Regime regime,
        @Nullable String municipality,
        @Nullable LocalDate validFrom,
        int minAge,
        int ageLimit,
        int longestGapMonths,
        @Nullable Integer maxPerFamily,
        String source,
        String setBy,
        Instant setAt) {}
