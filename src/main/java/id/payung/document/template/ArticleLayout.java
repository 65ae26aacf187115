package id.payung.document.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the plain body of an article is printed: numbered paragraphs, items below them, tables. */
public final class ArticleLayout {

    private static final Pattern ITEM = Pattern.compile("([a-z]\\.) (.*)");
    private static final Pattern RULE = Pattern.compile("[|\\-: ]+");

    private ArticleLayout() {}

    /**
     * A piece of an article: a paragraph, an item below one, or a table.
     *
     * @param label the paragraph's number or the item's letter; null for a paragraph that stands alone
     * @param head the table's first row, which is printed again on every page
     * @param rows the table's other rows, all as wide as its head
     */
    public record Part(Kind kind, @Nullable String label, String text, List<String> head, List<List<String>> rows) {
        public Part {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    public enum Kind {
        PARAGRAPH,
        ITEM,
        TABLE
    }

    public static List<Part> of(String body) {
        var lines =
                body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        boolean numbered = lines.stream().filter(ArticleLayout::isParagraph).count() > 1;
        List<Part> parts = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            if (line.startsWith("|")) {
                if (!RULE.matcher(line).matches()) {
                    table.add(cells(line));
                }
                continue;
            }
            flush(table, parts);
            var item = ITEM.matcher(line);
            if (item.matches()) {
                parts.add(new Part(Kind.ITEM, item.group(1), item.group(2), List.of(), List.of()));
            } else {
                number++;
                parts.add(new Part(Kind.PARAGRAPH, numbered ? "(" + number + ")" : null, line, List.of(), List.of()));
            }
        }
        flush(table, parts);
        return parts;
    }

    private static boolean isParagraph(String line) {
        return !line.startsWith("|") && !ITEM.matcher(line).matches();
    }

    private static List<String> cells(String line) {
        var inner = line.substring(1, line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length());
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static void flush(List<List<String>> table, List<Part> parts) {
        if (table.isEmpty()) {
            return;
        }
        int width = table.stream().mapToInt(List::size).max().orElse(0);
        var rows = table.stream().map(row -> padded(row, width)).toList();
        parts.add(new Part(Kind.TABLE, null, "", rows.get(0), rows.subList(1, rows.size())));
        table.clear();
    }

    private static List<String> padded(List<String> row, int width) {
        var cells = new ArrayList<>(row);
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }
}
