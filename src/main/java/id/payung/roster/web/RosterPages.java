package id.payung.roster.web;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.Side;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import id.payung.platform.page.WebPage;
import id.payung.roster.PersonalDataReveal;
import id.payung.roster.RosterId;
import id.payung.roster.RosterPeople;
import id.payung.roster.RosterStatus;
import id.payung.roster.RosterView;
import id.payung.roster.WardVerification;
import id.payung.roster.WardView;
import id.payung.roster.rule.PersonState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One roster as a page: what stands on it, the way into other systems and back, and its people. */
@WebPage
class RosterPages {

    private static final int PEOPLE = 25;

    private final RosterView view;
    private final RosterPeople people;
    private final WardView wards;
    private final WardVerification verdicts;
    private final Organisations organisations;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;

    RosterPages(
            RosterView view,
            RosterPeople people,
            WardView wards,
            WardVerification verdicts,
            Organisations organisations,
            AgreementDirectory directory,
            CurrentUser currentUser) {
        this.view = view;
        this.people = people;
        this.wards = wards;
        this.verdicts = verdicts;
        this.organisations = organisations;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    @GetMapping("/rosters/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable PersonState state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var roster = view.one(new RosterId(id));
        var agreement = directory.facts(roster.agreement());
        var actor = currentUser.actor();
        int shown = Math.max(0, page);
        var listing = people.of(roster.id(), state, shown, PEOPLE);
        boolean works = PersonalDataReveal.worksOn(agreement, actor);
        var side = agreement.officerOf(actor);
        model.addAttribute("roster", roster);
        model.addAttribute("agreement", agreement);
        model.addAttribute("people", listing.people());
        model.addAttribute("state", state);
        model.addAttribute("states", PersonState.values());
        model.addAttribute("page", shown);
        model.addAttribute("pages", (listing.total() + PEOPLE - 1) / PEOPLE);
        model.addAttribute("brought", wards.brought(roster.id()));
        model.addAttribute("wards", roster.status() == RosterStatus.CHECKED ? verdicts.of(roster.id()) : List.of());
        model.addAttribute(
                "zone", organisations.municipality(agreement.municipality()).zone());
        model.addAttribute("mayReveal", works);
        model.addAttribute(
                "mayRegister",
                side.filter(Side.BRANCH::equals).isPresent() && roster.status().isHandedOver());
        model.addAttribute(
                "mayCompare", works && actor.is(Role.MUNICIPAL_VERIFIER) && roster.status() == RosterStatus.CHECKED);
        model.addAttribute("shortestReason", PersonalDataReveal.SHORTEST_REASON);
        model.addAttribute("longestReason", PersonalDataReveal.LONGEST_REASON);
        return "roster";
    }
}
