package id.payung.agreement;

import id.payung.document.template.Article;
import id.payung.document.template.TemplateContent;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows an agreement's text article by article, beside an earlier one or the template. */
@Service
public class AgreementTextView {

    /** To compare with what the template says. */
    public static final String TEMPLATE = "template";

    private final Agreements agreements;
    private final AgreementTexts texts;
    private final ArticleChanges changes;
    private final ArticleComments comments;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;

    AgreementTextView(
            Agreements agreements,
            AgreementTexts texts,
            ArticleChanges changes,
            ArticleComments comments,
            AgreementDirectory directory,
            CurrentUser currentUser) {
        this.agreements = agreements;
        this.texts = texts;
        this.changes = changes;
        this.comments = comments;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    /** What became of an article. */
    public enum Change {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /**
     * An article beside what it is compared with.
     *
     * @param number in the text shown; of a removed article, in the other
     * @param deviates whether the drafter wrote it for this agreement alone
     * @param source as the drafter would change it, with its placeholders; null for others
     */
    public record Compared(
            int number,
            Change change,
            boolean deviates,
            List<TextDifference.Piece> heading,
            List<TextDifference.Piece> body,
            @Nullable Article source,
            List<ArticleComments.Comment> comments) {
        public Compared {
            heading = List.copyOf(heading);
            body = List.copyOf(body);
            comments = List.copyOf(comments);
        }
    }

    /**
     * @param round shown; 0 for the text as it would be sent now
     * @param against a round, or {@link #TEMPLATE}
     * @param rounds that can be shown, the latest first
     * @param template the number of the template's version
     * @param openComments of all rounds
     * @param mayChange whether the user may replace articles
     * @param mayComment whether the user may comment
     */
    public record Shown(
            AgreementId agreement,
            String title,
            int round,
            String against,
            List<Integer> rounds,
            int template,
            List<Compared> articles,
            int openComments,
            boolean mayChange,
            boolean mayComment) {
        public Shown {
            rounds = List.copyOf(rounds);
            articles = List.copyOf(articles);
        }

        public long changed() {
            return articles.stream()
                    .filter(article -> article.change() != Change.SAME)
                    .count();
        }

        public long deviating() {
            return articles.stream().filter(Compared::deviates).count();
        }
    }

    /**
     * @param round null for the latest
     * @param against null for the round before, or the template where there is none
     */
    @Transactional(readOnly = true)
    public Shown show(AgreementId id, @Nullable Integer round, @Nullable String against) {
        directory.factsFor(id, currentUser.actor());
        var agreement = AgreementView.require(agreements.findById(id.value()));
        int shown = round == null ? agreement.round() : round;
        boolean working = shown == AgreementText.WORKING;
        var text = (working ? workingText(agreement) : texts.ofRound(agreement, shown))
                .orElseThrow(() -> Refused.field("round", "agreement.text.noRound"));
        var rounds = rounds(agreement);
        int before = working ? agreement.round() : shown - 1;
        var usual = before > 0 && rounds.contains(before) ? String.valueOf(before) : TEMPLATE;
        var other = against == null || against.isBlank() ? usual : against;
        var spoken = comments.around(id, working ? agreement.round() : shown);
        var source = working && changes.mayChange(agreement)
                ? texts.source(agreement).deviating()
                : null;
        return new Shown(
                id,
                agreement.terms().title(),
                shown,
                other,
                rounds,
                text.template(),
                compared(text, other(agreement, text, other), source, spoken),
                comments.open(id),
                changes.mayChange(agreement),
                comments.mayComment(agreement));
    }

    private Optional<AgreementText> workingText(Agreement agreement) {
        return agreement.isBeingDrafted() || agreement.round() == 0
                ? Optional.of(texts.working(agreement))
                : Optional.empty();
    }

    private List<Integer> rounds(Agreement agreement) {
        var rounds = new ArrayList<Integer>();
        if (agreement.isBeingDrafted() || agreement.round() == 0) {
            rounds.add(AgreementText.WORKING);
        }
        rounds.addAll(texts.rounds(agreement));
        return rounds;
    }

    private AgreementText other(Agreement agreement, AgreementText text, String against) {
        if (against.equals(TEMPLATE)) {
            return new AgreementText(
                    text.round(),
                    text.template(),
                    text.articles().stream()
                            .map(article -> new AgreementArticle(
                                    article.number(),
                                    article.asTemplate().heading(),
                                    article.asTemplate().body(),
                                    null))
                            .toList());
        }
        return round(against)
                .flatMap(round -> texts.ofRound(agreement, round))
                .orElseThrow(() -> Refused.field("against", "agreement.text.noRound"));
    }

    private static Optional<Integer> round(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static List<Compared> compared(
            AgreementText text,
            AgreementText other,
            @Nullable TemplateContent source,
            List<ArticleComments.Comment> comments) {
        var pairs = pairs(other, text);
        var compared = new ArrayList<Compared>();
        var placed = new ArrayList<Integer>();
        for (var article : text.articles()) {
            var old = pairs.get(article.number());
            compared.add(compared(article, old, source, comments));
            placed.add(old == null ? 0 : old.number());
        }
        for (var old : other.articles()) {
            if (!placed.contains(old.number())) {
                int at = IntStream.range(0, placed.size())
                        .filter(index -> placed.get(index) < old.number())
                        .reduce((first, second) -> second)
                        .orElse(-1);
                compared.add(
                        at + 1,
                        new Compared(
                                old.number(),
                                Change.REMOVED,
                                false,
                                TextDifference.between(old.heading(), ""),
                                TextDifference.between(old.body(), ""),
                                null,
                                List.of()));
                placed.add(at + 1, old.number());
            }
        }
        return compared;
    }

    private static Compared compared(
            AgreementArticle article,
            @Nullable AgreementArticle old,
            @Nullable TemplateContent source,
            List<ArticleComments.Comment> comments) {
        var change = old == null ? Change.ADDED : old.text().equals(article.text()) ? Change.SAME : Change.CHANGED;
        return new Compared(
                article.number(),
                change,
                article.deviates(),
                TextDifference.between(old == null ? "" : old.heading(), article.heading()),
                TextDifference.between(old == null ? "" : old.body(), article.body()),
                source == null ? null : source.article(article.number()).orElse(null),
                comments.stream()
                        .filter(comment -> comment.article() == article.number())
                        .toList());
    }

    /** Which article stands for which: by number within one version of the template, else by heading, then by number. */
    private static Map<Integer, AgreementArticle> pairs(AgreementText other, AgreementText text) {
        Map<Integer, AgreementArticle> pairs = new HashMap<>();
        var free = new ArrayList<>(other.articles());
        if (other.template() != text.template()) {
            for (var article : text.articles()) {
                take(free, old -> sameHeading(old, article), article, pairs);
            }
        }
        for (var article : text.articles()) {
            if (!pairs.containsKey(article.number())) {
                take(free, old -> old.number() == article.number(), article, pairs);
            }
        }
        return pairs;
    }

    private static void take(
            List<AgreementArticle> free,
            Predicate<AgreementArticle> which,
            AgreementArticle article,
            Map<Integer, AgreementArticle> pairs) {
        free.stream().filter(which).findFirst().ifPresent(old -> {
            pairs.put(article.number(), old);
            free.remove(old);
        });
    }

    private static boolean sameHeading(AgreementArticle one, AgreementArticle other) {
        return Objects.equals(
                one.heading().toLowerCase(Locale.ROOT), other.heading().toLowerCase(Locale.ROOT));
    }
}
