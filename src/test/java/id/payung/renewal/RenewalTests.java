package id.payung.renewal;

import static id.payung.agreement.RenewalDecision.DO_NOT_RENEW;
import static id.payung.agreement.RenewalDecision.RENEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenewalTests {

    private static final Instant AT = Instant.parse("2027-07-01T02:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2028, 2, 29);
    private static final LocalDate IN_TIME = LocalDate.of(2027, 7, 1);
    private static final AgreementId SUCCESSOR = new AgreementId(UUID.randomUUID());
    private static final Ladder LADDER = new Ladder(270, List.of(90, 30, 7));

    private final Renewal scheduled = Renewal.schedule(new AgreementId(UUID.randomUUID()), LAST_DAY, 1, LADDER);

    @Test
    void opensInTimeForTheBudget() {
        assertThat(scheduled.opensOn()).isEqualTo("2027-06-04");
        assertThat(scheduled.isOpen()).isTrue();
    }

    @Test
    void anEvaluationMayBeWrittenAnewUntilTheDecision() {
        var second = scheduled.evaluate("first", "officer.pkl", AT).evaluate("second", "officer2.pkl", AT);

        assertThat(second.evaluation()).isEqualTo(new Renewal.Evaluation("second", "officer2.pkl", AT));
        var decided = decide(second, RENEW, null);
        assertRefused("renewal.decidedAlready", () -> decided.evaluate("third", "officer.pkl", AT));
    }

    @Test
    void aYesStaysOpenUntilTheSuccessorIsDrafted() {
        var decided = decide(scheduled, RENEW, null);
        assertThat(decided.isOpen()).isTrue();

        var closed = decided.succeededBy(SUCCESSOR, AT);

        assertThat(closed.closing()).isEqualTo(new Renewal.Closing(Renewal.Outcome.SUCCESSOR_DRAFTED, AT));
        assertThat(closed.successor()).isEqualTo(SUCCESSOR);
        assertRefused("renewal.nothingToRenew", () -> closed.succeededBy(SUCCESSOR, AT));
    }

    @Test
    void aNoNeedsAReasonAndClosesAtOnce() {
        assertRefused("renewal.reason.missing", () -> decide(scheduled, DO_NOT_RENEW, null));
        assertRefused("renewal.reason.missing", () -> decide(scheduled, DO_NOT_RENEW, "  "));

        var closed = decide(scheduled, DO_NOT_RENEW, "Anggaran dialihkan");

        assertThat(closed.closing()).isEqualTo(new Renewal.Closing(Renewal.Outcome.NOT_RENEWED, AT));
        assertRefused("renewal.nothingToRenew", () -> closed.succeededBy(SUCCESSOR, AT));
        assertRefused("renewal.closedAlready", () -> closed.noLongerNeeded(AT));
    }

    @Test
    void aDecisionIsMadeOnceAndNamesWhoMadeIt() {
        var decided = decide(scheduled, RENEW, null);

        assertThatThrownBy(() -> decide(decided, DO_NOT_RENEW, "Anggaran dialihkan"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                    assertThat(refused.reasons().get(0).arguments()).containsExactly("head.3375");
                });
    }

    @Test
    void onTheLastDayItMayStillBeDecidedAndAfterItNoMore() {
        assertThat(scheduled.decide(RENEW, null, "head.3375", AT, LAST_DAY).isOpen())
                .isTrue();
        assertRefused("renewal.tooLate", () -> scheduled.decide(RENEW, null, "head.3375", AT, LAST_DAY.plusDays(1)));
    }

    @Test
    void silenceIsKnownOnlyAfterTheLastDay() {
        assertRefused("renewal.notOverYet", () -> scheduled.fallSilent(LAST_DAY, AT));

        var silent = scheduled.fallSilent(LAST_DAY.plusDays(1), AT);

        assertThat(silent.closing()).isEqualTo(new Renewal.Closing(Renewal.Outcome.SILENT, AT));
        assertRefused("renewal.closedAlready", () -> decide(silent, RENEW, null));
    }

    @Test
    void whoeverHasDecidedWasNotSilent() {
        var decided = decide(scheduled, RENEW, null);

        assertRefused("renewal.decidedAlready", () -> decided.fallSilent(LAST_DAY.plusDays(1), AT));
    }

    @Test
    void withoutADecisionThereIsNoSuccessor() {
        assertRefused("renewal.nothingToRenew", () -> scheduled.succeededBy(SUCCESSOR, AT));
    }

    @Test
    void withAnotherLastDayAllDaysMove() {
        var moved = scheduled.evaluate("baik", "officer.pkl", AT).moveTo(LocalDate.of(2028, 5, 31), LADDER);

        assertThat(moved.opensOn()).isEqualTo("2027-09-04");
        assertThat(moved.lastDay()).isEqualTo("2028-05-31");
        assertThat(moved.id()).isEqualTo(scheduled.id());
        assertThat(moved.evaluation()).isNotNull();
    }

    @Test
    void whatIsClosedStaysAsItIs() {
        var closed = scheduled.noLongerNeeded(AT);

        assertRefused("renewal.closedAlready", () -> closed.moveTo(LAST_DAY.plusDays(1), LADDER));
        assertRefused("renewal.closedAlready", () -> closed.evaluate("baik", "officer.pkl", AT));
        assertRefused("renewal.closedAlready", () -> closed.fallSilent(LAST_DAY.plusDays(1), AT));
    }

    private static Renewal decide(
            Renewal renewal,
            id.payung.agreement.RenewalDecision answer,
            @org.jspecify.annotations.Nullable String reason) {
        return renewal.decide(answer, reason, "head.3375", AT, IN_TIME);
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }
}
