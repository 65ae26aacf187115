package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.FrozenPeople.Seal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The minutes by which a roster is handed over, to be signed on paper: how many people and by which decree, and the hash of
 * what was determined. Of the people themselves nothing.
 */
@Service
public class RosterMinutes {

    private static final String TO_BE_WRITTEN = "......................................";

    private final RosterRecords records;
    private final FrozenPeople people;
    private final PdfPrinter printer;
    private final Organisations organisations;
    private final BusinessCalendar calendar;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;

    RosterMinutes(
            RosterRecords records,
            FrozenPeople people,
            PdfPrinter printer,
            Organisations organisations,
            BusinessCalendar calendar,
            AgreementDirectory directory,
            CurrentUser currentUser) {
        this.records = records;
        this.people = people;
        this.printer = printer;
        this.organisations = organisations;
        this.calendar = calendar;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    static String address(RosterId roster) {
        return "/api/rosters/%s/minutes.pdf".formatted(roster);
    }

    /**
     * For whoever may read the agreement.
     *
     * @throws Refused conflict, before the people are determined
     */
    @Transactional(readOnly = true)
    public byte[] print(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        var agreement = directory.facts(roster.agreement());
        if (!directory.mayRead(agreement, currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
        var decree = roster.decree();
        if (decree == null) {
            throw Refused.conflict("roster.minutes.notDetermined");
        }
        var frozen = people.of(id);
        int determined = frozen.map(Seal::people).orElse(roster.counts().people());
        var handOver = roster.handOver();
        Map<String, Object> model = new HashMap<>();
        model.put("agreement", agreement);
        model.put("office", organisations.branch(agreement.branch()));
        model.put("municipality", organisations.municipality(agreement.municipality()));
        model.put("agency", organisations.agencyName(agreement.municipality(), agreement.agency()));
        model.put("branchNumber", orToBeWritten(agreement.branchNumber()));
        model.put("municipalNumber", orToBeWritten(agreement.municipalNumber()));
        model.put("minutesNumber", orToBeWritten(handOver == null ? null : handOver.minutesNumber()));
        model.put("wave", roster.wave());
        model.put(
                "people",
                NumberFormat.getIntegerInstance(Locale.forLanguageTag("id")).format(determined));
        model.put("peopleInWords", IndonesianWords.number(determined));
        // Rosters determined before people were frozen have none.
        model.put("sha256", frozen.map(Seal::sha256).orElse(null));
        model.put("coverageFrom", IndonesianWords.date(roster.coverageFrom()));
        model.put("decree", decree);
        model.put("decreeDate", IndonesianWords.date(decree.date()));
        model.put("printedOn", IndonesianWords.date(calendar.today(agreement.municipality())));
        return printer.print("handover-minutes", model);
    }

    private static String orToBeWritten(@Nullable String text) {
        return text == null ? TO_BE_WRITTEN : text;
    }
}
