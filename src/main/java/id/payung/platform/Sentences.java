package id.payung.platform;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns message keys into sentences in the language of the current request: Indonesian unless it asks for English. */
@Component
public class Sentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String key, Object... arguments) {
        return Objects.requireNonNullElse(messages.getMessage(key, arguments, key, language()), key);
    }

    /** The sentence for {@code key}, or for {@code fallback} where the bundles do not know the first. */
    public String orElse(String key, String fallback) {
        return find(key).orElseGet(() -> of(fallback));
    }

    /** The sentence for {@code key}, where the bundles know it. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, language()));
    }

    public String of(Refused.Reason reason) {
        return of(reason.key(), reason.arguments().toArray());
    }

    /** All reasons, one a line; a reason about a field begins with the field's name and a colon. */
    public String of(Refused refused) {
        return refused.reasons().stream()
                .map(r -> r.field() == null ? of(r) : r.field() + ": " + of(r))
                .collect(Collectors.joining("\n"));
    }

    /** In which sentences are made now: Indonesian, unless English is asked for. */
    public Locale language() {
        return "en".equals(LocaleContextHolder.getLocale().getLanguage())
                ? Locale.ENGLISH
                : Locale.forLanguageTag("id");
    }
}
