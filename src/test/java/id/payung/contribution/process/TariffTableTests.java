package id.payung.contribution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.Regime;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.contribution.Rate;
import id.payung.contribution.Tariff.Payer;
import id.payung.contribution.WageRounding;
import id.payung.platform.DecisionEngine;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real decision table on the real engine. */
class TariffTableTests {

    private static final List<LocalDate> MONTHS_AROUND_A_CHANGE = Stream.of(
                    "2025-02-01",
                    "2025-03-01",
                    "2025-12-01",
                    "2026-01-01",
                    "2026-02-01",
                    "2026-03-01",
                    "2026-04-01",
                    "2026-12-01",
                    "2027-01-01",
                    "2027-03-01",
                    "2027-04-01",
                    "2032-01-01")
            .map(LocalDate::parse)
            .toList();

    private static ProcessEngine engine;
    private static TariffTable tariff;

    @BeforeAll
    static void deploy() {
        engine = DecisionEngine.with("processes/contribution-tariff.dmn");
        tariff = new TariffTable(DecisionEngine.tables(engine));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FundSource.class,
            names = {"APBD_KOTA", "APBD_KABUPATEN", "APBD_PROVINSI", "DBH_CHT", "DBH_SAWIT"})
    void publicMoneyGetsNoDiscountInJuly2026(FundSource source) {
        assertThat(perMonth(source, Sector.OTHER, "2026-07-01")).isEqualTo(16_800);
        assertThat(perMonth(source, Sector.TRANSPORT, "2026-07-01")).isEqualTo(16_800);
    }

    @ParameterizedTest
    @EnumSource(
            value = FundSource.class,
            names = {"APBDES", "DANA_DESA"})
    void villageMoneyGetsNoDiscountUntilConfirmedAndIsMarked(FundSource source) {
        assertThat(perMonth(source, Sector.OTHER, "2026-07-01")).isEqualTo(16_800);
        assertThat(tariff.rate(bpu(source, Sector.OTHER), Programme.JKK, LocalDate.parse("2026-07-01"))
                        .source()
                        .certainty())
                .isEqualTo(Rate.Certainty.TO_BE_CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({
        "SELF,OTHER,2026-03-31,16800",
        "SELF,OTHER,2026-04-01,8400",
        "CSR,OTHER,2026-07-01,8400",
        "CSR,OTHER,2026-12-31,8400",
        "SELF,OTHER,2027-01-01,16800",
        "SELF,TRANSPORT,2025-12-31,16800",
        "SELF,TRANSPORT,2026-01-01,8400",
        "CSR,TRANSPORT,2027-03-31,8400",
        "CSR,TRANSPORT,2027-04-01,16800",
    })
    void privateMoneyGetsTheDiscountInItsMonths(FundSource source, Sector sector, String day, long rupiah) {
        assertThat(perMonth(source, sector, day)).isEqualTo(rupiah);
    }

    @Test
    void oldAgeSavingsAreNeverDiscounted() {
        assertThat(tariff.rate(bpu(FundSource.SELF, Sector.OTHER), Programme.JHT, LocalDate.parse("2026-07-01"))
                        .monthly(0, WageRounding.HALF_UP))
                .isEqualTo(20_000);
    }

    @ParameterizedTest
    @CsvSource({"VERY_LOW,6000", "LOW,13500", "MEDIUM,22250", "HIGH,31750", "VERY_HIGH,43500"})
    void wageEarnersPayAPercentageByRisk(RiskClass risk, long rupiah) {
        assertThat(tariff.rate(pu(risk), Programme.JKK, LocalDate.parse("2027-01-01"))
                        .monthly(2_500_000, WageRounding.HALF_UP))
                .isEqualTo(rupiah);
    }

    @Test
    void anHonorariumOf2500000AtVeryLowRiskCosts13500() {
        var payer = pu(RiskClass.VERY_LOW);
        long both = tariff.rate(payer, Programme.JKK, LocalDate.parse("2027-01-01"))
                        .monthly(2_500_000, WageRounding.HALF_UP)
                + tariff.rate(payer, Programme.JKM, LocalDate.parse("2027-01-01"))
                        .monthly(2_500_000, WageRounding.HALF_UP);
        assertThat(both).isEqualTo(13_500);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29,286788", "2024-03-01,301269", "2026-02-28,316422", "2026-03-01,332589"})
    void thePensionCountsTheWageUpToTheCeilingOfTheYear(String day, long rupiah) {
        assertThat(tariff.rate(pu(RiskClass.LOW), Programme.JP, LocalDate.parse(day))
                        .monthly(50_000_000, WageRounding.HALF_UP))
                .isEqualTo(rupiah);
    }

    @Test
    void everyCaseOfTheseYearsHasExactlyOneRow() {
        var withoutRate = new ArrayList<String>();
        for (var month : MONTHS_AROUND_A_CHANGE) {
            for (var source : FundSource.values()) {
                for (var sector : Sector.values()) {
                    for (var programme : List.of(Programme.JKK, Programme.JKM, Programme.JHT)) {
                        require(bpu(source, sector), programme, month, withoutRate);
                    }
                }
            }
            for (var risk : RiskClass.values()) {
                for (var programme : Programme.values()) {
                    require(pu(risk), programme, month, withoutRate);
                }
            }
        }
        assertThat(withoutRate).isEmpty();
    }

    private static void require(Payer payer, Programme programme, LocalDate month, List<String> withoutRate) {
        try {
            tariff.rate(payer, programme, month); // two rows would make the hit policy UNIQUE fail here
        } catch (Refused e) {
            withoutRate.add(payer + " " + programme + " " + month);
        }
    }

    @Test
    void nothingIsBilledOnAGuess() {
        assertThatThrownBy(() -> tariff.rate(
                        bpu(FundSource.APBD_KOTA, Sector.OTHER), Programme.JP, LocalDate.parse("2027-03-01")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("contribution.tariff.none");
    }

    @Test
    void aUserWithoutRightsToDecisionsMayKnowTheTariff() {
        engine.getIdentityService().setAuthentication("officer.3375", List.of("municipalOfficer"), List.of("3375"));
        try {
            assertThat(perMonth(FundSource.APBD_KOTA, Sector.OTHER, "2027-03-01"))
                    .isEqualTo(16_800);
            assertThat(engine.getIdentityService().getCurrentAuthentication().getUserId())
                    .isEqualTo("officer.3375");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static long perMonth(FundSource source, Sector sector, String day) {
        var month = LocalDate.parse(day);
        return tariff.rate(bpu(source, sector), Programme.JKK, month).monthly(0, WageRounding.HALF_UP)
                + tariff.rate(bpu(source, sector), Programme.JKM, month).monthly(0, WageRounding.HALF_UP);
    }

    private static Payer bpu(FundSource source, Sector sector) {
        return new Payer(Regime.BPU, null, source, sector);
    }

    private static Payer pu(RiskClass risk) {
        return new Payer(Regime.PU, risk, FundSource.APBD_KOTA, Sector.OTHER);
    }
}
