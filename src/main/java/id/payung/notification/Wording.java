package id.payung.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the mail: Indonesian first, then English. */
@Component
class Wording {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final String RULE = "\n\n----\n\n";

    private final MessageSource messages;
    private final String baseUrl;

    /** @param baseUrl where this installation is found by its users, without a slash at the end */
    Wording(MessageSource messages, @Value("${payung.base-url:http://localhost:8080}") String baseUrl) {
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    record Mail(String subject, String body) {}

    Mail of(Notice notice) {
        return new Mail(
                oneLine(text(notice, ".subject", INDONESIAN) + " / " + text(notice, ".subject", ENGLISH)),
                paragraph(notice, INDONESIAN) + RULE + paragraph(notice, ENGLISH) + "\n");
    }

    private String paragraph(Notice notice, Locale language) {
        return text(notice, ".body", language)
                + "\n\n"
                + sentence("notification.mail.link", language, baseUrl + notice.path())
                + "\n\n"
                + sentence("notification.mail.automatic", language);
    }

    private String text(Notice notice, String ending, Locale language) {
        return sentence(notice.text() + ending, language, notice.arguments());
    }

    private String sentence(String key, Locale language, List<Object> arguments) {
        return sentence(
                key,
                language,
                arguments.stream().map(argument -> inWords(argument, language)).toArray());
    }

    private Object inWords(Object argument, Locale language) {
        if (argument instanceof LocalDate day) {
            return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
        }
        if (argument instanceof Notice.Phrase phrase) {
            return sentence(phrase.key(), language);
        }
        if (argument instanceof Notice.Lines lines) {
            return lines.lines().stream()
                    .map(line -> sentence(lines.key(), language, line))
                    .collect(Collectors.joining("\n"));
        }
        return argument;
    }

    // A missing text throws: a mail that says a key instead of a sentence would be worse than a failed test.
    private String sentence(String key, Locale language, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, language));
    }

    // A title may hold anything; in a header, a line break would begin another header.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
