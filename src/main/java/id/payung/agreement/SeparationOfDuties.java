package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody answers for their own work, whatever roles they hold: who wrote a text neither reviews, initials, approves nor signs
 * it, and who reviewed it does not approve it [I].
 */
@Component
class SeparationOfDuties {

    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    SeparationOfDuties(Decisions decisions, JdbcClient jdbc, CurrentUser currentUser) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    void requireNotTheDrafter(Agreement agreement) {
        if (drafters(agreement).contains(currentUser.actor().id())) {
            throw Refused.forbidden("agreement.duty.ownText");
        }
    }

    /** The reviewers of this round; who answered for an earlier text may approve the present one. */
    void requireNotAReviewer(Agreement agreement) {
        var asker = currentUser.actor().id();
        if (decisions.of(agreement.id(), Decision.Stage.REVIEW, agreement.round()).stream()
                .anyMatch(review -> review.actor().equals(asker))) {
            throw Refused.forbidden("agreement.duty.ownReview");
        }
    }

    /** Who opened the draft, sent a text of it to review, or wrote an article of it. */
    private Set<String> drafters(Agreement agreement) {
        return jdbc.sql(
                        """
                select drafted_by from agreement where id = :agreement
                union select made_by from agreement_text where agreement_id = :agreement
                union select changed_by from agreement_deviation where agreement_id = :agreement""")
                .param("agreement", agreement.id().value())
                .query(String.class)
                .set();
    }
}
