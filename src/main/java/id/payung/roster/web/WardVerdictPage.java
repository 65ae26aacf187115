package id.payung.roster.web;

import id.payung.platform.page.WebPage;
import id.payung.roster.RosterId;
import id.payung.roster.Verdict;
import id.payung.roster.WardVerification;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a ward head reads the names of the ward's people and says whether they are right. */
@WebPage
class WardVerdictPage {

    private static final int PEOPLE = 50;

    private final WardVerification wards;

    WardVerdictPage(WardVerification wards) {
        this.wards = wards;
    }

    @GetMapping("/rosters/{id}/ward")
    String ward(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page, Model model) {
        int shown = Math.max(0, page);
        var question = wards.question(new RosterId(id), shown, PEOPLE);
        model.addAttribute("question", question);
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("page", shown);
        model.addAttribute("pages", (question.ward().people() + PEOPLE - 1) / PEOPLE);
        model.addAttribute("longestReason", WardVerification.LONGEST_REASON);
        return "ward-people";
    }
}
