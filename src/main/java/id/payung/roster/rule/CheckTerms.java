package id.payung.roster.rule;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.roster.sheet.RosterColumn;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what a roster is judged: the agreement's own terms, or what holds where there is no agreement yet.
 *
 * @param areaCode the municipality's code with dots: {@code 33.75}
 * @param coverageFrom the first day of these people's coverage: ages are counted on it
 * @param coverageThrough its last day; where there is no agreement yet, the first one
 * @param today in the municipality's zone; nobody is born later
 * @param minAge in years
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
        @Nullable Integer maxPerFamily,
        Set<String> occupations,
        @Nullable String ward) {

    /** Where no agreement says otherwise. */
    static final int MIN_AGE = 18;

    /** From this age on nobody registers for the first time. [V STAR65] */
    static final int AGE_LIMIT = 65;

    /** A longer gap ends membership, and the next registration counts as the first. [V PB59; I] */
    static final int LONGEST_GAP_MONTHS = 3;

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
            @Nullable Integer maxPerFamily,
            Set<String> occupations) {
        this(regime, areaCode, coverageFrom, coverageThrough, today, minAge, maxPerFamily, occupations, null);
    }

    public static CheckTerms of(AgreementFacts agreement, String areaCode, LocalDate coverageFrom, LocalDate today) {
        return new CheckTerms(
                agreement.regime(),
                areaCode,
                coverageFrom,
                agreement.period().lastDay(),
                today,
                agreement.minAge(),
                agreement.maxPerFamily(),
                Set.copyOf(agreement.occupations()));
    }

    public static CheckTerms withoutAgreement(Regime regime, String areaCode, LocalDate coverageFrom, LocalDate today) {
        return new CheckTerms(regime, areaCode, coverageFrom, coverageFrom, today, MIN_AGE, null, Set.of());
    }

    /** The same, but for people of this ward alone. */
    public CheckTerms inWard(String code) {
        return new CheckTerms(
                regime, areaCode, coverageFrom, coverageThrough, today, minAge, maxPerFamily, occupations, code);
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
        return !coverageFrom.isAfter(coveredThrough.plusDays(1).plusMonths(LONGEST_GAP_MONTHS));
    }
}
