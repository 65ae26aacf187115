package id.payung.document.template;

import java.util.Map;

/**
 * What stands in the place of the placeholders.
 *
 * @param values by the placeholder's name; without those that are not known
 * @param choices by the clause's name, the option that the terms choose
 */
public record TextValues(Map<String, String> values, Map<String, String> choices) {

    public TextValues {
        values = Map.copyOf(values);
        choices = Map.copyOf(choices);
    }
}
