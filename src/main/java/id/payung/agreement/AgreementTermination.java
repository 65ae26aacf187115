package id.payung.agreement;

import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Early termination: asked for by one party, decided by both heads, with reasons. */
@Service
public class AgreementTermination {

    private final Agreements agreements;
    private final AgreementDirectory directory;
    private final Decisions decisions;
    private final AgreementWorkflow workflow;
    private final List<AgreementEnded> followers;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementTermination(
            Agreements agreements,
            AgreementDirectory directory,
            Decisions decisions,
            AgreementWorkflow workflow,
            List<AgreementEnded> followers,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            JdbcClient jdbc,
            Clock clock) {
        this.agreements = agreements;
        this.directory = directory;
        this.decisions = decisions;
        this.workflow = workflow;
        this.followers = followers;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks both heads to end the agreement.
     *
     * @param lastDay the last day on which people stay covered; today or later, within the period
     * @param ground why, in law
     * @throws Refused conflict, while an earlier request is undecided
     */
    @Transactional
    public void ask(AgreementId id, LocalDate lastDay, TerminationGround ground, String reason) {
        var actor = currentUser.actor();
        var facts = directory.factsFor(id, actor);
        facts.requireOfficer(actor);
        if (reason.isBlank()) {
            throw Refused.field("reason", "agreement.reason.missing");
        }
        IdentityNumberInText.refuse("reason", reason);
        if (lastDay.isBefore(calendar.today(facts.municipality()))
                || !lastDay.isBefore(facts.period().lastDay())) {
            throw Refused.field(
                    "lastDay", "agreement.termination.lastDay", facts.period().lastDay());
        }
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        int round = agreement.askForTermination();
        agreements.save(agreement);
        try {
            jdbc.sql(
                            """
                    insert into agreement_termination
                        (agreement_id, round, last_day, ground, reason, asked_by, asked_at, outcome)
                    values (:agreement, :round, :lastDay, :ground, :reason, :askedBy, :askedAt, 'OPEN')""")
                    .param("agreement", id.value())
                    .param("round", round)
                    .param("lastDay", lastDay)
                    .param("ground", ground.name())
                    .param("reason", reason)
                    .param("askedBy", actor.id())
                    .param("askedAt", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("agreement.termination.alreadyAsked");
        }
        journal.record(id.value(), "agreement.terminationAsked", null, ground.name(), reason);
        workflow.terminationRequested(id);
    }

    /** What is asked for. */
    public record Request(LocalDate lastDay, TerminationGround ground, String reason) {}

    Request request(Agreement agreement) {
        return jdbc.sql(
                        "select last_day, ground, reason from agreement_termination where agreement_id = :agreement and round = :round")
                .param("agreement", agreement.id().value())
                .param("round", agreement.terminationRound())
                .query(AgreementTermination::request)
                .single();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getObject("last_day", LocalDate.class),
                TerminationGround.valueOf(row.getString("ground")),
                row.getString("reason"));
    }

    /** What is asked for or was agreed, for whoever may read the agreement; empty where it is neither. */
    @Transactional(readOnly = true)
    public Optional<Request> known(AgreementId id) {
        directory.factsFor(id, currentUser.actor());
        return jdbc.sql(
                        """
                select last_day, ground, reason from agreement_termination
                 where agreement_id = :agreement and outcome in ('OPEN', 'AGREED') order by round desc limit 1""")
                .param("agreement", id.value())
                .query(AgreementTermination::request)
                .optional();
    }

    @Transactional
    public void answer(AgreementId id, Desk desk, String answer, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findById(id.value()));
        var verdict = Verdict.valueOf(answer);
        decisions.add(id, Decision.Stage.TERMINATION, agreement.terminationRound(), desk, verdict, reason);
        journal.record(id.value(), "agreement.terminationAnswered", null, verdict.name(), reason);
    }

    /**
     * After both heads have answered. Where both agree, everything that hangs on the agreement ends with it: on the day asked
     * for, or today where that day has passed meanwhile, since nobody loses cover of days that are over. On the agreement's own
     * last day there is nothing left to end.
     *
     * @return whether the agreement ends early
     */
    @Transactional
    public boolean conclude(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        boolean agreed = decisions.of(id, Decision.Stage.TERMINATION, agreement.terminationRound()).stream()
                .allMatch(d -> d.verdict() == Verdict.AGREE);
        if (!agreed) {
            close(agreement, "REFUSED");
            journal.record(id.value(), "agreement.terminationRefused", null, null, null);
            return false;
        }
        var today = calendar.today(agreement.municipality());
        if (!agreement.status().isBinding()
                || !today.isBefore(agreement.terms().period().lastDay())) {
            lapse(id);
            return false;
        }
        var asked = close(agreement, "AGREED");
        terminate(agreement, asked.isBefore(today) ? today : asked);
        return true;
    }

    private LocalDate close(Agreement agreement, String outcome) {
        return jdbc.sql(
                        """
                update agreement_termination set outcome = :outcome
                 where agreement_id = :agreement and round = :round returning last_day""")
                .param("outcome", outcome)
                .param("agreement", agreement.id().value())
                .param("round", agreement.terminationRound())
                .query(LocalDate.class)
                .single();
    }

    private void terminate(Agreement agreement, LocalDate lastDay) {
        var id = agreement.id();
        var before = agreement.status();
        agreement.terminate(lastDay);
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.terminated",
                before.name(),
                agreement.status().name(),
                lastDay.toString());
        var facts = directory.facts(id);
        followers.forEach(follower -> follower.terminated(facts, lastDay));
    }

    /** The agreement ended before both heads had answered: the question is closed. */
    void lapse(AgreementId id) {
        int closed = jdbc.sql(
                        "update agreement_termination set outcome = 'LAPSED' where agreement_id = :agreement and outcome = 'OPEN'")
                .param("agreement", id.value())
                .update();
        if (closed > 0) {
            journal.record(id.value(), "agreement.terminationLapsed", null, null, null);
        }
    }
}
