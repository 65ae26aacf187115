package id.payung.document.template;

import java.util.List;
import java.util.Optional;

/**
 * A placeholder that texts of a kind may use. What it means is the message {@code template.field.<name>}.
 *
 * @param mandatory whether every text must use it
 * @param options where the template itself holds the value, one text for each: see {@link Clause}
 */
public record TextField(String name, boolean mandatory, List<String> options) {

    public TextField {
        options = List.copyOf(options);
    }

    public static TextField of(String name) {
        return new TextField(name, false, List.of());
    }

    public static TextField clause(String name, String... options) {
        return new TextField(name, false, List.of(options));
    }

    public TextField required() {
        return new TextField(name, true, options);
    }

    public boolean isClause() {
        return !options.isEmpty();
    }

    static Optional<TextField> find(List<TextField> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
