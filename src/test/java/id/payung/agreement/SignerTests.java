package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Capacity;
import id.payung.party.Mandate;
import id.payung.party.Official;
import id.payung.party.Position;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign an agreement of Pekalongan's kesra on 9 February 2027. */
class SignerTests {

    private static final LocalDate DAY = LocalDate.of(2027, 2, 9);
    private static final LocalDate LONG_BEFORE = LocalDate.of(2025, 3, 3);

    static Signer branchHead() {
        return definitive("pkl", null, Position.BRANCH_HEAD, LONG_BEFORE, null);
    }

    static Signer mayor() {
        return definitive("3375", null, Position.MUNICIPAL_HEAD, LONG_BEFORE, null);
    }

    /** Acting from January to June 2027. */
    static Signer headOfKesra(Mandate... mandates) {
        return new Signer(
                new Official(
                        UUID.randomUUID(),
                        "3375",
                        "kesra",
                        Position.AGENCY_HEAD,
                        "Kepala Bagian Kesejahteraan Rakyat",
                        "Drs. Slamet Riyadi, M.Si.",
                        null,
                        Capacity.PLT,
                        "821.2/017 Tahun 2027",
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 6, 30),
                        null),
                List.of(mandates));
    }

    private static Signer definitive(
            String organisation,
            @Nullable String agency,
            Position position,
            LocalDate from,
            @Nullable LocalDate ended,
            Mandate... mandates) {
        return holder(organisation, agency, position, Capacity.DEFINITIVE, from, null, ended, mandates);
    }

    private static Signer holder(
            String organisation,
            @Nullable String agency,
            Position position,
            Capacity capacity,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate ended,
            Mandate... mandates) {
        return new Signer(
                new Official(
                        UUID.randomUUID(),
                        organisation,
                        agency,
                        position,
                        "Kepala",
                        "Contoh Pejabat",
                        null,
                        capacity,
                        "SK-1/2025",
                        from,
                        until,
                        ended),
                List.of(mandates));
    }

    static Mandate mandate(String number, LocalDate from, LocalDate until, @Nullable LocalDate withdrawnOn) {
        return new Mandate(
                UUID.randomUUID(),
                "3375",
                number,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Perjanjian kerja sama",
                from,
                until,
                withdrawnOn);
    }

    private static @Nullable Mandate rightOn(LocalDate day, Side side, Signer signer) {
        return signer.rightOn(day, side, side == Side.BRANCH ? "pkl" : "3375", "kesra")
                .orElse(null);
    }

    private static void assertRefused(LocalDate day, Side side, Signer signer, String key, Object... arguments) {
        assertThatThrownBy(() -> rightOn(day, side, signer))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reasons())
                        .containsExactly(Refused.Reason.of("signer", key, arguments)));
    }

    @Test
    void theHeadOfTheBranchAndTheMayorSignByRight() {
        assertThat(rightOn(DAY, Side.BRANCH, branchHead())).isNull();
        assertThat(rightOn(DAY, Side.MUNICIPALITY, mayor())).isNull();
    }

    @Test
    void theHeadOfARegionalOfficeSignsForIt() {
        var signer = definitive("btn", null, Position.REGIONAL_HEAD, LONG_BEFORE, null);
        assertThat(signer.rightOn(DAY, Side.BRANCH, "btn", "kesra")).isEmpty();
        assertRefused(DAY, Side.BRANCH, signer, "agreement.signer.otherSide");
    }

    @Test
    void theHeadOfTheAgencySignsUnderTheMandateThatIsValidThatDay() {
        var lapsed = mandate("1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), null);
        var valid = mandate("2", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), null);
        assertThat(rightOn(DAY, Side.MUNICIPALITY, headOfKesra(valid, lapsed))).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-09", "2027-06-30"})
    void aMandateIsValidFromItsFirstDayToItsLast(LocalDate day) {
        var mandate = mandate("1", DAY, LocalDate.of(2027, 6, 30), null);
        assertThat(rightOn(day, Side.MUNICIPALITY, headOfKesra(mandate))).isEqualTo(mandate);
    }

    @Test
    void withoutAMandateNobodySignsButTheMayor() {
        assertRefused(DAY, Side.MUNICIPALITY, headOfKesra(), "agreement.signer.noMandate");
        assertRefused(
                DAY,
                Side.MUNICIPALITY,
                definitive("3375", "setda", Position.REGIONAL_SECRETARY, LONG_BEFORE, null),
                "agreement.signer.noMandate");
    }

    @Test
    void theSecretaryMaySignUnderAMandate() {
        var mandate = mandate("1", DAY, DAY, null);
        var secretary = definitive("3375", "setda", Position.REGIONAL_SECRETARY, LONG_BEFORE, null, mandate);
        assertThat(rightOn(DAY, Side.MUNICIPALITY, secretary)).isEqualTo(mandate);
    }

    @Test
    void aMandateThatHasLapsedOnTheSigningDateIsNone() {
        var mandate = mandate("SK-7", LocalDate.of(2026, 1, 1), DAY.minusDays(1), null);
        assertRefused(
                DAY,
                Side.MUNICIPALITY,
                headOfKesra(mandate),
                "agreement.signer.mandateNotValid",
                "SK-7",
                mandate.validFrom(),
                mandate.validUntil(),
                DAY);
    }

    @Test
    void aMandateThatBeginsAfterTheSigningDateIsNone() {
        var mandate = mandate("SK-8", DAY.plusDays(1), DAY.plusYears(1), null);
        assertRefused(
                DAY,
                Side.MUNICIPALITY,
                headOfKesra(mandate),
                "agreement.signer.mandateNotValid",
                "SK-8",
                mandate.validFrom(),
                mandate.validUntil(),
                DAY);
    }

    @Test
    void aMandateIsNoneFromTheDayOfItsWithdrawalOn() {
        var mandate = mandate("SK-9", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), DAY);
        assertRefused(
                DAY, Side.MUNICIPALITY, headOfKesra(mandate), "agreement.signer.mandateWithdrawn", "SK-9", DAY, DAY);
        assertThat(rightOn(DAY.minusDays(1), Side.MUNICIPALITY, headOfKesra(mandate)))
                .isEqualTo(mandate);
    }

    @ParameterizedTest
    @EnumSource(
            value = Capacity.class,
            names = {"PJ", "PLT", "PLH"})
    void whoActsSignsUntilTheLastDayByTheDecree(Capacity capacity) {
        var signer = holder("3375", null, Position.MUNICIPAL_HEAD, capacity, LONG_BEFORE, DAY, null);
        assertThat(rightOn(DAY, Side.MUNICIPALITY, signer)).isNull();
        assertRefused(
                DAY.plusDays(1),
                Side.MUNICIPALITY,
                signer,
                "agreement.signer.noLongerInOffice",
                "SK-1/2025",
                LONG_BEFORE,
                DAY,
                DAY.plusDays(1));
    }

    @Test
    void whoLeftBeforeTheSigningDateSignsNoMore() {
        var signer = definitive("pkl", null, Position.BRANCH_HEAD, LONG_BEFORE, DAY.minusDays(1));
        assertRefused(
                DAY,
                Side.BRANCH,
                signer,
                "agreement.signer.noLongerInOffice",
                "SK-1/2025",
                LONG_BEFORE,
                DAY.minusDays(1),
                DAY);
        assertThat(rightOn(DAY.minusDays(1), Side.BRANCH, signer)).isNull();
    }

    @Test
    void whoBeginsAfterTheSigningDateDoesNotSignYet() {
        var signer = definitive("pkl", null, Position.BRANCH_HEAD, DAY.plusDays(1), null);
        assertRefused(DAY, Side.BRANCH, signer, "agreement.signer.notYetInOffice", "SK-1/2025", DAY.plusDays(1), DAY);
        assertThat(rightOn(DAY.plusDays(1), Side.BRANCH, signer)).isNull();
    }

    @Test
    void whoWasEnteredByMistakeNeverHeldThePosition() {
        var signer = definitive("pkl", null, Position.BRANCH_HEAD, DAY, DAY.minusDays(1));
        assertThatThrownBy(() -> rightOn(DAY, Side.BRANCH, signer)).hasMessageContaining("noLongerInOffice");
        assertThatThrownBy(() -> rightOn(DAY.minusDays(1), Side.BRANCH, signer)).hasMessageContaining("notYetInOffice");
    }

    @Test
    void theHeadOfAnotherAgencyDoesNotSign() {
        var mandate = mandate("1", DAY, DAY, null);
        var signer = definitive("3375", "disnaker", Position.AGENCY_HEAD, LONG_BEFORE, null, mandate);
        assertRefused(DAY, Side.MUNICIPALITY, signer, "agreement.signer.otherAgency");
    }

    @Test
    void nobodySignsForTheOtherSideOrAnotherOrganisation() {
        assertRefused(DAY, Side.MUNICIPALITY, branchHead(), "agreement.signer.otherSide");
        assertRefused(DAY, Side.BRANCH, mayor(), "agreement.signer.otherSide");
        assertRefused(
                DAY,
                Side.MUNICIPALITY,
                definitive("3673", null, Position.MUNICIPAL_HEAD, LONG_BEFORE, null),
                "agreement.signer.otherSide");
        assertRefused(
                DAY,
                Side.BRANCH,
                definitive("srg", null, Position.BRANCH_HEAD, LONG_BEFORE, null),
                "agreement.signer.otherSide");
    }

    private static void assertUmbrellaRefused(LocalDate day, Signer signer, String field, String key) {
        assertThatThrownBy(() -> signer.requireForUmbrella(day, Side.MUNICIPALITY, "3375"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.field()).isEqualTo(field);
                            assertThat(reason.key()).isEqualTo(key);
                        }));
    }

    @Test
    void anUmbrellaIsSignedByTheMayorAndByOneWhoActsWhileTheDecreeHolds() {
        mayor().requireForUmbrella(DAY, Side.MUNICIPALITY, "3375");
        var acting =
                holder("3375", null, Position.MUNICIPAL_HEAD, Capacity.PJ, LONG_BEFORE, LocalDate.of(2027, 2, 9), null);
        acting.requireForUmbrella(DAY, Side.MUNICIPALITY, "3375");
        assertUmbrellaRefused(DAY.plusDays(1), acting, "signer", "agreement.signer.noLongerInOffice");
        assertUmbrellaRefused(
                DAY.plusDays(1), acting.because("Tetap saja"), "signer", "agreement.signer.noLongerInOffice");
    }

    @Test
    void anotherOfficialSignsAnUmbrellaForAReasonInsteadOfAMandate() {
        var secretary = definitive("3375", "setda", Position.REGIONAL_SECRETARY, LONG_BEFORE, null);
        assertUmbrellaRefused(DAY, secretary, "reason", "agreement.signer.notTheHead");
        assertUmbrellaRefused(DAY, secretary.because(" "), "reason", "agreement.signer.notTheHead");
        secretary.because("Wali kota berhalangan").requireForUmbrella(DAY, Side.MUNICIPALITY, "3375");
        assertUmbrellaRefused(DAY, branchHead(), "signer", "agreement.signer.otherSide");
    }
}
