package id.payung.roster.web;

import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.page.WebPage;
import id.payung.roster.WardVerification;
import id.payung.roster.WardView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a ward head brings the people of the ward: which rosters are asked for, and what became of the own upload. */
@WebPage
class WardPage {

    private static final int FINDINGS = 50;

    private final WardView wards;
    private final WardVerification verification;
    private final Organisations organisations;
    private final CurrentUser currentUser;

    WardPage(WardView wards, WardVerification verification, Organisations organisations, CurrentUser currentUser) {
        this.wards = wards;
        this.verification = verification;
        this.organisations = organisations;
        this.currentUser = currentUser;
    }

    /** @param roster the chosen one; where it is none of those that are asked for, the first is shown */
    @GetMapping("/ward")
    String ward(
            @RequestParam(required = false) @Nullable UUID roster,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var desk = wards.desk();
        model.addAttribute("desk", desk);
        model.addAttribute("toVerify", verification.asked());
        model.addAttribute("chosen", chosen(desk.asked(), roster));
        model.addAttribute("part", null);
        model.addAttribute("zone", zone());
        var chosen = chosen(desk.asked(), roster);
        var part = chosen == null ? null : wards.own(chosen.roster()).orElse(null);
        if (part != null) {
            int shown = Math.max(0, page);
            var found = wards.findings(part.id(), shown, FINDINGS);
            model.addAttribute("part", part);
            model.addAttribute("findings", found.findings());
            model.addAttribute("page", shown);
            model.addAttribute("pages", (found.total() + FINDINGS - 1) / FINDINGS);
        }
        return "ward";
    }

    private static WardView.@Nullable Asked chosen(List<WardView.Asked> asked, @Nullable UUID roster) {
        return asked.stream()
                .filter(candidate -> candidate.roster().value().equals(roster))
                .findFirst()
                .orElse(asked.isEmpty() ? null : asked.get(0));
    }

    private java.time.@Nullable ZoneId zone() {
        var municipality = currentUser.actor().organisation();
        return municipality == null
                ? null
                : organisations.municipality(municipality).zone();
    }
}
