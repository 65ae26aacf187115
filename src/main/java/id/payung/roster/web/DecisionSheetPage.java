package id.payung.roster.web;

import id.payung.party.Organisations;
import id.payung.platform.StaffDirectory;
import id.payung.platform.page.WebPage;
import id.payung.roster.Acceptance;
import id.payung.roster.HeldRows;
import id.payung.roster.RosterId;
import id.payung.roster.people.HeldPeople;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision sheet as a page: held rows to choose from, one decision, one reason, and what was decided before. */
@WebPage
class DecisionSheetPage {

    private static final int ROWS = 50;
    private static final int DECISIONS = 20;

    private final HeldRows heldRows;
    private final Organisations organisations;
    private final StaffDirectory staff;

    DecisionSheetPage(HeldRows heldRows, Organisations organisations, StaffDirectory staff) {
        this.heldRows = heldRows;
        this.organisations = organisations;
        this.staff = staff;
    }

    @GetMapping("/rosters/{id}/held")
    String sheet(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var roster = new RosterId(id);
        var sheet = heldRows.sheet(roster, Math.max(0, after), ROWS);
        var decided = heldRows.decisions(roster, Math.max(0, page), DECISIONS);
        model.addAttribute("sheet", sheet);
        model.addAttribute("acceptances", Acceptance.values());
        model.addAttribute(
                "next",
                sheet.lines().size() < ROWS
                        ? null
                        : sheet.lines().get(ROWS - 1).person().row());
        model.addAttribute("decisions", decided.decisions());
        model.addAttribute("names", names(decided.decisions()));
        model.addAttribute("page", Math.max(0, page));
        model.addAttribute("pages", (decided.total() + DECISIONS - 1) / DECISIONS);
        model.addAttribute(
                "zone",
                organisations
                        .municipality(sheet.roster().agreement().municipality())
                        .zone());
        return "held-rows";
    }

    private Map<String, String> names(List<HeldPeople.Decision> decisions) {
        return decisions.stream()
                .map(HeldPeople.Decision::by)
                .distinct()
                .collect(Collectors.toMap(user -> user, user -> staff.deskOf(user)
                        .map(StaffDirectory.Desk::name)
                        .orElse(user)));
    }
}
