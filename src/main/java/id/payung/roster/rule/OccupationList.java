package id.payung.roster.rule;

import id.payung.roster.sheet.HeaderText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All occupations known, found by code or label. */
public final class OccupationList {

    private final Map<String, Occupation> byName = new HashMap<>();

    public OccupationList(List<Occupation> occupations) {
        for (Occupation occupation : occupations) {
            byName.put(HeaderText.normal(occupation.code()), occupation);
            byName.put(HeaderText.normal(occupation.label()), occupation);
        }
    }

    Optional<Occupation> named(String text) {
        return Optional.ofNullable(byName.get(HeaderText.normal(text)));
    }

    /** What was probably meant, where the text is almost a name. */
    Optional<Occupation> nearest(String text) {
        var normal = HeaderText.normal(text);
        int limit = HeaderText.tolerance(normal);
        return byName.keySet().stream()
                .filter(name -> HeaderText.distance(normal, name, limit) <= limit)
                .min(Comparator.<String>comparingInt(name -> HeaderText.distance(normal, name, limit))
                        .thenComparing(Comparator.naturalOrder()))
                .map(byName::get);
    }
}
