package id.payung.roster;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.roster.rule.CheckTerms;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Finds by what a roster is judged. */
@Component
class RosterTerms {

    private final Organisations organisations;
    private final BusinessCalendar calendar;

    RosterTerms(Organisations organisations, BusinessCalendar calendar) {
        this.organisations = organisations;
        this.calendar = calendar;
    }

    CheckTerms of(AgreementFacts agreement, LocalDate coverageFrom) {
        return CheckTerms.of(
                agreement,
                organisations.municipality(agreement.municipality()).areaCode(),
                coverageFrom,
                calendar.today(agreement.municipality()));
    }

    CheckTerms of(String municipality, Regime regime, LocalDate coverageFrom) {
        return CheckTerms.withoutAgreement(
                regime,
                organisations.municipality(municipality).areaCode(),
                coverageFrom,
                calendar.today(municipality));
    }
}
