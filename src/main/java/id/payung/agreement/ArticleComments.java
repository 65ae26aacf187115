package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who draft and those who review say about single articles, on both sides, while the text is reviewed or changed.
 * A comment stays as it is; it is open until one of them closes it.
 */
@Service
public class ArticleComments {

    public static final int LONGEST = 2_000;
    static final int MOST_PER_ROUND = 500;
    private static final String COLUMNS =
            "c.id, c.round, c.article, c.author, coalesce(p.name, c.author) as author_name, c.organisation, c.text, c.at, c.closed_by, c.closed_at";

    private final Agreements agreements;
    private final AgreementTexts texts;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    ArticleComments(
            Agreements agreements,
            AgreementTexts texts,
            AgreementDirectory directory,
            Journal journal,
            JdbcClient jdbc,
            CurrentUser currentUser,
            Clock clock) {
        this.agreements = agreements;
        this.texts = texts;
        this.directory = directory;
        this.journal = journal;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param article its number in the text of the round
     * @param organisation for which the author spoke
     */
    public record Comment(
            UUID id,
            int round,
            int article,
            String author,
            String authorName,
            String organisation,
            String text,
            Instant at,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {

        public boolean isOpen() {
            return closedAt == null;
        }
    }

    /** @throws Refused forbidden to whoever neither drafts nor reviews; where the text is not under review or being changed */
    @Transactional
    public Comment add(AgreementId id, int article, @Nullable String text) {
        var agreement = forSpeaking(id);
        if (text == null || text.isBlank()) {
            throw Refused.field("text", "form.refused.missing");
        }
        var said = text.strip();
        if (said.length() > LONGEST) {
            throw Refused.field("text", "form.refused.tooLong", LONGEST);
        }
        IdentityNumberInText.refuse("text", said);
        var round = agreement.round();
        if (!texts.ofRound(agreement, round).map(of -> of.hasArticle(article)).orElse(false)) {
            throw Refused.absent("agreement.article.notFound", article);
        }
        if (ofRound(id, round) >= MOST_PER_ROUND) {
            throw Refused.because("agreement.comment.tooMany", MOST_PER_ROUND);
        }
        var actor = currentUser.actor();
        var comment = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement_comment (id, agreement_id, round, article, author, organisation, text, at)
                values (:id, :agreement, :round, :article, :author, :organisation, :text, :at)""")
                .param("id", comment)
                .param("agreement", id.value())
                .param("round", round)
                .param("article", article)
                .param("author", actor.id())
                .param("organisation", Objects.requireNonNull(actor.organisation()))
                .param("text", said)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        journal.record(id.value(), "agreement.articleCommented", null, null, "Pasal " + article);
        return require(id, comment);
    }

    /** @throws Refused conflict, where it is closed already */
    @Transactional
    public void close(AgreementId id, UUID comment) {
        forSpeaking(id);
        require(id, comment);
        int closed = jdbc.sql(
                        """
                update agreement_comment set closed_by = :by, closed_at = :at
                 where id = :id and agreement_id = :agreement and closed_at is null""")
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", comment)
                .param("agreement", id.value())
                .update();
        if (closed == 0) {
            throw Refused.conflict("agreement.comment.closed");
        }
    }

    private Agreement forSpeaking(AgreementId id) {
        directory.factsFor(id, currentUser.actor());
        var agreement = AgreementView.require(agreements.findById(id.value()));
        if (!speaks(agreement)) {
            throw Refused.forbidden("agreement.comment.onlyReviewers");
        }
        if (!isOpenFor(agreement)) {
            throw Refused.because("agreement.comment.notUnderReview");
        }
        return agreement;
    }

    boolean mayComment(Agreement agreement) {
        return speaks(agreement) && isOpenFor(agreement);
    }

    private static boolean isOpenFor(Agreement agreement) {
        return agreement.round() > 0
                && (agreement.status() == AgreementStatus.IN_REVIEW
                        || agreement.status() == AgreementStatus.CHANGES_REQUESTED);
    }

    /** Those who draft and review: the officers of both sides, and the legal staff of both. */
    private boolean speaks(Agreement agreement) {
        var actor = currentUser.actor();
        return Side.ofOfficer(actor, agreement.branch(), agreement.municipality(), agreement.agency())
                        .isPresent()
                || actor.is(Role.BRANCH_LEGAL) && actor.worksFor(agreement.branch())
                || actor.is(Role.MUNICIPAL_LEGAL) && actor.worksFor(agreement.municipality());
    }

    int open(AgreementId id) {
        return jdbc.sql("select count(*) from agreement_comment where agreement_id = :agreement and closed_at is null")
                .param("agreement", id.value())
                .query(Integer.class)
                .single();
    }

    private int ofRound(AgreementId id, int round) {
        return jdbc.sql("select count(*) from agreement_comment where agreement_id = :agreement and round = :round")
                .param("agreement", id.value())
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    /** Of one round, and those of earlier rounds that are still open; in the order in which they were made. */
    List<Comment> around(AgreementId id, int round) {
        return jdbc.sql(
                        """
                select %s from agreement_comment c left join staff_member p on p.user_id = c.author
                 where c.agreement_id = :agreement and (c.round = :round or c.round < :round and c.closed_at is null)
                 order by c.article, c.seq limit :most"""
                                .formatted(COLUMNS))
                .param("agreement", id.value())
                .param("round", round)
                .param("most", 2 * MOST_PER_ROUND)
                .query(ArticleComments::comment)
                .list();
    }

    private Comment require(AgreementId id, UUID comment) {
        return jdbc.sql(
                        "select %s from agreement_comment c left join staff_member p on p.user_id = c.author where c.id = :id and c.agreement_id = :agreement"
                                .formatted(COLUMNS))
                .param("id", comment)
                .param("agreement", id.value())
                .query(ArticleComments::comment)
                .optional()
                .orElseThrow(() -> Refused.absent("agreement.comment.notFound"));
    }

    private static Comment comment(ResultSet row, int line) throws SQLException {
        var closedAt = row.getTimestamp("closed_at");
        return new Comment(
                row.getObject("id", UUID.class),
                row.getInt("round"),
                row.getInt("article"),
                row.getString("author"),
                row.getString("author_name"),
                row.getString("organisation"),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                row.getString("closed_by"),
                closedAt == null ? null : closedAt.toInstant());
    }
}
