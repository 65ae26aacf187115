package id.payung.platform.page;

import id.payung.platform.Sentences;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How figures are written in the language of the request: {@code ${@show…}} on the pages. */
@Component
public class Show {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private final Sentences sentences;
    private final Clock clock;

    Show(Sentences sentences, Clock clock) {
        this.sentences = sentences;
        this.clock = clock;
    }

    /** {@code 2.170}. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** {@code Rp437.472.000}. */
    public String rupiah(long rupiah) {
        return "Rp" + number(rupiah);
    }

    /** {@code 1 Maret 2027}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale()).format(day);
    }

    /** {@code 1 Mar 2027}. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale()).format(day);
    }

    /** What the journal notes plainly, {@code 437472000} or {@code 2027-02-08}, as a figure or a day; all else unchanged. */
    public String noted(String note) {
        if (note.matches("\\d{1,15}")) {
            return number(Long.parseLong(note));
        }
        return note.matches("\\d{4}-\\d{2}-\\d{2}") ? shortDay(LocalDate.parse(note)) : note;
    }

    /** {@code Mar 27}. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM yy", locale()).format(day);
    }

    /** {@code 1 Mar 2027, 16.00 WIB}: in the zone given, and saying which. */
    public String moment(Instant instant, ZoneId zone) {
        var there = instant.atZone(zone);
        var pattern = locale().equals(INDONESIAN) ? "d MMM uuuu, HH.mm" : "d MMM uuuu, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale()).format(there) + " "
                + zoneName(there.toOffsetDateTime().getOffset().getTotalSeconds() / 3600, zone);
    }

    /** How many days are left, or since how many it is late, counted in days of the zone. */
    public String due(Instant due, ZoneId zone) {
        var now = clock.instant();
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(due, zone));
        if (due.isBefore(now)) {
            return days == 0 ? sentences.of("page.due.lateToday") : sentences.of("page.due.late", -days);
        }
        if (days == 0) {
            return sentences.of("page.due.today");
        }
        return days == 1 ? sentences.of("page.due.tomorrow") : sentences.of("page.due.in", days);
    }

    // Indonesia's three zones are known by these names, in either language.
    private static String zoneName(int hoursEast, ZoneId zone) {
        return switch (hoursEast) {
            case 7 -> "WIB";
            case 8 -> "WITA";
            case 9 -> "WIT";
            default -> zone.getId();
        };
    }

    private static Locale locale() {
        return "en".equals(LocaleContextHolder.getLocale().getLanguage()) ? Locale.UK : INDONESIAN;
    }
}
