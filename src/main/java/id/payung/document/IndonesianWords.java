package id.payung.document;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as an Indonesian legal text writes them. */
public final class IndonesianWords {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", INDONESIAN);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", INDONESIAN);

    private IndonesianWords() {}

    /** {@code 2170}: dua ribu seratus tujuh puluh. */
    public static String number(long number) {
        // The format is not safe for use by several threads, so each call makes its own.
        return new RuleBasedNumberFormat(INDONESIAN, RuleBasedNumberFormat.SPELLOUT).format(number);
    }

    /** {@code 2027-03-01}: 1 Maret 2027. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 2027-03-01}: satu Maret dua ribu dua puluh tujuh. */
    public static String dateInWords(LocalDate date) {
        return "%s %s %s".formatted(number(date.getDayOfMonth()), MONTH.format(date), number(date.getYear()));
    }

    /** {@code 2170}: 2.170. */
    public static String figure(long number) {
        return String.format(INDONESIAN, "%,d", number);
    }

    /** {@code 437472000}: Rp437.472.000. */
    public static String rupiah(long amount) {
        return "Rp" + figure(amount);
    }

    /** {@code 437472000}: empat ratus tiga puluh tujuh juta empat ratus tujuh puluh dua ribu rupiah. */
    public static String rupiahInWords(long amount) {
        return number(amount) + " rupiah";
    }
}
