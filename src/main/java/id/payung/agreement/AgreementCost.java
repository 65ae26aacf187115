package id.payung.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What an agreement comes to when its whole quota is covered for all its months: stated here, answered by contribution. */
public interface AgreementCost {

    /** By the tariff; empty where that has no rate. */
    Optional<Cost> of(AgreementFacts agreement);

    /**
     * Months of one programme that have the same rate: either an amount or a part of the wage.
     *
     * @param firstMonth its first day
     * @param rupiah for one person and month; null for wage earners
     * @param percentOfWage null for everybody else
     */
    record Line(
            Programme programme,
            LocalDate firstMonth,
            int months,
            @Nullable Long rupiah,
            @Nullable BigDecimal percentOfWage) {}

    /** @param people the quota */
    record Cost(int people, List<Line> lines) {

        public Cost {
            lines = List.copyOf(lines);
        }

        /** Whole rupiah of one line; empty where it depends on wages. */
        public OptionalLong amount(Line line) {
            return line.rupiah() == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(line.rupiah() * line.months() * people);
        }

        /** Whole rupiah; empty where it depends on wages. */
        public OptionalLong total() {
            if (lines.stream().anyMatch(line -> line.rupiah() == null)) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(
                    lines.stream().mapToLong(line -> amount(line).orElseThrow()).sum());
        }
    }
}
