package id.payung.roster.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a number is shown, as far as it matters here: as a date, a time, with an exponent, with leading zeros. A cell's text is
 * what a person would have typed, so that numbers, dates and texts are judged by the same rules.
 *
 * @param digits how many digits at least
 */
record CellFormat(Kind kind, int digits) {

    enum Kind {
        NUMBER,
        DATE,
        TIME,
        EXPONENT
    }

    static final CellFormat GENERAL = new CellFormat(Kind.NUMBER, 0);

    /** More digits than a spreadsheet keeps in a number: the last ones are lost. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_NUMBER = 40;

    /** As spreadsheets allow. */
    private static final int LONGEST_FORMAT = 255;

    private static final int LAST_DAY = 2_958_465;
    private static final int DAY_THAT_NEVER_WAS = 60;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate BEGIN_1904 = LocalDate.of(1904, 1, 1);
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern NOT_SHOWN_BY_VALUE =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\]]*]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");

    /** Those that have a number and no written form in the file. */
    static CellFormat builtIn(int id) {
        if ((id >= 14 && id <= 17)
                || id == 22
                || (id >= 27 && id <= 36)
                || (id >= 50 && id <= 58)
                || (id >= 71 && id <= 81)) {
            return new CellFormat(Kind.DATE, 0);
        }
        if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) {
            return new CellFormat(Kind.TIME, 0);
        }
        return id == 11 || id == 48 ? new CellFormat(Kind.EXPONENT, 0) : GENERAL;
    }

    /** A format in its written form: {@code [$-421]dd mmmm yyyy;@}. */
    static CellFormat written(String code) {
        if (code.length() > LONGEST_FORMAT) {
            return GENERAL;
        }
        var shown = NOT_SHOWN_BY_VALUE.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        int section = shown.indexOf(';');
        shown = section < 0 ? shown : shown.substring(0, section);
        if (shown.isBlank() || shown.strip().equals("general")) {
            return GENERAL;
        }
        if (shown.contains("e+") || shown.contains("e-")) {
            return new CellFormat(Kind.EXPONENT, 0);
        }
        boolean day = shown.indexOf('y') >= 0 || shown.indexOf('d') >= 0;
        boolean time = shown.indexOf('h') >= 0 || shown.indexOf('s') >= 0;
        if (day || (shown.indexOf('m') >= 0 && !time)) {
            return new CellFormat(Kind.DATE, 0);
        }
        if (time) {
            return new CellFormat(Kind.TIME, 0);
        }
        return ZEROS.matcher(shown).matches() ? new CellFormat(Kind.NUMBER, shown.length()) : GENERAL;
    }

    /** @param number as the file writes it */
    String text(String number, boolean from1904) {
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            return number;
        }
        var value = new BigDecimal(number);
        return switch (kind) {
            case DATE -> date(value, from1904);
            case TIME -> time(value);
            case EXPONENT -> exponent(value);
            case NUMBER -> number(value);
        };
    }

    private String number(BigDecimal value) {
        var exact = value.stripTrailingZeros();
        if (exact.precision() - exact.scale() > MOST_DIGITS) {
            return exponent(value);
        }
        // As spreadsheets show it: 0.1 is kept as 0.10000000000000001.
        var text = exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
        return digits > text.length() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? "0".repeat(digits - text.length()) + text
                : text;
    }

    /** {@code 3.37501E+15}: what such a number was, nobody can tell. */
    private static String exponent(BigDecimal value) {
        var rounded = value.round(new MathContext(6, RoundingMode.HALF_UP)).stripTrailingZeros();
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return "%sE%s%02d"
                .formatted(
                        rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString(),
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    private String date(BigDecimal value, boolean from1904) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return number(value);
        }
        int day = value.intValue();
        if (from1904) {
            return BEGIN_1904.plusDays(day).toString();
        }
        // The year 1900 has a 29 February here, and a day 0.
        if (day == 0 || day == DAY_THAT_NEVER_WAS) {
            return number(value);
        }
        return BEFORE_1900.plusDays(day < DAY_THAT_NEVER_WAS ? day : day - 1).toString();
    }

    private String time(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return number(value);
        }
        long seconds = value.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY)
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .toString();
    }
}
