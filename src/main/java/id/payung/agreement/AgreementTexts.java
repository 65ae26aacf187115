package id.payung.agreement;

import id.payung.document.template.Article;
import id.payung.document.template.TemplateContent;
import id.payung.document.template.TextTemplates;
import id.payung.document.template.TextValues;
import id.payung.document.template.TextWriting;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The texts of agreements: made of a template, of the terms and of what the drafter wrote for one agreement alone, and kept
 * for each round of review as they were.
 */
@Component
class AgreementTexts {

    private final TextTemplates templates;
    private final Map<String, AgreementWords> kinds;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    AgreementTexts(
            TextTemplates templates,
            List<AgreementWords> kinds,
            BusinessCalendar calendar,
            JdbcClient jdbc,
            CurrentUser currentUser,
            Clock clock) {
        this.templates = templates;
        this.kinds = kinds.stream().collect(Collectors.toMap(AgreementWords::code, Function.identity()));
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** An article as the drafter wrote it, with its placeholders. */
    record Deviation(int number, int template, Article article) {}

    /**
     * What the text is made of: the version of the template, and with which articles replaced.
     *
     * @param template the version's number
     */
    record Source(int template, TemplateContent content, List<Deviation> deviations) {

        TemplateContent deviating() {
            var changed = content;
            for (var deviation : deviations) {
                changed = changed.with(deviation.number(), deviation.article());
            }
            return changed;
        }

        Optional<Deviation> deviation(int number) {
            return deviations.stream().filter(one -> one.number() == number).findFirst();
        }
    }

    /** Of whose templates its text is made. */
    static String kindOf(Agreement agreement) {
        return agreement.kind().name();
    }

    /**
     * What the next text is made of. Replaced articles are numbered as in the version they were written against, so as long
     * as there are any the text stays with it; otherwise it follows the version that is in force.
     */
    Source source(Agreement agreement) {
        var deviations = deviations(agreement.id());
        var kind = kindOf(agreement);
        int template = deviations.isEmpty()
                ? templates.inForce(kind, agreement.branch(), calendar.today(agreement.municipality()))
                : deviations.get(0).template();
        return new Source(template, templates.content(kind, template), deviations);
    }

    /**
     * Makes the text of the agreement's round and keeps it.
     *
     * @throws id.payung.platform.Refused naming all that the text needs and the terms do not give
     */
    AgreementText makeForReview(Agreement agreement) {
        return keep(agreement, write(agreement, agreement.round(), source(agreement), TextWriting::articles));
    }

    /** The text as it would be sent now; what is not known stays a placeholder. */
    AgreementText working(Agreement agreement) {
        return write(agreement, AgreementText.WORKING, source(agreement), TextWriting::articlesWithGaps);
    }

    /** What was reviewed last, to be signed. */
    AgreementText reviewed(Agreement agreement) {
        return stored(agreement.id(), agreement.round()).orElseGet(() -> keep(agreement, older(agreement)));
    }

    Optional<AgreementText> ofRound(Agreement agreement, int round) {
        return stored(agreement.id(), round)
                .or(() -> round == agreement.round() && round > 0 ? Optional.of(older(agreement)) : Optional.empty());
    }

    /** The rounds whose text can be shown, the latest first. */
    List<Integer> rounds(Agreement agreement) {
        return jdbc.sql(
                        """
                select round from agreement_text where agreement_id = :agreement
                union select :current where :current > 0 order by 1 desc""")
                .param("agreement", agreement.id().value())
                .param("current", agreement.round())
                .query(Integer.class)
                .list();
    }

    /** For agreements whose text was sent to review before texts were kept. */
    private AgreementText older(Agreement agreement) {
        var content = templates.content(kindOf(agreement), TextTemplates.FIRST);
        return write(
                agreement,
                agreement.round(),
                new Source(TextTemplates.FIRST, content, List.of()),
                TextWriting::articlesWithGaps);
    }

    private AgreementText write(
            Agreement agreement, int round, Source source, Function<TextWriting, List<Article>> writing) {
        TextValues values = Objects.requireNonNull(kinds.get(kindOf(agreement))).values(agreement);
        var said = writing.apply(TextWriting.of(source.deviating(), values));
        var template = source.deviations().isEmpty()
                ? said
                : TextWriting.of(source.content(), values).articlesWithGaps();
        return new AgreementText(
                round,
                source.template(),
                IntStream.range(0, said.size())
                        .mapToObj(at -> AgreementArticle.of(at + 1, said.get(at), template.get(at)))
                        .toList());
    }

    private AgreementText keep(Agreement agreement, AgreementText text) {
        jdbc.sql(
                        """
                insert into agreement_text
                    (agreement_id, round, template_kind, template_number, sha256, made_by, made_at)
                values (:agreement, :round, :kind, :template, :sha256, :by, :at)""")
                .param("agreement", agreement.id().value())
                .param("round", text.round())
                .param("kind", kindOf(agreement))
                .param("template", text.template())
                .param("sha256", text.sha256())
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        for (var article : text.articles()) {
            jdbc.sql(
                            """
                    insert into agreement_article
                        (agreement_id, round, number, heading, body, template_heading, template_body)
                    values (:agreement, :round, :number, :heading, :body, :templateHeading, :templateBody)""")
                    .param("agreement", agreement.id().value())
                    .param("round", text.round())
                    .param("number", article.number())
                    .param("heading", article.heading())
                    .param("body", article.body())
                    .param("templateHeading", heading(article.template()))
                    .param("templateBody", body(article.template()))
                    .update();
        }
        return text;
    }

    private static @Nullable String heading(@Nullable Article article) {
        return article == null ? null : article.heading();
    }

    private static @Nullable String body(@Nullable Article article) {
        return article == null ? null : article.body();
    }

    private Optional<AgreementText> stored(AgreementId agreement, int round) {
        return jdbc.sql("select template_number from agreement_text where agreement_id = :agreement and round = :round")
                .param("agreement", agreement.value())
                .param("round", round)
                .query(Integer.class)
                .optional()
                .map(template -> new AgreementText(round, template, articles(agreement, round)));
    }

    private List<AgreementArticle> articles(AgreementId agreement, int round) {
        return jdbc.sql(
                        """
                select number, heading, body, template_heading, template_body from agreement_article
                 where agreement_id = :agreement and round = :round order by number""")
                .param("agreement", agreement.value())
                .param("round", round)
                .query((row, line) -> {
                    var template = row.getString("template_body");
                    return new AgreementArticle(
                            row.getInt("number"),
                            row.getString("heading"),
                            row.getString("body"),
                            template == null ? null : new Article(row.getString("template_heading"), template));
                })
                .list();
    }

    List<Deviation> deviations(AgreementId agreement) {
        return jdbc.sql(
                        """
                select number, template_number, heading, body from agreement_deviation
                 where agreement_id = :agreement order by number""")
                .param("agreement", agreement.value())
                .query((row, line) -> new Deviation(
                        row.getInt("number"),
                        row.getInt("template_number"),
                        new Article(row.getString("heading"), row.getString("body"))))
                .list();
    }

    void deviate(Agreement agreement, Deviation deviation) {
        jdbc.sql(
                        """
                insert into agreement_deviation
                    (agreement_id, number, template_kind, template_number, heading, body, changed_by, changed_at)
                values (:agreement, :number, :kind, :template, :heading, :body, :by, :at)
                on conflict (agreement_id, number) do update
                   set heading = excluded.heading, body = excluded.body,
                       changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("agreement", agreement.id().value())
                .param("number", deviation.number())
                .param("kind", kindOf(agreement))
                .param("template", deviation.template())
                .param("heading", deviation.article().heading())
                .param("body", deviation.article().body())
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** @return whether there was one */
    boolean returnToTemplate(AgreementId agreement, int number) {
        return jdbc.sql("delete from agreement_deviation where agreement_id = :agreement and number = :number")
                        .param("agreement", agreement.value())
                        .param("number", number)
                        .update()
                > 0;
    }
}
