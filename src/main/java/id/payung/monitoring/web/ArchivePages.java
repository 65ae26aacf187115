package id.payung.monitoring.web;

import id.payung.monitoring.ArchiveSearch;
import id.payung.monitoring.Scopes;
import id.payung.platform.page.WebPage;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The archive as a page: agreements and papers by their words. */
@WebPage
class ArchivePages {

    private static final int LINES = 20;

    private final Scopes scopes;
    private final ArchiveSearch search;

    ArchivePages(Scopes scopes, ArchiveSearch search) {
        this.scopes = scopes;
        this.search = search;
    }

    @GetMapping("/archive")
    String archive(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var words = new ArchiveQuery(q).words();
        model.addAttribute("q", words);
        model.addAttribute("listing", search.of(scopes.mine(), words, page, LINES));
        model.addAttribute(
                "address",
                UriComponentsBuilder.fromPath("/archive")
                        .queryParam("q", "{q}")
                        .encode()
                        .buildAndExpand(words)
                        .toUriString());
        return "archive";
    }
}
