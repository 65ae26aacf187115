package id.payung.document.template;

import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Reason;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a text, all of it at once: nothing is generated from a text in which something is wrong. */
final class TemplateCheck {

    /** What the printed letters know; anything else would come out as a hash sign. */
    private static final Charset PRINTABLE = Charset.forName("windows-1252");

    private TemplateCheck() {}

    /** Why the content cannot even be kept as a draft: too much of it, or what no paper may hold. */
    static List<Reason> limits(TextKind kind, TemplateContent content) {
        var reasons = new ArrayList<Reason>();
        if (content.articles().size() > TemplateContent.MOST_ARTICLES) {
            reasons.add(Reason.of("articles", "document.template.tooManyArticles", TemplateContent.MOST_ARTICLES));
            return reasons;
        }
        long length = 0;
        for (int i = 0; i < content.articles().size(); i++) {
            var article = content.articles().get(i);
            length += article.heading().length() + article.body().length();
            reasons.addAll(limits("articles[%d].".formatted(i), article));
        }
        var known = new HashSet<String>();
        for (int i = 0; i < content.clauses().size(); i++) {
            var clause = content.clauses().get(i);
            var field = "clauses[%d].body".formatted(i);
            boolean declared = TextField.find(kind.fields(), clause.field())
                    .filter(choice -> choice.options().contains(clause.option()))
                    .isPresent();
            if (!declared || !known.add(clause.field() + " " + clause.option())) {
                reasons.add(Reason.of(field, "document.template.clause.unknown"));
                return reasons;
            }
            length += clause.body().length();
            body(field, clause.body(), reasons);
        }
        if (length > TemplateContent.LONGEST_TEXT) {
            reasons.add(Reason.of("articles", "document.template.tooLong", TemplateContent.LONGEST_TEXT));
        }
        return reasons;
    }

    /** @param prefix of the field's name: {@code articles[3].} */
    static List<Reason> limits(String prefix, Article article) {
        var reasons = new ArrayList<Reason>();
        if (article.heading().length() > TemplateContent.LONGEST_HEADING) {
            reasons.add(Reason.of(prefix + "heading", "form.refused.tooLong", TemplateContent.LONGEST_HEADING));
        }
        letters(prefix + "heading", article.heading(), reasons);
        body(prefix + "body", article.body(), reasons);
        return reasons;
    }

    private static void body(String field, String body, List<Reason> reasons) {
        if (body.length() > TemplateContent.LONGEST_BODY) {
            reasons.add(Reason.of(field, "form.refused.tooLong", TemplateContent.LONGEST_BODY));
            return;
        }
        if (body.lines().count() > TemplateContent.MOST_LINES) {
            reasons.add(Reason.of(field, "document.template.tooManyLines", TemplateContent.MOST_LINES));
        }
        letters(field, body, reasons);
    }

    private static void letters(String field, String text, List<Reason> reasons) {
        IdentityNumberInText.refusal(field, text).ifPresent(reasons::add);
        var encoder = PRINTABLE.newEncoder();
        text.codePoints()
                .filter(letter -> letter != '\n')
                .filter(letter -> Character.isISOControl(letter) || !encoder.canEncode(Character.toString(letter)))
                .findFirst()
                .ifPresent(letter -> reasons.add(Reason.of(
                        field, "document.template.letter", Character.toString(letter), "U+%04X".formatted(letter))));
    }

    /** Why nothing may be made of the content yet. */
    static List<Reason> faults(TextKind kind, TemplateContent content) {
        var reasons = new ArrayList<Reason>();
        var used = new HashSet<String>();
        if (content.articles().isEmpty()) {
            reasons.add(Reason.of("articles", "document.template.noArticles"));
        }
        for (int i = 0; i < content.articles().size(); i++) {
            used.addAll(faults(
                    kind, "articles[%d].".formatted(i), content.articles().get(i), reasons));
        }
        for (int i = 0; i < content.clauses().size(); i++) {
            var clause = content.clauses().get(i);
            var field = "clauses[%d].body".formatted(i);
            if (clause.body().isBlank() && used.contains(clause.field())) {
                reasons.add(Reason.of(field, "form.refused.missing"));
            }
            // A clause within a clause would have to be chosen before it is known.
            used(kind, field, clause.body(), reasons).stream()
                    .filter(name -> TextField.find(kind.fields(), name)
                            .filter(TextField::isClause)
                            .isPresent())
                    .forEach(name -> reasons.add(Reason.of(field, "document.template.clause.nested", name)));
        }
        for (var choice : kind.fields()) {
            if (used.contains(choice.name())
                    && !choice.options().stream().allMatch(option -> content.clause(choice.name(), option)
                            .isPresent())) {
                reasons.add(Reason.of("articles", "document.template.clause.missing", choice.name()));
            }
        }
        reasons.addAll(missing(kind, used));
        return reasons;
    }

    /** What every text of the kind must say and this one does not. */
    static List<Reason> missing(TextKind kind, Set<String> used) {
        return kind.fields().stream()
                .filter(TextField::mandatory)
                .filter(field -> !used.contains(field.name()))
                .map(field -> Reason.of("articles", "document.template.mandatory." + field.name()))
                .toList();
    }

    /** Adds what is wrong with one article. @return the placeholders in it */
    static Set<String> faults(TextKind kind, String prefix, Article article, List<Reason> reasons) {
        if (article.heading().isBlank()) {
            reasons.add(Reason.of(prefix + "heading", "form.refused.missing"));
        }
        if (article.body().isBlank()) {
            reasons.add(Reason.of(prefix + "body", "form.refused.missing"));
        }
        var used = new HashSet<>(used(kind, prefix + "heading", article.heading(), reasons));
        used.addAll(used(kind, prefix + "body", article.body(), reasons));
        return used;
    }

    private static Set<String> used(TextKind kind, String field, String text, List<Reason> reasons) {
        var read = TemplateText.of(text);
        read.faults().forEach(fault -> reasons.add(Reason.of(field, fault.key(), fault.excerpt())));
        read.names().stream()
                .filter(name -> TextField.find(kind.fields(), name).isEmpty())
                .sorted()
                .forEach(name -> reasons.add(Reason.of(field, "document.template.undeclared", name)));
        return read.names();
    }

    static void orThrow(List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw Refused.fields(reasons);
        }
    }
}
