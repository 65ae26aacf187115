package id.payung.agreement.web;

import id.payung.agreement.NumberRegister;
import id.payung.party.Organisations;
import id.payung.platform.Refused;
import id.payung.platform.page.WebPage;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of a branch's numbers as a page. */
@WebPage
class NumberPages {

    private static final int LINES = 50;

    private final NumberRegister register;
    private final Organisations organisations;

    NumberPages(NumberRegister register, Organisations organisations) {
        this.register = register;
        this.organisations = organisations;
    }

    @GetMapping("/numbers")
    String numbers(
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        List<String> branches = register.readable();
        if (branches.isEmpty()) {
            throw Refused.forbidden("agreement.numbers.onlyTheBranch");
        }
        var listing = register.of(
                branch == null || branch.isBlank() ? branches.get(0) : branch, year, Math.max(0, page), LINES);
        model.addAttribute("listing", listing);
        model.addAttribute("branchName", organisations.nameOf(listing.branch()));
        model.addAttribute(
                "branches",
                branches.stream()
                        .collect(Collectors.toMap(
                                id -> id, organisations::nameOf, (a, b) -> a, java.util.TreeMap::new)));
        return "numbers";
    }
}
