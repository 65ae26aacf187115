package id.payung.contribution.process;

import id.payung.agreement.Programme;
import id.payung.contribution.Rate;
import id.payung.contribution.Tariff;
import id.payung.platform.DecisionTables;
import id.payung.platform.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tariff as the decision table contribution-tariff. */
@Component
class TariffTable implements Tariff {

    private final DecisionTables tables;

    TariffTable(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Rate rate(Payer payer, Programme programme, LocalDate month) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("regime", payer.regime().name());
        question.put(
                "riskClass",
                payer.riskClass() == null ? null : payer.riskClass().name());
        question.put("programme", programme.name());
        question.put("fundSource", payer.fundSource().name());
        question.put("sector", payer.sector().name());
        question.put("month", month.withDayOfMonth(1));
        return tables.row("contribution-tariff", question)
                .map(TariffTable::rate)
                .orElseThrow(() -> Refused.because(
                        "contribution.tariff.none",
                        programme,
                        payer.regime(),
                        month.getYear() + "-" + month.getMonthValue()));
    }

    private static Rate rate(Map<String, Object> row) {
        var source = new Rate.Source(text(row, "legalBasis"), Rate.Certainty.valueOf(text(row, "certainty")));
        var value = new BigDecimal(text(row, "value"));
        var ceiling = (Number) row.get("wageCeiling");
        return switch (text(row, "kind")) {
            case "FLAT" -> new Rate.Flat(value.longValueExact(), source);
            case "PERCENT" -> new Rate.PercentOfWage(value, ceiling == null ? null : ceiling.longValue(), source);
            default -> throw new IllegalStateException("contribution-tariff knows only FLAT and PERCENT");
        };
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }
}
