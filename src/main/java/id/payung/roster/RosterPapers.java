package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.AnnexPeople;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.FrozenPeople.Seal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers that a roster is handed over with, to be signed by hand: the minutes, which say how many people by which decree
 * and the hash of what was determined, and nothing of the people themselves; and the annex of the agreement, which names them.
 */
@Service
public class RosterPapers {

    private static final String TO_BE_WRITTEN = "......................................";

    /** More than an annex on paper has use for: some 280 sheets. */
    static final int LARGEST_ANNEX = 10_000;

    private final RosterRecords records;
    private final FrozenPeople people;
    private final AnnexPeople annexPeople;
    private final PdfPrinter printer;
    private final Organisations organisations;
    private final BusinessCalendar calendar;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;

    RosterPapers(
            RosterRecords records,
            FrozenPeople people,
            AnnexPeople annexPeople,
            PdfPrinter printer,
            Organisations organisations,
            BusinessCalendar calendar,
            AgreementDirectory directory,
            CurrentUser currentUser) {
        this.records = records;
        this.people = people;
        this.annexPeople = annexPeople;
        this.printer = printer;
        this.organisations = organisations;
        this.calendar = calendar;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    static String minutesAddress(RosterId roster) {
        return "/api/rosters/%s/minutes.pdf".formatted(roster);
    }

    static String annexAddress(RosterId roster) {
        return "/api/rosters/%s/annex.pdf".formatted(roster);
    }

    /**
     * For whoever may read the agreement.
     *
     * @throws Refused conflict, before the people are determined
     */
    @Transactional(readOnly = true)
    public byte[] minutes(RosterId id) {
        var roster = readable(id);
        var model = model(roster);
        var handOver = roster.handOver();
        model.put("minutesNumber", orToBeWritten(handOver == null ? null : handOver.minutesNumber()));
        return printer.print("handover-minutes", model);
    }

    /**
     * The people who were determined, ward by ward, each with a masked identity number; a line at the foot of every sheet takes
     * the initials. For whoever may read the agreement.
     *
     * @throws Refused conflict, before the people are determined, or where they are more than {@value #LARGEST_ANNEX}
     */
    @Transactional(readOnly = true)
    public byte[] annex(RosterId id) {
        var roster = readable(id);
        var model = model(roster);
        if (roster.counts().people() > LARGEST_ANNEX) {
            throw Refused.conflict("roster.annex.tooLarge", LARGEST_ANNEX);
        }
        model.put("wards", annexPeople.byWard(id));
        return printer.print("roster-annex", model);
    }

    private Roster readable(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        if (!directory.mayRead(directory.facts(roster.agreement()), currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
        return roster;
    }

    private Map<String, Object> model(Roster roster) {
        var decree = roster.decree();
        if (decree == null) {
            throw Refused.conflict("roster.minutes.notDetermined");
        }
        var agreement = directory.facts(roster.agreement());
        var frozen = people.of(roster.id());
        int determined = frozen.map(Seal::people).orElse(roster.counts().people());
        Map<String, Object> model = new HashMap<>();
        model.put("agreement", agreement);
        model.put("office", organisations.branch(agreement.branch()));
        model.put("municipality", organisations.municipality(agreement.municipality()));
        model.put("agency", organisations.agencyName(agreement.municipality(), agreement.agency()));
        model.put("branchNumber", orToBeWritten(agreement.branchNumber()));
        model.put("municipalNumber", orToBeWritten(agreement.municipalNumber()));
        model.put("wave", roster.wave());
        model.put("people", IndonesianWords.figure(determined));
        model.put("peopleInWords", IndonesianWords.number(determined));
        // Rosters determined before people were frozen have none.
        model.put("sha256", frozen.map(Seal::sha256).orElse(null));
        model.put("coverageFrom", IndonesianWords.date(roster.coverageFrom()));
        model.put("decree", decree);
        model.put("decreeDate", IndonesianWords.date(decree.date()));
        model.put("printedOn", IndonesianWords.date(calendar.today(agreement.municipality())));
        return model;
    }

    private static String orToBeWritten(@Nullable String text) {
        return text == null ? TO_BE_WRITTEN : text;
    }
}
