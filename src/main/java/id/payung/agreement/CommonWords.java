package id.payung.agreement;

import id.payung.document.IndonesianWords;
import id.payung.party.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the texts of all kinds of agreements say alike: parties, title, programmes, period, and on what they rest. */
@Component
class CommonWords {

    static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final MessageSource messages;
    private final Organisations organisations;

    CommonWords(MessageSource messages, Organisations organisations) {
        this.messages = messages;
        this.organisations = organisations;
    }

    Map<String, String> of(Agreement agreement) {
        var office = organisations.branch(agreement.branch());
        return with(
                agreement.terms(),
                office.name(),
                office.place(),
                organisations.agencyName(agreement.municipality(), agreement.agency()),
                organisations.municipality(agreement.municipality()).name());
    }

    /** Between parties that there are not. */
    static Map<String, String> sample(Terms terms) {
        return with(
                terms,
                AgreementPaper.SAMPLE_OFFICE.name(),
                AgreementPaper.SAMPLE_OFFICE.place(),
                AgreementPaper.SAMPLE_AGENCY,
                AgreementPaper.SAMPLE_MUNICIPALITY.name());
    }

    /** A label as papers say it: Indonesian, whatever language the request is in. */
    String label(String key) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, key, INDONESIAN), key);
    }

    static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static Map<String, String> with(
            Terms terms, String branch, String place, String agency, String municipality) {
        var lastDay = terms.period().lastDay();
        Map<String, String> values = new HashMap<>();
        values.put("title", terms.title());
        values.put("branchName", branch);
        values.put("branchPlace", place);
        values.put("agencyName", agency);
        values.put("municipalityName", municipality);
        values.put(
                "programs",
                listed(terms.programs().stream()
                        .sorted()
                        .map(CommonWords::fullName)
                        .toList()));
        values.put("firstDay", IndonesianWords.date(terms.firstDay()));
        values.put("firstDayInWords", IndonesianWords.dateInWords(terms.firstDay()));
        values.put("lastDay", IndonesianWords.date(lastDay));
        values.put("lastDayInWords", IndonesianWords.dateInWords(lastDay));
        values.put("months", String.valueOf(terms.months()));
        values.put("monthsInWords", IndonesianWords.number(terms.months()));
        values.put("legalBasis", listed(terms.legalBasis()));
        return values;
    }

    /** A value stays within its line, whatever was typed into the form. */
    static Map<String, String> inOneLine(Map<String, String> values) {
        values.replaceAll((name, value) -> inOneLine(value));
        return values;
    }

    static String inOneLine(String value) {
        return value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** {@code a, b, dan c}, as Indonesian lists are written. */
    static String listed(List<String> parts) {
        int last = parts.size() - 1;
        if (last < 1) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, last)) + (last > 1 ? ", dan " : " dan ") + parts.get(last);
    }

    private static String fullName(Programme programme) {
        return switch (programme) {
            case JKK -> "Jaminan Kecelakaan Kerja (JKK)";
            case JKM -> "Jaminan Kematian (JKM)";
            case JHT -> "Jaminan Hari Tua (JHT)";
            case JP -> "Jaminan Pensiun (JP)";
        };
    }
}
