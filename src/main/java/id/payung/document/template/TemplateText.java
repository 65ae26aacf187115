package id.payung.document.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text with placeholders. Of Mustache's tags only a bare name is let through: sections call what they find, partials load
 * files, and a name with a dot reads whatever the value offers.
 */
final class TemplateText {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern NAME = Pattern.compile(" *[A-Za-z][A-Za-z0-9]* *");
    private static final int SHOWN = 40;
    private static final Mustache.Compiler PLAIN = Mustache.compiler()
            .escapeHTML(false) // the text is not HTML; it is escaped where it is printed
            .withLoader(name -> {
                throw new IllegalStateException("Nothing is included in the text of an agreement");
            });

    /** Something in braces that cannot stand: which message says why, and how it begins. */
    record Fault(String key, String excerpt) {}

    private final String text;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private TemplateText(String text) {
        this.text = text;
    }

    static TemplateText of(String text) {
        var read = new TemplateText(text);
        read.scan();
        return read;
    }

    private void scan() {
        int at = 0;
        while (true) {
            int open = text.indexOf(OPEN, at);
            int close = text.indexOf(CLOSE, at);
            if (open < 0) {
                if (close >= 0) {
                    fault("document.template.tag.unopened", Math.max(at, close - SHOWN), close + CLOSE.length());
                }
                return;
            }
            if (close >= 0 && close < open) {
                fault("document.template.tag.unopened", Math.max(at, close - SHOWN), close + CLOSE.length());
                at = close + CLOSE.length();
                continue;
            }
            int next = text.indexOf(OPEN, open + 1);
            // Three braces begin at the second place too.
            if (next == open + 1) {
                next = text.indexOf(OPEN, open + 3);
            }
            if (close < 0 || next >= 0 && next < close) {
                fault("document.template.tag.unclosed", open, next < 0 ? text.length() : next);
                at = next < 0 ? text.length() : next;
                continue;
            }
            int end = close + CLOSE.length();
            var inner = text.substring(open + OPEN.length(), close);
            if (NAME.matcher(inner).matches()) {
                names.add(inner.strip());
            } else {
                while (end < text.length() && text.charAt(end) == '}') {
                    end++;
                }
                fault("document.template.tag.forbidden", open, end);
            }
            at = end;
        }
    }

    private void fault(String key, int from, int to) {
        var excerpt = text.substring(from, Math.min(to, text.length())).replace('\n', ' ');
        faults.add(new Fault(key, excerpt.length() <= SHOWN ? excerpt : excerpt.substring(0, SHOWN) + "…"));
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The placeholders in it, in order of appearance. */
    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** @param values for all {@link #names} */
    String fill(Map<String, String> values) {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The text has faults: " + faults);
        }
        Template template = PLAIN.compile(text);
        return template.execute(values);
    }
}
