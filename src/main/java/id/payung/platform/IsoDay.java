package id.payung.platform;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A day as forms and programs write it: {@code 2027-03-01}. Java knows years that no database and no calendar of an
 * agreement can hold, so only those that somebody can mean are read.
 */
public final class IsoDay {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private IsoDay() {}

    /** The day, or nothing where the text is none. */
    public static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
