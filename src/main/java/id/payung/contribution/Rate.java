package id.payung.contribution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one person pays for one programme in one month. */
public sealed interface Rate {

    Source source();

    /** Whole rupiah for one month. {@code wage} in rupiah a month; of no account for a flat rate. */
    long monthly(long wage, WageRounding rounding);

    /**
     * Where the rate is written, and whether that is beyond doubt.
     *
     * @param legalBasis the regulation, as staff cite it
     */
    record Source(String legalBasis, Certainty certainty) {}

    enum Certainty {
        CONFIRMED,
        TO_BE_CONFIRMED
    }

    /** The same for everybody, in rupiah. */
    record Flat(long rupiah, Source source) implements Rate {
        @Override
        public long monthly(long wage, WageRounding rounding) {
            return rupiah;
        }
    }

    /**
     * A part of the wage.
     *
     * @param percent 0.24 means 0.24 of a hundred
     * @param wageCeiling what of the wage counts at most, in rupiah a month; null where all of it does
     */
    record PercentOfWage(BigDecimal percent, @Nullable Long wageCeiling, Source source) implements Rate {
        @Override
        public long monthly(long wage, WageRounding rounding) {
            long counted = wageCeiling == null ? wage : Math.min(wage, wageCeiling);
            return rounding.toRupiah(
                    BigDecimal.valueOf(counted).multiply(percent).movePointLeft(2));
        }
    }
}
