package id.payung.roster.sheet;

import java.util.regex.Pattern;

/** Text as workbooks keep it: in runs of different looks, with readings beside it that are not text, with escapes. */
final class XlsxText {

    /** What a cell holds at most, by the program that made the format. */
    static final int LONGEST = 32_767;

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxText() {}

    /** The whole text within the element that has just begun; the reader stands at its end afterwards. */
    static String read(PartXml xml, String element) throws FileRefused {
        var text = new StringBuilder();
        boolean inText = false;
        int readings = 0;
        while (xml.next()) {
            if (xml.isStart()) {
                if (xml.name().equals("rPh")) {
                    readings++;
                }
                inText = readings == 0 && xml.name().equals("t");
            } else if (xml.isEnd()) {
                if (xml.name().equals(element)) {
                    return decoded(text.toString());
                }
                if (xml.name().equals("rPh")) {
                    readings--;
                }
                inText = false;
            } else if (inText) {
                xml.appendText(text, LONGEST);
            }
        }
        throw xml.damaged();
    }

    /** What XML cannot hold is written {@code _x000D_}. */
    static String decoded(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
