package id.payung.agreement;

import id.payung.document.template.Article;
import org.jspecify.annotations.Nullable;

/**
 * An article of an agreement's text.
 *
 * @param number counted from 1
 * @param template what the template would say; null where it says the same
 */
public record AgreementArticle(int number, String heading, String body, @Nullable Article template) {

    static AgreementArticle of(int number, Article article, Article template) {
        return new AgreementArticle(
                number, article.heading(), article.body(), article.equals(template) ? null : template);
    }

    /** Whether the drafter wrote it for this agreement alone. */
    public boolean deviates() {
        return template != null;
    }

    Article asTemplate() {
        return template == null ? text() : template;
    }

    Article text() {
        return new Article(heading, body);
    }
}
