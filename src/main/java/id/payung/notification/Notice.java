package id.payung.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to be told once, before it becomes a mail in two languages.
 *
 * @param onceKey what makes it this notice and no other: a second notice with the same key is not sent
 * @param agreement the agreement it is about, so that its parties can see what was sent
 * @param text message key without its ending: {@code <text>.subject} and {@code <text>.body} are in the bundles
 * @param arguments for the texts; a {@link java.time.LocalDate}, a {@link Phrase} and {@link Lines} become words of the
 *     language, numbers follow the pattern in the text. Never personal data
 * @param path where to look, below the base address of this installation: {@code /agreements/…}
 */
public record Notice(
        String onceKey, @Nullable UUID agreement, Recipient to, String text, List<Object> arguments, String path) {

    public Notice {
        arguments = List.copyOf(arguments);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path below the base address begins with a slash: " + path);
        }
    }

    /** Somebody with a mail address at work. */
    public record Recipient(String userId, String email) {}

    /** An argument that is itself in the bundles: a status, a programme. */
    public record Phrase(String key) {}

    /** An argument of any number of lines, each the text {@code key} with its own arguments. */
    public record Lines(String key, List<List<Object>> lines) {
        public Lines {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }
}
