package id.payung.document.template;

import id.payung.platform.Refused;
import id.payung.platform.Refused.Reason;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the text of one agreement from what a template says. */
public final class TextWriting {

    private final TemplateContent content;
    private final TextValues values;

    private TextWriting(TemplateContent content, TextValues values) {
        this.content = content;
        this.values = values;
    }

    public static TextWriting of(TemplateContent content, TextValues values) {
        return new TextWriting(content, values);
    }

    /**
     * The articles with every value in its place.
     *
     * @throws Refused with one reason per value that the text needs and the terms do not give
     */
    public List<Article> articles() {
        var missing = missing();
        if (!missing.isEmpty()) {
            throw Refused.fields(missing.stream()
                    .map(name -> Reason.of(name, "document.template.valueMissing", name))
                    .toList());
        }
        return filled(all());
    }

    /** The articles as far as the terms go: what is not known stays a placeholder. */
    public List<Article> articlesWithGaps() {
        var gaps = new HashMap<String, String>();
        names().forEach(name -> gaps.put(name, "{{" + name + "}}"));
        gaps.putAll(all(gaps));
        return filled(gaps);
    }

    private List<Article> filled(Map<String, String> all) {
        return content.articles().stream()
                .map(article -> new Article(
                        TemplateText.of(article.heading()).fill(all),
                        TemplateText.of(article.body()).fill(all)))
                .toList();
    }

    /** The placeholders that have no value, in order of appearance, those of the chosen clauses too. */
    private Set<String> missing() {
        var missing = new LinkedHashSet<String>();
        for (var name : names()) {
            if (!values.values().containsKey(name) && chosen(name).isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        content.articles().stream()
                .flatMap(article -> Stream.of(article.heading(), article.body()))
                .forEach(text -> names.addAll(TemplateText.of(text).names()));
        for (var name : List.copyOf(names)) {
            chosen(name).ifPresent(clause -> names.addAll(clause.names()));
        }
        return names;
    }

    private Optional<TemplateText> chosen(String field) {
        var option = values.choices().get(field);
        return option == null
                ? Optional.empty()
                : content.clause(field, option).map(clause -> TemplateText.of(clause.body()));
    }

    private Map<String, String> all() {
        return all(Map.of());
    }

    /** The values, and each chosen clause with the values in it. */
    private Map<String, String> all(Map<String, String> gaps) {
        var known = new HashMap<>(gaps);
        known.putAll(values.values());
        var all = new HashMap<>(known);
        values.choices().keySet().forEach(field -> chosen(field).ifPresent(clause -> {
            if (known.keySet().containsAll(clause.names())) {
                all.put(field, clause.fill(known));
            }
        }));
        return all;
    }
}
