package id.payung.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the value of a term is written.
 *
 * @param label the sentence of a message key
 */
record TermWords(UnaryOperator<String> label, LongFunction<String> number, Function<LocalDate, String> day) {

    String before(TermsChange.Changed term) {
        return value(term, term.before());
    }

    String after(TermsChange.Changed term) {
        return value(term, term.after());
    }

    String name(TermsChange.Changed term) {
        return label.apply("agreement.term." + term.term());
    }

    private String value(TermsChange.Changed term, @Nullable Object value) {
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return label.apply("agreement.term.none");
        }
        if (value instanceof Integer figure) {
            return number.apply(figure);
        }
        if (value instanceof LocalDate date) {
            return day.apply(date);
        }
        if (value instanceof List<?> list) {
            var texts = list.stream().map(Object::toString).toList();
            return term.term().equals("occupations")
                    ? String.join(", ", texts).toLowerCase(Locale.ROOT).replace('_', ' ')
                    : String.join("; ", texts);
        }
        return term.labels() == null ? value.toString() : label.apply(term.labels() + value);
    }
}
