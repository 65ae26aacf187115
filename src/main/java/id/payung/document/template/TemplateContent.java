package id.payung.document.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a version of a template says: its articles in their order, and the clauses that the terms choose among. */
public record TemplateContent(List<Article> articles, List<Clause> clauses) {

    public static final int MOST_ARTICLES = 100;
    public static final int LONGEST_HEADING = 200;
    public static final int LONGEST_BODY = 20_000;
    public static final int MOST_LINES = 400;
    /** All articles and clauses together: some eighty pages. */
    public static final int LONGEST_TEXT = 250_000;

    public TemplateContent {
        articles = List.copyOf(articles);
        clauses = List.copyOf(clauses);
    }

    /** @param number counted from 1, as articles are */
    public Optional<Article> article(int number) {
        return number < 1 || number > articles.size() ? Optional.empty() : Optional.of(articles.get(number - 1));
    }

    public TemplateContent with(int number, Article article) {
        var changed = new ArrayList<>(articles);
        changed.set(number - 1, article);
        return new TemplateContent(changed, clauses);
    }

    Optional<Clause> clause(String field, String option) {
        return clauses.stream()
                .filter(clause ->
                        clause.field().equals(field) && clause.option().equals(option))
                .findFirst();
    }
}
