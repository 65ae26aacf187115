package id.payung.roster;

import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Regime;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.roster.people.HeaderAliasTable;
import id.payung.roster.people.RuleVersions;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.HeaderAliases;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Finds by what a roster is read and judged. */
@Component
class RosterTerms {

    private final Organisations organisations;
    private final RuleVersions rules;
    private final HeaderAliasTable aliases;
    private final BusinessCalendar calendar;

    RosterTerms(Organisations organisations, RuleVersions rules, HeaderAliasTable aliases, BusinessCalendar calendar) {
        this.organisations = organisations;
        this.rules = rules;
        this.aliases = aliases;
        this.calendar = calendar;
    }

    /** Names of columns besides those known by themselves. */
    HeaderAliases headerAliases() {
        return aliases.current();
    }

    CheckTerms of(AgreementFacts agreement, LocalDate coverageFrom) {
        return CheckTerms.of(
                agreement,
                rules.on(coverageFrom, agreement.regime(), agreement.municipality()),
                organisations.municipality(agreement.municipality()).areaCode(),
                coverageFrom,
                calendar.today(agreement.municipality()));
    }

    CheckTerms of(String municipality, Regime regime, LocalDate coverageFrom) {
        return CheckTerms.withoutAgreement(
                rules.on(coverageFrom, regime, municipality),
                organisations.municipality(municipality).areaCode(),
                coverageFrom,
                calendar.today(municipality));
    }
}
