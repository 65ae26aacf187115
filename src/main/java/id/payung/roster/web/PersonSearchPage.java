package id.payung.roster.web;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Sentences;
import id.payung.platform.page.WebPage;
import id.payung.roster.PersonSearch;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of the archive that looks for a person. What was asked stands neither in the address nor on the page. */
@WebPage
class PersonSearchPage {

    private final PersonSearch search;
    private final CurrentUser currentUser;
    private final Sentences sentences;

    PersonSearchPage(PersonSearch search, CurrentUser currentUser, Sentences sentences) {
        this.search = search;
        this.currentUser = currentUser;
        this.sentences = sentences;
    }

    @GetMapping("/archive/people")
    String ask() {
        if (!PersonSearch.maySearch(currentUser.actor())) {
            throw Refused.forbidden("roster.search.onlyOfficers");
        }
        return "person-search";
    }

    @PostMapping("/archive/people")
    String answer(@RequestParam(required = false) @Nullable String nik, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            model.addAttribute("places", search.placesOf(nik));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID) {
                throw refused;
            }
            model.addAttribute("refused", sentences.of(refused.reasons().get(0)));
        }
        return "person-search";
    }
}
