package id.payung.agreement.web;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementTextView;
import id.payung.party.Organisations;
import id.payung.platform.page.WebPage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The text of an agreement for its reviewers: what is different from the round before, and what was said about it. */
@WebPage
class AgreementTextPage {

    private final AgreementTextView view;
    private final AgreementDirectory directory;
    private final Organisations organisations;

    AgreementTextPage(AgreementTextView view, AgreementDirectory directory, Organisations organisations) {
        this.view = view;
        this.directory = directory;
        this.organisations = organisations;
    }

    @GetMapping("/agreements/{id}/text")
    String text(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer round,
            @RequestParam(required = false) @Nullable String against,
            Model model) {
        var agreement = new AgreementId(id);
        model.addAttribute("shown", view.show(agreement, round, against));
        model.addAttribute("template", AgreementTextView.TEMPLATE);
        model.addAttribute(
                "zone",
                organisations
                        .municipality(directory.facts(agreement).municipality())
                        .zone());
        return "agreement-text";
    }
}
