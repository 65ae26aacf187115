package id.payung.roster.sheet;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.regex.Pattern;

/** What a person typed into a cell, freed of what cannot be seen. Data, never a formula, markup or SQL. */
public final class CellText {

    private static final int LONGEST_QUOTE = 40;
    private static final int MOST_DIGITS_QUOTED = 7;
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private CellText() {}

    /** Without zero-width and direction marks, control characters as spaces, no space at either end. */
    static String clean(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        var clean = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (isSeen(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    // Half a surrogate is no character, and cannot be stored.
    private static boolean isSeen(int c) {
        int type = Character.getType(c);
        return type != Character.FORMAT
                && type != Character.SURROGATE
                && c != 0xFFFE
                && c != 0xFFFF
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return raw.isEmpty() || (raw.charAt(0) != ' ' && raw.charAt(raw.length() - 1) != ' ');
    }

    /** The text as a sentence may quote it: short, and with every digit hidden where it could be an identity number. */
    public static String quotable(String text) {
        var clean = clean(text);
        if (DIGIT.matcher(clean).results().count() > MOST_DIGITS_QUOTED) {
            clean = DIGIT.matcher(clean).replaceAll("*");
        }
        if (clean.codePointCount(0, clean.length()) <= LONGEST_QUOTE) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…";
    }

    /** The column as a spreadsheet calls it: 0 is A, 26 is AA. */
    static String columnLetters(int position) {
        var letters = new StringBuilder();
        for (int rest = position; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
