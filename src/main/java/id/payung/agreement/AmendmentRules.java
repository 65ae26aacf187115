package id.payung.agreement;

import id.payung.party.BusinessCalendar;
import id.payung.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which terms an amendment may have, as long as it is not applied: what is billed or registered meanwhile is asked again. */
@Component
class AmendmentRules {

    private final Agreements agreements;
    private final AgreementVersions versions;
    private final List<AgreementAmended> rooms;
    private final BusinessCalendar calendar;

    AmendmentRules(
            Agreements agreements,
            AgreementVersions versions,
            List<AgreementAmended> rooms,
            BusinessCalendar calendar) {
        this.agreements = agreements;
        this.versions = versions;
        this.rooms = rooms;
        this.calendar = calendar;
    }

    /** Lets everything pass that is no amendment. */
    void require(Agreement agreement, Terms terms) {
        var amendment = agreement.amendment();
        if (amendment != null) {
            requireOf(AgreementView.require(agreements.findById(amendment.amends())), terms);
        }
    }

    /** @throws Refused one reason per field */
    void requireOf(Agreement original, Terms terms) {
        int envelope = versions.findByAgreementIdAndNumber(original.id().value(), 0)
                .map(first -> first.terms().months())
                .orElse(original.terms().months());
        var refused = new ArrayList<>(
                new TermsChange(original.terms(), terms).refused(envelope, calendar.today(original.municipality())));
        var before = AgreementView.facts(original, null);
        var after = AgreementView.facts(original, terms, null);
        rooms.forEach(room -> refused.addAll(room.refused(before, after)));
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }
}
