package id.payung.renewal;

import id.payung.agreement.AgreementId;
import id.payung.agreement.RenewalDecision;
import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The question what comes after an agreement's last day, and its answer. Asked once for each period, and once more where the
 * successor was given up. The diagram agreement-renewal decides the order, this record says no.
 *
 * @param round counts from one
 * @param opensOn the day on which the decision opens, in the municipality
 */
record Renewal(
        RenewalId id,
        AgreementId agreement,
        LocalDate lastDay,
        int round,
        LocalDate opensOn,
        @Nullable Evaluation evaluation,
        @Nullable Decision decision,
        @Nullable AgreementId successor,
        @Nullable Closing closing) {

    /** How the branch judges the period that is ending. */
    record Evaluation(String text, String by, Instant at) {}

    /** @param reason always there where the answer is no */
    record Decision(RenewalDecision answer, @Nullable String reason, String by, Instant at) {}

    record Closing(Outcome outcome, Instant at) {}

    /** How a renewal ends; none is left open. */
    enum Outcome {
        SUCCESSOR_DRAFTED,
        NOT_RENEWED,
        /** The last day passed without a decision. */
        SILENT,
        /** The agreement ended before its time. */
        NO_LONGER_NEEDED
    }

    static Renewal schedule(AgreementId agreement, LocalDate lastDay, int round, Ladder ladder) {
        return new Renewal(
                RenewalId.next(), agreement, lastDay, round, ladder.opensOn(lastDay), null, null, null, null);
    }

    boolean isOpen() {
        return closing == null;
    }

    /** Answered with a successor, which may have been given up since. */
    boolean endedInSuccessor() {
        return closing != null && closing.outcome() == Outcome.SUCCESSOR_DRAFTED;
    }

    Renewal evaluate(String text, String by, Instant at) {
        requireUndecided();
        return with(new Evaluation(text, by, at), null, null, null);
    }

    /** @param today in the municipality */
    Renewal decide(RenewalDecision answer, @Nullable String reason, String by, Instant at, LocalDate today) {
        requireUndecided();
        if (today.isAfter(lastDay)) {
            throw Refused.because("renewal.tooLate", lastDay);
        }
        if (answer == RenewalDecision.DO_NOT_RENEW && (reason == null || reason.isBlank())) {
            throw Refused.field("reason", "renewal.reason.missing");
        }
        return with(
                evaluation,
                new Decision(answer, reason, by, at),
                null,
                answer == RenewalDecision.DO_NOT_RENEW ? new Closing(Outcome.NOT_RENEWED, at) : null);
    }

    Renewal succeededBy(AgreementId agreement, Instant at) {
        if (!isOpen() || decision == null) {
            throw Refused.conflict("renewal.nothingToRenew");
        }
        return with(evaluation, decision, agreement, new Closing(Outcome.SUCCESSOR_DRAFTED, at));
    }

    /** @param today in the municipality */
    Renewal fallSilent(LocalDate today, Instant at) {
        requireUndecided();
        if (!today.isAfter(lastDay)) {
            throw Refused.because("renewal.notOverYet", lastDay);
        }
        return with(evaluation, null, null, new Closing(Outcome.SILENT, at));
    }

    Renewal noLongerNeeded(Instant at) {
        requireOpen();
        return with(evaluation, decision, successor, new Closing(Outcome.NO_LONGER_NEEDED, at));
    }

    /** The agreement ends on another day than it did. */
    Renewal moveTo(LocalDate newLastDay, Ladder ladder) {
        requireOpen();
        return new Renewal(
                id, agreement, newLastDay, round, ladder.opensOn(newLastDay), evaluation, decision, successor, closing);
    }

    private void requireUndecided() {
        if (decision != null) {
            throw Refused.conflict("renewal.decidedAlready", decision.by());
        }
        requireOpen();
    }

    private void requireOpen() {
        if (closing != null) {
            throw Refused.conflict("renewal.closedAlready");
        }
    }

    private Renewal with(
            @Nullable Evaluation evaluation,
            @Nullable Decision decision,
            @Nullable AgreementId successor,
            @Nullable Closing closing) {
        return new Renewal(id, agreement, lastDay, round, opensOn, evaluation, decision, successor, closing);
    }
}
