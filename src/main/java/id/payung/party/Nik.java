package id.payung.party;

import id.payung.platform.PersonalDataCipher;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity number (NIK): area of first issue (6 digits), birth date (6, the day plus 40 for women), serial (4). It has
 * no check digit. Personal data: {@code toString} hides it, nothing else prints it. [K, domain.md 4.3]
 */
public record Nik(String digits) {

    private static final Pattern SIXTEEN_DIGITS = Pattern.compile("[0-9]{16}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.]+");
    private static final String INDEX_PURPOSE = "nik";
    private static final int WOMAN = 40;

    public Nik {
        if (!SIXTEEN_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("Not an identity number");
        }
    }

    /** Reads a number as people write it: with spaces or dots, with the apostrophe that keeps Excel from counting. */
    public static Optional<Nik> of(String text) {
        var digits = withoutSpacing(text);
        return SIXTEEN_DIGITS.matcher(digits).matches() ? Optional.of(new Nik(digits)) : Optional.empty();
    }

    public static String withoutSpacing(String text) {
        var stripped = text.strip();
        if (stripped.startsWith("'") || stripped.startsWith("’") || stripped.startsWith("`")) {
            stripped = stripped.substring(1);
        }
        return BETWEEN_DIGITS.matcher(stripped).replaceAll("");
    }

    /** By which equal numbers find each other in encrypted tables. */
    public byte[] blindIndex(PersonalDataCipher cipher) {
        return cipher.blindIndex(INDEX_PURPOSE, digits);
    }

    /** {@code 3375**********01}: the province and city, and the last two digits. */
    public String masked() {
        return digits.substring(0, 4) + "**********" + digits.substring(14);
    }

    public int province() {
        return Integer.parseInt(digits, 0, 2, 10);
    }

    /** Province, regency and district of first issue; not where the person lives. */
    public int area() {
        return Integer.parseInt(digits, 0, 6, 10);
    }

    public boolean isOfWoman() {
        return writtenDay() > WOMAN;
    }

    /** Whether the birth date within is a date in some century. */
    public boolean hasBirthDate() {
        return isDate(1900) || isDate(2000);
    }

    public boolean isOfSomebodyBornOn(LocalDate day) {
        return day.getYear() % 100 == year() && day.getMonthValue() == month() && day.getDayOfMonth() == day();
    }

    public boolean hasSerial() {
        return !digits.endsWith("0000");
    }

    private boolean isDate(int century) {
        if (writtenDay() > 31 && writtenDay() <= WOMAN) {
            return false;
        }
        try {
            LocalDate.of(century + year(), month(), day());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private int writtenDay() {
        return Integer.parseInt(digits, 6, 8, 10);
    }

    private int day() {
        return isOfWoman() ? writtenDay() - WOMAN : writtenDay();
    }

    private int month() {
        return Integer.parseInt(digits, 8, 10, 10);
    }

    private int year() {
        return Integer.parseInt(digits, 10, 12, 10);
    }

    @Override
    public String toString() {
        return masked();
    }
}
