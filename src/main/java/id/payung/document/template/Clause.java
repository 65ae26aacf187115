package id.payung.document.template;

/**
 * A text among which the terms choose: what {@code {{refundClause}}} says where contributions are refunded, say.
 *
 * @param field the placeholder it stands for
 * @param option the term that chooses it
 */
public record Clause(String field, String option, String body) {

    public Clause {
        body = Article.tidy(body);
    }
}
