package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an amendment may change, and what it does to the agreement that it amends. */
class AmendmentTests {

    private static final Instant AT = Instant.parse("2027-04-01T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 4, 1);

    private static Terms terms() {
        return AgreementTests.terms(SigningOrder.ANY);
    }

    private static Agreement draft() {
        return Agreement.draft(
                new Agreement.Parties("pkl", "3375", "kesra", Side.BRANCH, "officer.pkl"),
                terms(),
                Instant.parse("2026-12-01T02:00:00Z"),
                null);
    }

    private static Agreement signed() {
        return signed(draft(), "1");
    }

    private static Agreement signed(Agreement agreement, String number) {
        agreement.sendToReview(agreement.terms());
        agreement.sendToApproval();
        agreement.approve();
        agreement.numberByBranch("PER/" + number + "/022027");
        agreement.numberByMunicipality("415.4/" + number + "/2027", 2027);
        agreement.sign(Side.BRANCH, SignerTests.branchHead(), AgreementTests.onPaper(), TODAY);
        agreement.sign(Side.MUNICIPALITY, SignerTests.mayor(), AgreementTests.onPaper(), TODAY);
        return agreement;
    }

    private static NewTerms quota(@Nullable Integer quota, @Nullable Integer months) {
        return new NewTerms(null, quota, months, null, null, null, null, null, null, null, null, null, null);
    }

    private static Agreement amend(Agreement agreement, NewTerms changes) {
        return agreement.amend(
                Side.MUNICIPALITY, "officer.3375", changes.of(agreement.terms()), 1, "Pekerja bertambah.", AT);
    }

    @Test
    void anOpenAmendmentLeavesTheAgreementAsItIs() {
        var agreement = signed();

        var amendment = amend(agreement, quota(2500, null));

        assertThat(amendment.kind()).isEqualTo(AgreementKind.AMENDMENT);
        assertThat(amendment.status()).isEqualTo(AgreementStatus.DRAFT);
        assertThat(amendment.draftedBySide()).isEqualTo(Side.MUNICIPALITY);
        assertThat(amendment.terms().covering().quota()).isEqualTo(2500);
        assertThat(agreement.terms()).isEqualTo(terms());
    }

    @Test
    void onceSignedItsTermsAreTheAgreements() {
        var agreement = signed();
        var amendment = signed(amend(agreement, quota(2500, null)), "2");

        agreement.applyAmendment(amendment);

        assertThat(agreement.terms().covering().quota()).isEqualTo(2500);
        assertThat(agreement.status()).isEqualTo(AgreementStatus.SIGNED);
        assertThat(agreement.branchNumber()).isEqualTo("PER/1/022027");
        assertThat(amendment.status()).isEqualTo(AgreementStatus.IN_FORCE);
    }

    @Test
    void oneThatIsNotSignedIsNotApplied() {
        var agreement = signed();
        var amendment = amend(agreement, quota(2500, null));

        assertThatThrownBy(() -> agreement.applyAmendment(amendment))
                .hasMessageContaining("agreement.inForce.notSigned");
        assertThat(agreement.terms()).isEqualTo(terms());
    }

    @Test
    void anAmendmentOfAnotherAgreementIsNotApplied() {
        var amendment = signed(amend(signed(), quota(2500, null)), "2");

        assertThatThrownBy(() -> signed().applyAmendment(amendment)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyABindingAgreementIsAmended() {
        assertThatThrownBy(() -> amend(draft(), quota(2500, null)))
                .hasMessageContaining("agreement.amendment.notInForce");
        var ended = signed();
        ended.terminate(TODAY);
        assertThatThrownBy(() -> amend(ended, quota(2500, null)))
                .hasMessageContaining("agreement.amendment.notInForce");
    }

    @Test
    void anAmendmentIsNoAgreementOfItsOwn() {
        var agreement = signed();
        var amendment = signed(amend(agreement, quota(2500, null)), "2");

        List.<Runnable>of(
                        () -> amend(amendment, quota(2600, null)),
                        amendment::askForTermination,
                        () -> amendment.decideRenewal(RenewalDecision.RENEW),
                        () -> amendment.succeed(AT),
                        () -> amendment.putInForce(LocalDate.of(2027, 3, 1)))
                .forEach(act ->
                        assertThatThrownBy(act::run).hasMessageContaining("agreement.amendment.noAgreementOfItsOwn"));
    }

    private static List<String> refused(Terms before, Terms after, int envelope) {
        return new TermsChange(before, after)
                .refused(envelope, TODAY).stream().map(Refused.Reason::key).toList();
    }

    @Test
    void whatMakesAnotherAgreementIsRefused() {
        var terms = terms();
        var other = new Terms(
                terms.title(),
                Set.of(Programme.JKK, Programme.JKM, Programme.JHT),
                terms.firstDay().plusYears(1),
                terms.months(),
                terms.legalBasis(),
                terms.signingOrder(),
                terms.renewable(),
                terms.cover());

        assertThat(refused(terms, other, 12))
                .containsExactly("agreement.amendment.newPeriod", "agreement.amendment.newProgrammes");
    }

    @Test
    void theTermStaysWithinWhatWasAgreedFirst() {
        var terms = terms();
        assertThat(refused(terms, quota(null, 13).of(terms), 12)).containsExactly("agreement.amendment.beyondEnvelope");
        assertThat(refused(terms, quota(null, 10).of(terms), 12)).isEmpty();
        var shortened = quota(null, 10).of(terms);
        assertThat(refused(shortened, quota(null, 12).of(shortened), 12)).isEmpty();
        assertThat(refused(terms, quota(null, 1).of(terms), 12)).containsExactly("agreement.amendment.endsInThePast");
    }

    @Test
    void whatChangesNothingIsRefused() {
        assertThat(refused(terms(), quota(2170, null).of(terms()), 12))
                .containsExactly("agreement.amendment.changesNothing");
    }

    @Test
    void aQuotaThatCannotStandIsRefusedOnItsField() {
        assertThatThrownBy(() -> quota(0, null).of(terms())).hasMessageContaining("quota: agreement.quota.outOfRange");
    }

    private static Terms umbrella(int months) {
        var terms = terms();
        return new Terms(
                "Nota kesepahaman",
                terms.programs(),
                terms.firstDay(),
                months,
                terms.legalBasis(),
                SigningOrder.ANY,
                true,
                null);
    }

    @Test
    void anUmbrellaIsExtendedToFiveYearsInAllAndNeverShortened() {
        var umbrella = umbrella(36);
        assertThat(refused(umbrella, umbrella(60), 36)).isEmpty();
        assertThat(refused(umbrella, umbrella(24), 36)).containsExactly("agreement.amendment.shorterUmbrella");
        assertThatThrownBy(() -> quota(null, 61).of(umbrella))
                .hasMessageContaining("months: agreement.months.outOfRange");
    }

    @Test
    void eachChangedTermIsToldBeforeAndAfter() {
        var terms = terms();
        assertThat(new TermsChange(terms, quota(2500, 10).of(terms)).terms())
                .extracting(TermsChange.Changed::term)
                .containsExactly("months", "lastDay", "quota");
    }

    @Test
    void amendmentsAreCountedInWords() {
        assertThat(AmendmentTextKind.ordinal(1)).isEqualTo("kesatu");
        assertThat(AmendmentTextKind.ordinal(2)).isEqualTo("kedua");
        assertThat(AmendmentTextKind.ordinal(12)).isEqualTo("kedua belas");
    }
}
