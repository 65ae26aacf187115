package id.payung.document.template;

/**
 * One article of a text. Its body is plain: a line is a paragraph, a line that begins with a letter and a dot is an item of
 * the paragraph above, lines that begin with a bar are rows of a table. {@link ArticleLayout} says how that is printed.
 */
public record Article(String heading, String body) {

    public Article {
        heading = oneLine(heading);
        body = tidy(body);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    /** The same text however it was typed or pasted, so that only what is read makes a difference. */
    static String tidy(String text) {
        return text.replaceAll("\\R", "\n")
                .replaceAll("[\\t\\u00a0 ]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
