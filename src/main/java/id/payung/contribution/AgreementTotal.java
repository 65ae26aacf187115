package id.payung.contribution;

import id.payung.agreement.AgreementCost;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Programme;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quota, times months, times the tariff of each month. */
@Component
class AgreementTotal implements AgreementCost {

    private final Tariff tariff;

    AgreementTotal(Tariff tariff) {
        this.tariff = tariff;
    }

    @Override
    public OptionalLong of(AgreementFacts agreement) {
        var payer = Tariff.Payer.of(agreement);
        long person = 0;
        for (LocalDate month : agreement.period().monthBeginnings()) {
            for (Programme programme : agreement.programs()) {
                if (!(rate(payer, programme, month) instanceof Rate.Flat flat)) {
                    return OptionalLong.empty();
                }
                person += flat.rupiah();
            }
        }
        return OptionalLong.of(person * agreement.quota());
    }

    /** None where the tariff has none: nothing is told on a guess. */
    private @Nullable Rate rate(Tariff.Payer payer, Programme programme, LocalDate month) {
        try {
            return tariff.rate(payer, programme, month);
        } catch (Refused e) {
            return null;
        }
    }
}
