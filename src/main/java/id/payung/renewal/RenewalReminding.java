package id.payung.renewal;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.BindingAgreements;
import id.payung.agreement.RenewalDecision;
import id.payung.party.BusinessCalendar;
import id.payung.platform.Journal;
import id.payung.renewal.Reminders.Key;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds both parties that an agreement is ending: at each step of the ladder once, whether or not the agreement is
 * renewable, until a successor is signed or the decision is not to renew. May run as often as one likes, on any day.
 */
@Service
public class RenewalReminding {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalReminding.class);

    private final BindingAgreements agreements;
    private final AgreementDirectory directory;
    private final ReminderLadder ladders;
    private final Reminders reminders;
    private final RenewalMail mail;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate each;

    RenewalReminding(
            BindingAgreements agreements,
            AgreementDirectory directory,
            ReminderLadder ladders,
            Reminders reminders,
            RenewalMail mail,
            BusinessCalendar calendar,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.agreements = agreements;
        this.directory = directory;
        this.ladders = ladders;
        this.reminders = reminders;
        this.mail = mail;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
        // What one agreement's reminder meets must not undo the others'.
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return how many agreements both parties were reminded of */
    public int remindOfAll() {
        Map<String, LocalDate> today = new HashMap<>();
        Map<Integer, Ladder> byMonths = new HashMap<>();
        var done = reminders.done(
                LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1));
        int reminded = 0;
        for (BindingAgreements.Term term : agreements.all()) {
            var day = today.computeIfAbsent(term.municipality(), calendar::today);
            var ladder = byMonths.computeIfAbsent(term.period().months(), ladders::of);
            var reached = ladder.reached(term.period().lastDay(), day);
            if (isNews(term, reached, done) && remind(term, reached, day)) {
                reminded++;
            }
        }
        return reminded;
    }

    private static boolean isNews(BindingAgreements.Term term, List<Integer> reached, Set<Key> done) {
        return !reached.isEmpty() && !done.contains(key(term, latest(reached)));
    }

    private boolean remind(BindingAgreements.Term term, List<Integer> reached, LocalDate today) {
        try {
            return Boolean.TRUE.equals(each.execute(status -> remindOnce(term, reached, today)));
        } catch (RuntimeException e) {
            LOG.error("Agreement {} could not be reminded of; the next run tries again", term.id(), e);
            return false;
        }
    }

    private boolean remindOnce(BindingAgreements.Term term, List<Integer> reached, LocalDate today) {
        var agreement = directory.facts(term.id());
        var text = textFor(agreement);
        var step = key(term, latest(reached));
        if (text == null || !reminders.add(step, false, clock.instant())) {
            return false;
        }
        int recipients = mail.write(agreement, text, String.valueOf(step.daysBefore()), today);
        if (recipients == 0) {
            throw new IllegalStateException("Neither party has anybody to be reminded");
        }
        reminders.reached(step, recipients);
        reached.stream()
                .filter(days -> days != step.daysBefore())
                .forEach(days -> reminders.add(key(term, days), true, clock.instant()));
        journal.record(
                term.id().value(),
                "renewal.reminded",
                null,
                null,
                "H-%d (%d)".formatted(step.daysBefore(), recipients));
        return true;
    }

    /** Which mail; none where nobody needs to do anything any more. */
    private @org.jspecify.annotations.Nullable String textFor(AgreementFacts agreement) {
        if (agreement.renewalDecision() == RenewalDecision.DO_NOT_RENEW) {
            return null;
        }
        var successor = agreement.successor();
        if (successor != null) {
            return directory.facts(successor).status().isBinding() ? null : "successorUnsigned";
        }
        if (!agreement.renewable()) {
            return "notRenewable";
        }
        return agreement.renewalDecision() == RenewalDecision.RENEW ? "successorMissing" : "undecided";
    }

    private static Key key(BindingAgreements.Term term, int daysBefore) {
        return new Key(term.id(), term.period().lastDay(), daysBefore);
    }

    private static int latest(List<Integer> reached) {
        return reached.get(reached.size() - 1);
    }
}
