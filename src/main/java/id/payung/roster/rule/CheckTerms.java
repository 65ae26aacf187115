package id.payung.roster.rule;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.roster.sheet.RosterColumn;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what a roster is judged: the agreement's own terms, and the rules' version where it does not say or where there is no
 * agreement yet.
 *
 * @param areaCode the municipality's code with dots: {@code 33.75}
 * @param coverageFrom the first day of these people's coverage: ages are counted on it
 * @param coverageThrough its last day; where there is no agreement yet, the first one
 * @param today in the municipality's zone; nobody is born later
 * @param minAge in years
 * @param ageLimit from this age on nobody registers for the first time
 * @param longestGapMonths a longer gap ends membership, and the next registration counts as the first
 * @param maxPerFamily most people with one family card; null where not limited
 * @param occupations admitted codes; empty admits every occupation of the regime
 * @param ward the code, with dots, of the ward that tells of its own people only; null where the whole municipality may
 */
public record CheckTerms(
        Regime regime,
        String areaCode,
        LocalDate coverageFrom,
        LocalDate coverageThrough,
        LocalDate today,
        int minAge,
        int ageLimit,
        int longestGapMonths,
        @Nullable Integer maxPerFamily,
        Set<String> occupations,
        @Nullable String ward) {

    public CheckTerms {
        occupations = Set.copyOf(occupations);
    }

    public CheckTerms(
            Regime regime,
            String areaCode,
            LocalDate coverageFrom,
            LocalDate coverageThrough,
            LocalDate today,
            int minAge,
            int ageLimit,
            int longestGapMonths,
            @Nullable Integer maxPerFamily,
            Set<String> occupations) {
        this(
                regime,
                areaCode,
                coverageFrom,
                coverageThrough,
                today,
                minAge,
                ageLimit,
                longestGapMonths,
                maxPerFamily,
                occupations,
                null);
    }

    /** The agreement's terms win over the rules, stricter or not: both parties signed them. */
    public static CheckTerms of(
            AgreementFacts agreement, RuleVersion rule, String areaCode, LocalDate coverageFrom, LocalDate today) {
        return new CheckTerms(
                agreement.regime(),
                areaCode,
                coverageFrom,
                agreement.period().lastDay(),
                today,
                agreement.minAge(),
                rule.ageLimit(),
                rule.longestGapMonths(),
                agreement.maxPerFamily() == null ? rule.maxPerFamily() : agreement.maxPerFamily(),
                Set.copyOf(agreement.occupations()));
    }

    public static CheckTerms withoutAgreement(
            RuleVersion rule, String areaCode, LocalDate coverageFrom, LocalDate today) {
        return new CheckTerms(
                rule.regime(),
                areaCode,
                coverageFrom,
                coverageFrom,
                today,
                rule.minAge(),
                rule.ageLimit(),
                rule.longestGapMonths(),
                rule.maxPerFamily(),
                Set.of());
    }

    /** The same, but for people of this ward alone. */
    public CheckTerms inWard(String code) {
        return new CheckTerms(
                regime,
                areaCode,
                coverageFrom,
                coverageThrough,
                today,
                minAge,
                ageLimit,
                longestGapMonths,
                maxPerFamily,
                occupations,
                code);
    }

    public Set<RosterColumn> requiredColumns() {
        Set<RosterColumn> required = EnumSet.noneOf(RosterColumn.class);
        for (RosterColumn column : RosterColumn.values()) {
            if (column.isAlwaysRequired()) {
                required.add(column);
            }
        }
        if (regime == Regime.PU) {
            required.add(RosterColumn.WAGE);
        }
        if (maxPerFamily != null) {
            required.add(RosterColumn.FAMILY_CARD);
        }
        return required;
    }

    /** Whether somebody who was covered through that day goes on without a gap that would end membership. */
    public boolean continuesFrom(LocalDate coveredThrough) {
        return !coverageFrom.isAfter(coveredThrough.plusDays(1).plusMonths(longestGapMonths));
    }
}
