package id.payung.renewal;

import id.payung.agreement.AgreementAmended;
import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementEnded;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.BindingAgreements;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.RenewalDecision;
import id.payung.platform.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that every renewable agreement that covers people has its renewal, on the right days, and none that it does not need. */
@Service
public class RenewalScheduling implements AgreementEnded, AgreementAmended {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalScheduling.class);

    private final AgreementDirectory directory;
    private final BindingAgreements binding;
    private final Renewals renewals;
    private final ReminderLadder ladders;
    private final RenewalWorkflow workflow;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate each;

    RenewalScheduling(
            AgreementDirectory directory,
            BindingAgreements binding,
            Renewals renewals,
            ReminderLadder ladders,
            RenewalWorkflow workflow,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.binding = binding;
        this.renewals = renewals;
        this.ladders = ladders;
        this.workflow = workflow;
        this.journal = journal;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
        // What one agreement meets must not undo the others'.
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Asks, in time, what comes after the agreement. Nothing where it is not renewable, or where the question is open. */
    @Transactional
    public void schedule(AgreementId agreement) {
        askAgain(directory.facts(agreement));
    }

    /**
     * What the day may have changed: an agreement that ends on another day, a successor that was given up, an agreement that
     * was never scheduled. Each in a transaction of its own.
     *
     * @throws IllegalStateException after all others, where some could not be looked after
     */
    public void keepUp() {
        var terms = binding.all();
        var latest = renewals
                .latestOf(terms.stream().map(BindingAgreements.Term::id).toList())
                .stream()
                .collect(Collectors.toMap(Renewal::agreement, Function.identity()));
        List<AgreementId> failed = new ArrayList<>();
        for (BindingAgreements.Term term : terms) {
            try {
                keepUp(term, latest.get(term.id()));
            } catch (RuntimeException e) {
                LOG.error("The renewal of agreement {} could not be looked after", term.id(), e);
                failed.add(term.id());
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("The renewals of %s could not be looked after".formatted(failed));
        }
    }

    private void keepUp(BindingAgreements.Term term, @Nullable Renewal renewal) {
        if (renewal == null || renewal.endedInSuccessor()) {
            each.executeWithoutResult(status -> askAgain(directory.facts(term.id())));
        } else if (renewal.isOpen() && !renewal.lastDay().equals(term.period().lastDay())) {
            each.executeWithoutResult(status -> move(renewal, term.period()));
        }
    }

    /** Another last day is not left to the next morning: the question may be open today. */
    @Override
    @Transactional
    public void amended(AgreementFacts before, AgreementFacts after) {
        if (!before.period().equals(after.period())) {
            renewals.latestForChange(after.id())
                    .filter(Renewal::isOpen)
                    .ifPresent(renewal -> move(renewal, after.period()));
        }
    }

    /** A successor that is given up leaves its predecessor without one: the question is open again. */
    @Override
    @Transactional
    public void withdrawn(AgreementFacts agreement) {
        if (agreement.predecessor() != null) {
            askAgain(directory.facts(agreement.predecessor()));
        }
    }

    @Override
    @Transactional
    public void terminated(AgreementFacts agreement, LocalDate lastDay) {
        renewals.latestForChange(agreement.id()).filter(Renewal::isOpen).ifPresent(renewal -> {
            renewals.save(renewal.noLongerNeeded(clock.instant()));
            record(renewal, "renewal.closed", Renewal.Outcome.NO_LONGER_NEEDED.name());
            workflow.closed(renewal.id());
        });
        withdrawn(agreement);
    }

    private void askAgain(AgreementFacts agreement) {
        if (agreement.kind().isUmbrella()
                || !agreement.renewable()
                || !agreement.status().isBinding()
                || agreement.successor() != null
                || agreement.renewalDecision() == RenewalDecision.DO_NOT_RENEW) {
            return;
        }
        var earlier = renewals.latestForChange(agreement.id());
        if (earlier.isPresent() && !earlier.get().endedInSuccessor()) {
            return;
        }
        var renewal = Renewal.schedule(
                agreement.id(),
                agreement.period().lastDay(),
                earlier.map(r -> r.round() + 1).orElse(1),
                ladders.of(agreement.period().months()));
        renewals.add(renewal);
        record(renewal, "renewal.scheduled", renewal.opensOn().toString());
        workflow.scheduled(renewal.id(), agreement.parties());
    }

    private void move(Renewal renewal, CoveragePeriod period) {
        var moved = renewals.getForChange(renewal.id()).moveTo(period.lastDay(), ladders.of(period.months()));
        renewals.save(moved);
        record(moved, "renewal.moved", moved.lastDay().toString());
        workflow.moved(moved.id());
    }

    private void record(Renewal renewal, String event, String note) {
        journal.record(renewal.agreement().value(), "renewal", renewal.id().value(), event, null, null, note);
    }
}
