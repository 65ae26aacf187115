package id.payung.party.web;

import id.payung.party.Capacity;
import id.payung.party.Official;
import id.payung.party.OfficialRegister;
import id.payung.party.Officials.Tenure;
import id.payung.party.Organisations;
import id.payung.party.Position;
import id.payung.platform.CurrentUser;
import id.payung.platform.page.WebPage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An organisation's officials with their mandates: who holds a position, who did, and the forms to add and to end them. */
@WebPage
class OfficialPage {

    private static final int LINES = 25;
    /** More than any municipality has agencies, with those who act. */
    private static final int CHOICES = 200;

    private final OfficialRegister register;
    private final OfficialKeepers keepers;
    private final Organisations organisations;
    private final CurrentUser currentUser;

    OfficialPage(
            OfficialRegister register, OfficialKeepers keepers, Organisations organisations, CurrentUser currentUser) {
        this.register = register;
        this.keepers = keepers;
        this.organisations = organisations;
        this.currentUser = currentUser;
    }

    private enum Show {
        PRESENT,
        PAST,
        MANDATES;

        static Show of(@Nullable String text) {
            for (Show show : values()) {
                if (show.name().equals(text)) {
                    return show;
                }
            }
            return PRESENT;
        }
    }

    /** @param organisation for those who read everywhere; all others see their own */
    @GetMapping("/officials")
    String officials(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var chosen = organisation == null || organisation.isBlank()
                ? currentUser.actor().organisation()
                : organisation;
        model.addAttribute("choices", keepers.readsAll() ? organisations.names() : Map.of());
        model.addAttribute("organisation", chosen);
        if (chosen != null || !keepers.readsAll()) {
            fill(chosen == null ? "" : chosen, Show.of(show), Math.max(0, page), model);
        }
        return "officials";
    }

    private void fill(String organisation, Show show, int page, Model model) {
        keepers.requireReader(organisation);
        boolean municipality = organisations.findMunicipality(organisation).isPresent();
        model.addAttribute("name", organisations.nameOf(organisation));
        model.addAttribute("isMunicipality", municipality);
        model.addAttribute("agencies", organisations.agencies(organisation));
        model.addAttribute("today", register.todayAt(organisation));
        model.addAttribute("mayKeep", keepers.mayKeep(organisation));
        model.addAttribute("shows", Show.values());
        model.addAttribute("show", show);
        model.addAttribute("page", page);
        int total;
        if (show == Show.MANDATES) {
            var found = register.mandates(organisation, page, LINES);
            model.addAttribute("mandates", found.items());
            total = found.total();
            var present =
                    register.officials(organisation, Tenure.LASTING, 0, CHOICES).items();
            model.addAttribute(
                    "givers", present.stream().filter(OfficialPage::isHead).toList());
            model.addAttribute(
                    "holders",
                    present.stream().filter(official -> !isHead(official)).toList());
        } else {
            var found = register.officials(organisation, show == Show.PAST ? Tenure.OVER : Tenure.LASTING, page, LINES);
            model.addAttribute("officials", found.items());
            total = found.total();
            model.addAttribute("positions", register.positionsOf(organisation));
            model.addAttribute("capacities", Capacity.values());
        }
        model.addAttribute("pages", (total + LINES - 1) / LINES);
    }

    private static boolean isHead(Official official) {
        return official.position() == Position.MUNICIPAL_HEAD;
    }
}
