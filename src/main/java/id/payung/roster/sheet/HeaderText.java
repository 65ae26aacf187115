package id.payung.roster.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares headers without regard to case, accents, spaces, dots and underscores. */
public final class HeaderText {

    /** A longer cell is no header, and is not compared with any. */
    public static final int LONGEST = 100;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LETTER_OR_DIGIT = Pattern.compile("[^a-z0-9]+");
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\([^)]*\\)");

    private HeaderText() {}

    public static String normal(String header) {
        var plain = MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NOT_A_LETTER_OR_DIGIT.matcher(plain).replaceAll("");
    }

    /** The column that the header names, a remark in parentheses left out: {@code Tgl. Lahir (dd-mm-yyyy)}. */
    public static Optional<RosterColumn> column(String header) {
        return column(header, HeaderAliases.NONE);
    }

    /** The same, with further names: what is known without them goes first. */
    static Optional<RosterColumn> column(String header, HeaderAliases aliases) {
        if (header.isEmpty() || header.length() > LONGEST) {
            return Optional.empty();
        }
        var whole = normal(header);
        return named(whole, aliases).or(() -> {
            var remarkLeftOut = normal(IN_PARENTHESES.matcher(header).replaceAll(" "));
            return remarkLeftOut.equals(whole) ? Optional.empty() : named(remarkLeftOut, aliases);
        });
    }

    private static Optional<RosterColumn> named(String normal, HeaderAliases aliases) {
        return RosterColumn.ofName(normal).or(() -> aliases.column(normal));
    }

    /** How many letters must change, or neighbours change places, to make one text the other; at most {@code limit} + 1. */
    public static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) > limit) {
            return limit + 1;
        }
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
            }
        }
        return Math.min(cost[one.length()][other.length()], limit + 1);
    }

    private static int cheapest(int[][] cost, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    /** How far a text may be from a name to be offered as what was meant. */
    public static int tolerance(String text) {
        return Math.max(1, text.length() / 3);
    }
}
