package id.payung.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Side;
import id.payung.platform.Refused;
import id.payung.roster.people.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a roster allows, and when. */
class RosterTests {

    private static final Instant AT = Instant.parse("2027-01-10T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final Upload FILE = new Upload(Upload.Source.FILE, "ab", "officer.3375", AT);
    private static final Counts CLEAN = Counts.of(5, 1, 0, 0);
    private static final Counts WITH_REJECTED = Counts.of(5, 1, 2, 0);
    private static final Counts NOBODY = Counts.of(0, 0, 3, 0);

    private static Roster requested() {
        return Roster.request(new AgreementId(UUID.randomUUID()), 1, LocalDate.of(2027, 3, 1), AT);
    }

    private static Roster judged(Counts counts) {
        var roster = requested();
        roster.beginCheck();
        roster.checked(FILE, counts);
        return roster;
    }

    private static Roster submitted(Counts counts) {
        var roster = judged(counts);
        roster.submit("officer.3375", AT);
        return roster;
    }

    private static Roster verified() {
        var roster = submitted(CLEAN);
        roster.verify(Side.MUNICIPALITY, Verdict.VERIFY, "verifier.3375", null);
        roster.verify(Side.BRANCH, Verdict.VERIFY, "officer.pkl", null);
        roster.concludeVerification();
        return roster;
    }

    private static Roster determined() {
        var roster = verified();
        roster.determine(new Decree("SK-1", TODAY, UUID.randomUUID()), TODAY);
        return roster;
    }

    private static void assertRefused(String key, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }

    @Test
    void cleanRowsAreCheckedAndRejectedOnesAskForCorrection() {
        assertThat(judged(CLEAN).status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(judged(WITH_REJECTED).status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertThat(judged(Counts.of(3, 0, 0, 1)).status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(judged(Counts.of(0, 0, 0, 1)).status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(judged(new Counts(2, 2, 0, 0, 0, 2)).status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertThat(judged(Counts.NONE).status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
    }

    @Test
    void nothingIsSubmittedBeforeItIsUploaded() {
        assertRefused("roster.submission.noRows", () -> requested().submit("officer.3375", AT));
    }

    @Test
    void aFileMayBeReplacedUntilItIsSubmitted() {
        var roster = judged(CLEAN);
        assertThat(roster.isAskedFor()).isTrue();

        roster.submit("officer.3375", AT);

        assertThat(roster.isAskedFor()).isFalse();
        assertRefused("roster.upload.notAskedFor", () -> roster.beginCheck());
        assertRefused("roster.upload.notAskedFor", () -> roster.submit("officer.3375", AT));
    }

    @Test
    void anAbandonedCheckLeavesWhatWasThere() {
        var roster = judged(CLEAN);
        roster.beginCheck();
        assertThat(roster.isAskedFor())
                .as("while another file is being checked")
                .isFalse();

        roster.checkAbandoned(RosterStatus.CHECKED);

        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(roster.counts()).isEqualTo(CLEAN);
        assertRefused("roster.check.notRunning", () -> roster.checkAbandoned(RosterStatus.CHECKED));
    }

    @Test
    void whoSubmittedAFileOfWhichNothingCameMustMendIt() {
        var roster = requested();
        roster.beginCheck();
        roster.submit("officer.3375", AT);

        roster.checkAbandoned(RosterStatus.REQUESTED);

        assertThat(roster.status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertRefused(
                "roster.correction.nobodyLeft",
                () -> roster.correct(Correction.PROCEED_WITHOUT_REJECTED, "officer.3375", AT));
    }

    @Test
    void aCorrectionNeedsANewFile() {
        var roster = submitted(WITH_REJECTED);
        assertRefused("roster.correction.noNewRows", () -> roster.correct(Correction.CORRECTED, "officer.3375", AT));

        roster.beginCheck();
        roster.checked(FILE, CLEAN);
        roster.correct(Correction.CORRECTED, "officer.3375", AT);

        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(roster.isAskedFor()).isFalse();
    }

    @Test
    void theRejectedMayBeLeftOutAsLongAsSomebodyRemains() {
        var roster = submitted(WITH_REJECTED);
        roster.correct(Correction.PROCEED_WITHOUT_REJECTED, "officer.3375", AT);
        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);

        var nobody = submitted(NOBODY);
        assertRefused(
                "roster.correction.nobodyLeft",
                () -> nobody.correct(Correction.PROCEED_WITHOUT_REJECTED, "officer.3375", AT));
    }

    @Test
    void nobodyVerifiesHisOwnWork() {
        var uploadedByOne = judged(CLEAN);
        uploadedByOne.submit("officer2.3375", AT);

        assertRefused(
                "roster.verification.ownWork",
                () -> uploadedByOne.verify(Side.MUNICIPALITY, Verdict.VERIFY, "officer.3375", null));
        assertRefused(
                "roster.verification.ownWork",
                () -> uploadedByOne.verify(Side.MUNICIPALITY, Verdict.VERIFY, "officer2.3375", null));
    }

    @Test
    void onlyWhatIsCleanAndSubmittedIsVerified() {
        assertRefused("roster.verification.notReady", () -> judged(CLEAN)
                .verify(Side.BRANCH, Verdict.VERIFY, "officer.pkl", null));
        assertRefused("roster.verification.notReady", () -> submitted(WITH_REJECTED)
                .verify(Side.BRANCH, Verdict.VERIFY, "officer.pkl", null));
    }

    @Test
    void aReturnNeedsAReasonAndEachSideAnswersOnce() {
        var roster = submitted(CLEAN);

        assertRefused(
                "roster.verification.reasonMissing",
                () -> roster.verify(Side.BRANCH, Verdict.RETURN, "officer.pkl", " "));
        roster.verify(Side.BRANCH, Verdict.RETURN, "officer.pkl", "Alamat tidak lengkap");
        assertRefused(
                "roster.verification.alreadyAnswered",
                () -> roster.verify(Side.BRANCH, Verdict.VERIFY, "officer.pkl", null));
        assertRefused("roster.verification.notReady", roster::concludeVerification);
    }

    @Test
    void oneReturnSendsItBackWithItsReasonAndBothVerifyAnew() {
        var roster = submitted(CLEAN);
        roster.verify(Side.BRANCH, Verdict.RETURN, "officer.pkl", "Alamat tidak lengkap");
        roster.verify(Side.MUNICIPALITY, Verdict.VERIFY, "verifier.3375", null);

        assertThat(roster.concludeVerification()).isFalse();
        assertThat(roster.status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertThat(roster.returnReason()).isEqualTo("Alamat tidak lengkap");

        roster.beginCheck();
        roster.checked(FILE, CLEAN);
        roster.correct(Correction.CORRECTED, "officer.3375", AT);
        assertThat(roster.returnReason()).isNull();
        roster.verify(Side.BRANCH, Verdict.VERIFY, "officer.pkl", null);
        roster.verify(Side.MUNICIPALITY, Verdict.VERIFY, "verifier.3375", null);
        assertThat(roster.concludeVerification()).isTrue();
        assertThat(roster.status()).isEqualTo(RosterStatus.VERIFIED);
    }

    @Test
    void onlyWhatBothVerifiedIsDetermined() {
        var decree = new Decree("SK-1", TODAY, UUID.randomUUID());

        assertRefused("roster.determination.notVerified", () -> submitted(CLEAN).determine(decree, TODAY));
        assertRefused("roster.determination.inTheFuture", () -> verified().determine(decree, TODAY.minusDays(1)));
        assertThat(determined().status()).isEqualTo(RosterStatus.DETERMINED);
    }

    @Test
    void theHandOverIsBetweenTheDecreeAndToday() {
        assertRefused("roster.handOver.notDetermined", () -> verified()
                .handOver(new HandOver("BA-1", TODAY, UUID.randomUUID()), TODAY));
        assertRefused("roster.handOver.inTheFuture", () -> determined()
                .handOver(new HandOver("BA-1", TODAY.plusDays(1), UUID.randomUUID()), TODAY));
        assertRefused("roster.handOver.beforeDecree", () -> determined()
                .handOver(new HandOver("BA-1", TODAY.minusDays(1), UUID.randomUUID()), TODAY));

        var roster = determined();
        roster.handOver(new HandOver("BA-1", TODAY, UUID.randomUUID()), TODAY);

        assertThat(roster.facts().status().isHandedOver()).isTrue();
        assertThat(roster.facts().people()).isEqualTo(6);
    }

    @Test
    void whatIsHandedOverIsNotCancelled() {
        var open = submitted(CLEAN);
        open.cancel();
        assertThat(open.status()).isEqualTo(RosterStatus.CANCELLED);
        assertThat(open.isAskedFor()).isFalse();

        var handedOver = determined();
        handedOver.handOver(new HandOver("BA-1", TODAY, UUID.randomUUID()), TODAY);
        assertRefused("roster.cancellation.over", handedOver::cancel);
    }

    @Test
    void countsAlwaysAddUp() {
        assertThatThrownBy(() -> new Counts(5, 1, 1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
