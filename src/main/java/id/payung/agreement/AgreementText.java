package id.payung.agreement;

import id.payung.document.template.Article;
import id.payung.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of an agreement in one round.
 *
 * @param round 0 for the text as it would be sent now
 * @param template the number of the template's version that it was made from
 */
public record AgreementText(int round, int template, List<AgreementArticle> articles) {

    /** What is not yet sent. */
    public static final int WORKING = 0;

    public AgreementText {
        articles = List.copyOf(articles);
    }

    List<Article> texts() {
        return articles.stream().map(AgreementArticle::text).toList();
    }

    boolean hasArticle(int number) {
        return articles.stream().anyMatch(article -> article.number() == number);
    }

    /** Over numbers, headings and bodies, in hex. */
    String sha256() {
        var digest = Sha256.digest();
        for (var article : articles) {
            digest.update("%d\u001f%s\u001f%s\u001e"
                    .formatted(article.number(), article.heading(), article.body())
                    .getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
