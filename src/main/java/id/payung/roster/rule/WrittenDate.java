package id.payung.roster.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A date as people write it in Indonesia: day first, or the ISO form; the year always with four digits. */
final class WrittenDate {

    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})([-/])([0-9]{1,2})\\2([0-9]{4})");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern IN_WORDS = Pattern.compile("([0-9]{1,2})\\s+(\\p{L}+)\\.?\\s+([0-9]{4})");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("januari", 1),
            Map.entry("jan", 1),
            Map.entry("februari", 2),
            Map.entry("pebruari", 2),
            Map.entry("feb", 2),
            Map.entry("peb", 2),
            Map.entry("maret", 3),
            Map.entry("mar", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("mei", 5),
            Map.entry("juni", 6),
            Map.entry("jun", 6),
            Map.entry("juli", 7),
            Map.entry("jul", 7),
            Map.entry("agustus", 8),
            Map.entry("agt", 8),
            Map.entry("agu", 8),
            Map.entry("ags", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("sep", 9),
            Map.entry("oktober", 10),
            Map.entry("okt", 10),
            Map.entry("november", 11),
            Map.entry("nopember", 11),
            Map.entry("nov", 11),
            Map.entry("nop", 11),
            Map.entry("desember", 12),
            Map.entry("des", 12));

    private WrittenDate() {}

    static Optional<LocalDate> of(String text) {
        var dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return date(number(dayFirst.group(4)), number(dayFirst.group(3)), number(dayFirst.group(1)));
        }
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        var inWords = IN_WORDS.matcher(text);
        if (inWords.matches()) {
            var month = MONTHS.get(inWords.group(2).toLowerCase(Locale.ROOT));
            return month == null ? Optional.empty() : date(number(inWords.group(3)), month, number(inWords.group(1)));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
