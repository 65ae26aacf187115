package id.payung.contribution;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.Regime;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What contributions cost. Kept as a decision table (contribution-tariff.dmn) that staff can read. */
public interface Tariff {

    /**
     * @param month any day of the month of contribution
     * @throws id.payung.platform.Refused where the tariff has no rate: nothing is billed on a guess
     */
    Rate rate(Payer payer, Programme programme, LocalDate month);

    /** What about an agreement decides its rates. {@code riskClass} only for wage earners. */
    record Payer(Regime regime, @Nullable RiskClass riskClass, FundSource fundSource, Sector sector) {

        public static Payer of(AgreementFacts agreement) {
            return new Payer(agreement.regime(), agreement.riskClass(), agreement.fundSource(), agreement.sector());
        }
    }
}
