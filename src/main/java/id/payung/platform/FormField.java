package id.payung.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a task's form: its type and limits, declared once for the form, the API and the check on submit. Labels
 * come from the bundles: {@code form.<task>.<field>}, else {@code field.<field>}; an option's from
 * {@code option.<field>.<value>}.
 *
 * @param max the longest text, in characters; the highest number, in whole rupiah or pieces
 * @param options of a choice; none where the briefing offers them
 * @param documentKind for {@link Type#DOCUMENT}: the kind under which the file is stored
 * @param code a number that somebody's system gave, which may be as long as an identity number; all other text is free,
 *     and no identity number is let into it
 */
public record FormField(
        String name,
        Type type,
        boolean required,
        long max,
        List<String> options,
        @Nullable String documentKind,
        boolean code) {

    public enum Type {
        TEXT,
        LONG_TEXT,
        DATE,
        NUMBER,
        MONEY,
        CHOICE,
        DOCUMENT,
        ROSTER
    }

    public FormField {
        options = List.copyOf(options);
    }

    public static FormField text(String name) {
        return new FormField(name, Type.TEXT, true, 200, List.of(), null, false);
    }

    public static FormField code(String name) {
        return new FormField(name, Type.TEXT, true, 200, List.of(), null, true);
    }

    public static FormField longText(String name) {
        return new FormField(name, Type.LONG_TEXT, true, 4000, List.of(), null, false);
    }

    public static FormField date(String name) {
        return new FormField(name, Type.DATE, true, 10, List.of(), null, false);
    }

    public static FormField number(String name, long max) {
        return new FormField(name, Type.NUMBER, true, max, List.of(), null, false);
    }

    public static FormField money(String name) {
        return new FormField(name, Type.MONEY, true, 999_999_999_999_999L, List.of(), null, false);
    }

    public static FormField choice(String name, String... options) {
        return new FormField(name, Type.CHOICE, true, 0, List.of(options), null, false);
    }

    /** A choice of ids that the briefing offers for the task in question; whoever records it looks whether it is one. */
    public static FormField offered(String name) {
        return new FormField(name, Type.CHOICE, true, 0, List.of(), null, false);
    }

    public static FormField document(String name, String kind) {
        return new FormField(name, Type.DOCUMENT, true, 0, List.of(), kind, false);
    }

    public static FormField roster(String name) {
        return new FormField(name, Type.ROSTER, true, 0, List.of(), null, false);
    }

    /** Whether the options depend on what the task is about. */
    public boolean isOffered() {
        return type == Type.CHOICE && options.isEmpty();
    }

    public FormField optional() {
        return new FormField(name, type, false, max, options, documentKind, code);
    }
}
