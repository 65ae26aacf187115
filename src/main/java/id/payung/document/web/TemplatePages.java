package id.payung.document.web;

import id.payung.document.template.TextField;
import id.payung.document.template.TextTemplates;
import id.payung.platform.Refused;
import id.payung.platform.Sentences;
import id.payung.platform.page.WebPage;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the legal staff of an office write the templates of its texts. */
@WebPage
class TemplatePages {

    private static final int LINES = 25;
    private static final Pattern PLACE = Pattern.compile("(articles|clauses)\\[(\\d+)].*");

    private final TextTemplates templates;
    private final Sentences sentences;

    TemplatePages(TextTemplates templates, Sentences sentences) {
        this.templates = templates;
        this.sentences = sentences;
    }

    @GetMapping("/templates")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("listing", templates.page(null, Math.max(0, page), LINES));
        model.addAttribute("kinds", templates.kinds());
        model.addAttribute("mayWrite", templates.mayWrite());
        model.addAttribute("zone", ZoneId.of("Asia/Jakarta"));
        return "templates";
    }

    /** What is wrong, and with which article or clause. */
    record Fault(@Nullable String place, String sentence) {}

    @GetMapping("/templates/{kind}/{number}")
    String one(@PathVariable String kind, @PathVariable int number, Model model) {
        var sheet = templates.sheet(kind, number);
        boolean mayWrite = templates.mayWrite();
        model.addAttribute("sheet", sheet);
        model.addAttribute("version", sheet.version());
        model.addAttribute("mayWrite", mayWrite);
        model.addAttribute(
                "mayChange",
                mayWrite && !sheet.version().isPublished() && sheet.version().branch() != null);
        model.addAttribute("faults", faults(sheet));
        model.addAttribute(
                "mandatory",
                sheet.fields().stream()
                        .filter(TextField::mandatory)
                        .map(TextField::name)
                        .toList());
        model.addAttribute("zone", ZoneId.of("Asia/Jakarta"));
        return "template";
    }

    private List<Fault> faults(TextTemplates.Sheet sheet) {
        return sheet.faults().stream()
                .map(reason -> new Fault(place(sheet, reason), sentences.of(reason)))
                .toList();
    }

    private @Nullable String place(TextTemplates.Sheet sheet, Refused.Reason reason) {
        var place = PLACE.matcher(reason.field() == null ? "" : reason.field());
        if (!place.matches()) {
            return null;
        }
        int at = Integer.parseInt(place.group(2));
        if (place.group(1).equals("articles")) {
            return sentences.of("document.template.article", String.valueOf(at + 1));
        }
        var clause = sheet.content().clauses().get(at);
        return sentences.of("template.field.%s.%s".formatted(clause.field(), clause.option()));
    }
}
