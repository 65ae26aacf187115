package id.payung.contribution;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a part of a wage becomes whole rupiah, per programme and person. BPJS's own rule is not published [U]. */
public enum WageRounding {
    HALF_UP(RoundingMode.HALF_UP, "round"),
    UP(RoundingMode.CEILING, "ceil"),
    DOWN(RoundingMode.FLOOR, "floor");

    private final RoundingMode mode;
    private final String function;

    WageRounding(RoundingMode mode, String function) {
        this.mode = mode;
        this.function = function;
    }

    long toRupiah(BigDecimal exact) {
        return exact.setScale(0, mode).longValueExact();
    }

    /** The function of the database that rounds a positive number in the same way. */
    String sqlFunction() {
        return function;
    }
}
