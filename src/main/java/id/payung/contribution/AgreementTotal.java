package id.payung.contribution;

import id.payung.agreement.AgreementCost;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Programme;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Quota, times months, times the tariff of each month. */
@Component
class AgreementTotal implements AgreementCost {

    private final Tariff tariff;

    AgreementTotal(Tariff tariff) {
        this.tariff = tariff;
    }

    @Override
    public Optional<Cost> of(AgreementFacts agreement) {
        var payer = Tariff.Payer.of(agreement);
        var lines = new ArrayList<Line>();
        try {
            for (var programme : agreement.programs()) {
                lines.addAll(lines(payer, programme, agreement.period().monthBeginnings()));
            }
        } catch (Refused e) {
            return Optional.empty(); // nothing is told on a guess
        }
        return Optional.of(new Cost(agreement.quota(), lines));
    }

    private List<Line> lines(Tariff.Payer payer, Programme programme, List<LocalDate> months) {
        var lines = new ArrayList<Line>();
        for (var month : months) {
            var next = line(programme, month, tariff.rate(payer, programme, month));
            var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && hasSameRate(last, next)) {
                lines.set(
                        lines.size() - 1,
                        new Line(programme, last.firstMonth(), last.months() + 1, last.rupiah(), last.percentOfWage()));
            } else {
                lines.add(next);
            }
        }
        return lines;
    }

    private static Line line(Programme programme, LocalDate month, Rate rate) {
        if (rate instanceof Rate.Flat flat) {
            return new Line(programme, month, 1, flat.rupiah(), null);
        }
        return new Line(programme, month, 1, null, ((Rate.PercentOfWage) rate).percent());
    }

    private static boolean hasSameRate(Line one, Line other) {
        return Objects.equals(one.rupiah(), other.rupiah())
                && Objects.equals(one.percentOfWage(), other.percentOfWage());
    }
}
