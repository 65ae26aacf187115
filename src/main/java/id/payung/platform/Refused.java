package id.payung.platform;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The business says no. Carries message keys and their arguments, never a finished sentence: the sentence is made at the
 * edge, in the user's language, from the bundles under {@code messages/}. Arguments must not be personal data.
 */
public final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, for the caller: decides the HTTP status and nothing else. */
    public enum Kind {
        /** The input or the moment is wrong: 400. */
        INVALID,
        /** Somebody else's work: 403. */
        FORBIDDEN,
        /** Not there, or not for this user's eyes: 404. */
        ABSENT,
        /** Already done, or done by two at once: 409. */
        CONFLICT,
        /** A file is larger than its limit: 413. */
        TOO_LARGE,
        /** A file is refused whole: 422. */
        UNREADABLE
    }

    /** One sentence to be. {@code field} names the input it is about, where there is one. */
    public record Reason(@Nullable String field, String key, List<Object> arguments) {
        public Reason {
            arguments = List.copyOf(arguments);
        }

        public static Reason of(String field, String key, Object... arguments) {
            return new Reason(field, key, Arrays.asList(arguments));
        }
    }

    private final Kind kind;
    private final transient List<Reason> reasons;

    private Refused(Kind kind, List<Reason> reasons) {
        super(
                reasons.stream()
                        .map(r -> (r.field() == null ? "" : r.field() + ": ") + r.key() + r.arguments())
                        .collect(Collectors.joining("; ")),
                null,
                false,
                true);
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    public static Refused because(String key, Object... arguments) {
        return of(Kind.INVALID, key, arguments);
    }

    public static Refused field(String field, String key, Object... arguments) {
        return new Refused(Kind.INVALID, List.of(Reason.of(field, key, arguments)));
    }

    public static Refused fields(List<Reason> reasons) {
        return new Refused(Kind.INVALID, new ArrayList<>(reasons));
    }

    public static Refused forbidden(String key, Object... arguments) {
        return of(Kind.FORBIDDEN, key, arguments);
    }

    public static Refused absent(String key, Object... arguments) {
        return of(Kind.ABSENT, key, arguments);
    }

    public static Refused conflict(String key, Object... arguments) {
        return of(Kind.CONFLICT, key, arguments);
    }

    public static Refused of(Kind kind, String key, Object... arguments) {
        return new Refused(kind, List.of(new Reason(null, key, Arrays.asList(arguments))));
    }

    public Kind kind() {
        return kind;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    /** The first reason's key: the stable part of the problem's {@code type}. */
    public String key() {
        return reasons.get(0).key();
    }
}
