package id.payung.platform;

import java.util.List;
import java.util.Map;
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
 * @param when another field's answer on which it is asked at all; null: always
 */
public record FormField(
        String name,
        Type type,
        boolean required,
        long max,
        List<String> options,
        @Nullable String documentKind,
        boolean code,
        @Nullable Condition when) {

    /**
     * An answer of another field.
     *
     * @param orNone whether no answer stands for this one
     */
    public record Condition(String field, String value, boolean orNone) {
        boolean holds(Map<String, ? extends @Nullable Object> answers) {
            var answer = answers.get(field);
            return answer == null || answer.toString().isBlank()
                    ? orNone
                    : answer.toString().strip().equals(value);
        }
    }

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
        return new FormField(name, Type.TEXT, true, 200, List.of(), null, false, null);
    }

    public static FormField code(String name) {
        return new FormField(name, Type.TEXT, true, 200, List.of(), null, true, null);
    }

    public static FormField longText(String name) {
        return new FormField(name, Type.LONG_TEXT, true, 4000, List.of(), null, false, null);
    }

    public static FormField date(String name) {
        return new FormField(name, Type.DATE, true, 10, List.of(), null, false, null);
    }

    public static FormField number(String name, long max) {
        return new FormField(name, Type.NUMBER, true, max, List.of(), null, false, null);
    }

    public static FormField money(String name) {
        return new FormField(name, Type.MONEY, true, 999_999_999_999_999L, List.of(), null, false, null);
    }

    public static FormField choice(String name, String... options) {
        return new FormField(name, Type.CHOICE, true, 0, List.of(options), null, false, null);
    }

    /** A choice of ids that the briefing offers for the task in question; whoever records it looks whether it is one. */
    public static FormField offered(String name) {
        return new FormField(name, Type.CHOICE, true, 0, List.of(), null, false, null);
    }

    public static FormField document(String name, String kind) {
        return new FormField(name, Type.DOCUMENT, true, 0, List.of(), kind, false, null);
    }

    public static FormField roster(String name) {
        return new FormField(name, Type.ROSTER, true, 0, List.of(), null, false, null);
    }

    /** Whether the options depend on what the task is about. */
    public boolean isOffered() {
        return type == Type.CHOICE && options.isEmpty();
    }

    public FormField optional() {
        return new FormField(name, type, false, max, options, documentKind, code, when);
    }

    /** Asked only where a choice has this answer; no answer to an optional one stands for its first option. */
    public FormField when(FormField choice, String answer) {
        boolean first = !choice.required() && choice.options().indexOf(answer) == 0;
        return new FormField(
                name, type, required, max, options, documentKind, code, new Condition(choice.name(), answer, first));
    }

    boolean isAsked(Map<String, ? extends @Nullable Object> answers) {
        return when == null || when.holds(answers);
    }
}
