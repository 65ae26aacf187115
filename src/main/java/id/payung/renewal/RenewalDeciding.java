package id.payung.renewal;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementSuccession;
import id.payung.agreement.RenewalDecision;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the branch's evaluation to the municipality's decision, or to the day on which it is too late for one. */
@Service
public class RenewalDeciding {

    private final Renewals renewals;
    private final AgreementDirectory directory;
    private final AgreementSuccession succession;
    private final RenewalMail mail;
    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;
    private final Journal journal;
    private final Clock clock;

    RenewalDeciding(
            Renewals renewals,
            AgreementDirectory directory,
            AgreementSuccession succession,
            RenewalMail mail,
            BusinessCalendar calendar,
            CurrentUser currentUser,
            Journal journal,
            Clock clock) {
        this.renewals = renewals;
        this.directory = directory;
        this.succession = succession;
        this.mail = mail;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void recordEvaluation(RenewalId id, String evaluation) {
        var renewal = renewals.getForChange(id);
        renewals.save(renewal.evaluate(evaluation, currentUser.actor().id(), clock.instant()));
        record(renewal, "renewal.evaluated", null, null);
    }

    /**
     * Records the municipality's answer.
     *
     * @throws id.payung.platform.Refused conflict, where it has answered already; on the field {@code reason}, where it is
     *     no without one; where the last day is over
     */
    @Transactional
    public void recordDecision(RenewalId id, RenewalDecision answer, @Nullable String reason) {
        var agreement = renewals.get(id).agreement();
        // The agreement's row is locked before the renewal's, here as everywhere: two that wait for each other never
        // end.
        succession.decide(agreement, answer);
        var renewal = renewals.getForChange(id);
        renewals.save(renewal.decide(answer, reason, currentUser.actor().id(), clock.instant(), today(renewal)));
        record(renewal, "renewal.decided", answer.name(), reason);
    }

    /** After a yes: drafts the agreement for the next period. One, however often it is asked for. */
    @Transactional
    public void draftSuccessor(RenewalId id) {
        var successor = succession.draftSuccessor(renewals.get(id).agreement());
        var renewal = renewals.getForChange(id);
        renewals.save(renewal.succeededBy(successor, clock.instant()));
        record(renewal, "renewal.closed", Renewal.Outcome.SUCCESSOR_DRAFTED.name(), null);
    }

    /** After the last day: nobody has decided, and both parties are told what that means. */
    @Transactional
    public void recordSilence(RenewalId id) {
        var renewal = renewals.getForChange(id);
        var today = today(renewal);
        renewals.save(renewal.fallSilent(today, clock.instant()));
        record(renewal, "renewal.closed", Renewal.Outcome.SILENT.name(), null);
        mail.write(directory.facts(renewal.agreement()), "silent", "silent", today);
    }

    private LocalDate today(Renewal renewal) {
        return calendar.today(directory.facts(renewal.agreement()).municipality());
    }

    private void record(Renewal renewal, String event, @Nullable String after, @Nullable String note) {
        journal.record(renewal.agreement().value(), "renewal", renewal.id().value(), event, null, after, note);
    }
}
